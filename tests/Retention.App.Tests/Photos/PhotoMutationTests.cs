using System.Text;
using Retention.App.Photos;

namespace Retention.App.Tests.Photos;

/// <summary>Whatever is done to a photo's bytes: it is read or refused, never grows, and what was planted beside the picture never comes through.</summary>
public sealed class PhotoMutationTests
{
    private const int Rounds = 3_000;

    private static readonly string[] Kinds = ["jpeg", "png", "webp", "lossy", "lossless", "small png"];

    public static TheoryData<string> Files => [.. Kinds];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_change_of_bytes_throws_grows_or_lets_what_was_planted_through(string name)
    {
        var random = new Random(20261123);
        var (original, taken) = (Of(name), 0);
        for (var round = 0; round < Rounds; round++)
        {
            var file = Mutated(original, random);
            if (PhotoReader.Read(file) is not PhotoRead.Photo photo)
                continue;
            taken++;
            photo.Bytes.Length.ShouldBeLessThanOrEqualTo(file.Length, $"round {round}");
            Outside(photo).Contains("PLANTED", StringComparison.Ordinal).ShouldBeFalse($"round {round}");
            PhotoReader.Read(photo.Bytes).ShouldBeOfType<PhotoRead.Photo>($"round {round}").Bytes.ShouldBe(photo.Bytes, $"round {round}");
        }

        taken.ShouldBeGreaterThan(Rounds / 100, "most of the changed files can't all be refused, or nothing was looked at");
    }

    [Fact]
    public void Every_cut_of_a_photo_is_refused_or_read_and_nothing_throws()
    {
        foreach (var file in Kinds.Select(Of))
        {
            for (var length = 0; length < file.Length; length += 7)
                PhotoReader.Read(file.AsSpan(0, length)).ShouldNotBeNull();
        }
    }

    // Pixels may hold any bytes, and a change may carry some into them; the parts around them may not.
    private static string Outside(PhotoRead.Photo photo)
    {
        var text = Encoding.Latin1.GetString(photo.Bytes);
        if (photo.Kind == PhotoKind.Jpeg)
            return text[..text.IndexOf("\u00FF\u00DA", StringComparison.Ordinal)];
        if (photo.Kind == PhotoKind.Png)
            return text;
        var outside = new StringBuilder();
        for (var at = 12; at < text.Length;)
        {
            var length = BitConverter.ToInt32(photo.Bytes, at + 4);
            outside.Append(text.AsSpan(at, 8)).Append((text.AsSpan(at, 3) is "VP8" && text[at + 3] != 'X') || text.AsSpan(at, 4) is "ALPH" ? "" : text.AsSpan(at + 8, length));
            at += 8 + length + (length % 2);
        }

        return outside.ToString();
    }

    private static byte[] Of(string name) => name switch
    {
        "jpeg" => SamplePhotos.TalkativeJpeg(6),
        "png" => SamplePhotos.TalkativePng(6),
        "webp" => SamplePhotos.TalkativeWebP(6),
        "lossy" => SamplePhotos.Read("lossy.webp"),
        "lossless" => SamplePhotos.Read("lossless.webp"),
        _ => SamplePhotos.Bomb(60, 60, 60 * 61),
    };

    // A few bytes changed, a piece cut out, doubled, or moved; lengths and marks are hit as often as pixels.
    private static byte[] Mutated(byte[] original, Random random)
    {
        var file = original.ToList();
        for (var change = random.Next(3); change >= 0; change--)
        {
            var at = random.Next(2) == 0 ? random.Next(Math.Min(400, file.Count)) : random.Next(file.Count);
            var length = Math.Min(random.Next(1, 40), file.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    file[at] = (byte)random.Next(256);
                    break;
                case 1:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    file.RemoveRange(at, Math.Min(length, file.Count - 16));
                    break;
                case 3:
                    file.InsertRange(random.Next(file.Count), file.GetRange(at, length));
                    break;
                case 4:
                    file[at] = 0xFF;
                    break;
                default:
                    file.AddRange(file.GetRange(at, length));
                    break;
            }
        }

        return [.. file];
    }
}
