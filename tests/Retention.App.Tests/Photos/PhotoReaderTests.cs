using System.Text;
using Retention.App.Photos;

namespace Retention.App.Tests.Photos;

/// <summary>What is taken as a photo, what is left of it, and what is refused for which reason.</summary>
public sealed class PhotoReaderTests
{
    [Theory]
    [InlineData("mug.jpg", 96, 64)]
    [InlineData("mug.png", 96, 64)]
    [InlineData("clear.png", 60, 80)]
    [InlineData("lossy.webp", 96, 64)]
    [InlineData("clear.webp", 60, 80)]
    [InlineData("lossless.webp", 60, 80)]
    public void A_photo_is_read_with_its_size_and_read_again_it_stays_as_it_is(string name, int width, int height)
    {
        var photo = Taken(SamplePhotos.Read(name));
        (photo.Width, photo.Height).ShouldBe((width, height));
        Taken(photo.Bytes).Bytes.ShouldBe(photo.Bytes);
        photo.Bytes.Length.ShouldBeLessThanOrEqualTo(SamplePhotos.Read(name).Length);
        Encoding.Latin1.GetString(photo.Bytes).ShouldNotContain("ICC");
    }

    public static TheoryData<string, byte[]> Talkative => new()
    {
        { "jpeg", SamplePhotos.TalkativeJpeg() }, { "jpeg turned", SamplePhotos.TalkativeJpeg(6) }, { "png", SamplePhotos.TalkativePng() },
        { "png turned", SamplePhotos.TalkativePng(8) }, { "webp", SamplePhotos.TalkativeWebP() }, { "webp turned", SamplePhotos.TalkativeWebP(6) },
    };

    [Theory]
    [MemberData(nameof(Talkative))]
    public void Where_and_with_what_a_photo_was_taken_is_gone_and_so_is_all_behind_it(string name, byte[] file)
    {
        Encoding.Latin1.GetString(file).ShouldContain(SamplePhotos.Secret);
        var photo = Taken(file);
        var text = Encoding.Latin1.GetString(photo.Bytes);
        foreach (var word in new[] { "PLANTED", "adobe", "script", "Photoshop", "tEXt", "acTL", "XMP", "MPF" })
            text.Contains(word, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{name}: {word}");
        photo.Bytes.Length.ShouldBeLessThan(file.Length);
    }

    [Theory]
    [InlineData(1, 96, 64)]
    [InlineData(3, 96, 64)]
    [InlineData(6, 64, 96)]
    [InlineData(8, 64, 96)]
    public void Which_way_up_a_photo_is_shown_stays_in_all_forms_and_nothing_else_of_what_the_camera_said(int orientation, int width, int height)
    {
        foreach (var file in new[] { SamplePhotos.TalkativeJpeg(orientation), SamplePhotos.TalkativePng(orientation), SamplePhotos.TalkativeWebP(orientation) })
        {
            var photo = Taken(file);
            (photo.Width, photo.Height).ShouldBe(photo.Kind == PhotoKind.WebP ? orientation >= 5 ? (80, 60) : (60, 80) : (width, height), photo.Kind.ToString());
            (photo.Bytes.AsSpan().IndexOf(Orientation.Write(orientation)) >= 0).ShouldBe(orientation != 1);
            Taken(photo.Bytes).Bytes.ShouldBe(photo.Bytes);
        }
    }

    public static TheoryData<string, byte[], PhotoFault> Refused => new()
    {
        { "nothing", [], PhotoFault.Empty },
        { "a page called photo.jpg", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray(), PhotoFault.NotAPhoto },
        { "a drawing", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray(), PhotoFault.NotAPhoto },
        { "a GIF", "GIF89a"u8.ToArray(), PhotoFault.NotAPhoto },
        { "a film", [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 0, 0], PhotoFault.NotAPhoto },
        { "an iPhone's own form", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0], PhotoFault.Heic },
        { "the other iPhone form", [0, 0, 0, 24, .. "ftypmif1"u8, 0, 0, 0, 0], PhotoFault.Heic },
        { "nothing but a beginning", [0xFF, 0xD8, 0xFF], PhotoFault.Damaged },
        { "a page behind a beginning", [0xFF, 0xD8, 0xFF, 0xE0, .. "<script>alert(1)</script>"u8], PhotoFault.Damaged },
        { "half a JPEG", SamplePhotos.Jpeg[..700], PhotoFault.Damaged },
        { "a JPEG without its last byte", SamplePhotos.Jpeg[..^1], PhotoFault.Damaged },
        { "half a PNG", SamplePhotos.Png[..3_000], PhotoFault.Damaged },
        { "half a WebP", SamplePhotos.Read("lossy.webp")[..600], PhotoFault.Damaged },
        { "a PNG with a wrong sum", [.. SamplePhotos.Png[..100], (byte)~SamplePhotos.Png[100], .. SamplePhotos.Png[101..]], PhotoFault.Damaged },
        { "a WebP that moves", Film(), PhotoFault.Animated },
        { "too many bytes", [0xFF, 0xD8, 0xFF, .. new byte[PhotoLimits.MostBytes]], PhotoFault.TooLarge },
        { "an icon", SamplePhotos.Bomb(49, 49, 49 * 50), PhotoFault.TooSmall },
        { "a side too long", SamplePhotos.Bomb(12_001, 60, 1), PhotoFault.TooManyPixels },
        { "a picture too large", SamplePhotos.Bomb(10_000, 5_001, 1), PhotoFault.TooManyPixels },
        { "a size that runs over", SamplePhotos.Bomb(int.MaxValue, int.MaxValue, 1), PhotoFault.TooManyPixels },
        { "a bomb", SamplePhotos.Bomb(100, 100, 500_000_000), PhotoFault.Damaged },
        { "a picture that ends early", SamplePhotos.Bomb(100, 100, 10_099), PhotoFault.Damaged },
        { "too much to unpack", SamplePhotos.Bomb(10_000, 5_000, 1, depth: 16, colour: 6), PhotoFault.TooManyPixels },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_photo_is_refused_for_its_reason(string name, byte[] file, PhotoFault fault) =>
        PhotoReader.Read(file).ShouldBe(new PhotoRead.Refused(fault), name);

    [Fact]
    public void A_bomb_is_unpacked_no_further_than_its_header_promises()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        PhotoReader.Read(SamplePhotos.Bomb(5_000, 5_000, 25_005_000)).ShouldBeOfType<PhotoRead.Photo>().Width.ShouldBe(5_000);
        PhotoReader.Read(SamplePhotos.Bomb(5_000, 5_000, 25_005_001)).ShouldBe(new PhotoRead.Refused(PhotoFault.Damaged));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8_000_000, "the 25 MB are never held");
    }

    [Fact]
    public void What_is_hidden_behind_the_pixels_within_their_own_chunk_is_found()
    {
        var (file, png) = (new List<byte>(SamplePhotos.Png[..33]), Taken(SamplePhotos.Png).Bytes);
        var pixels = png[41..^16];
        file.AddRange(SamplePhotos.Chunk("IDAT", pixels));
        file.AddRange(SamplePhotos.Chunk("IEND", []));
        Taken([.. file]).Bytes.ShouldBe(png);
        PhotoReader.Read([.. SamplePhotos.Png[..33], .. SamplePhotos.Chunk("IDAT", [.. pixels, .. Encoding.ASCII.GetBytes(SamplePhotos.Secret)]), .. SamplePhotos.Chunk("IEND", [])]).ShouldBe(new PhotoRead.Refused(PhotoFault.Damaged));
    }

    [Fact]
    public void A_JPEG_that_makes_its_reader_go_over_it_a_thousand_times_is_refused()
    {
        var jpeg = Taken(SamplePhotos.Jpeg).Bytes;
        var scan = jpeg[jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA])..^2];
        Taken([.. jpeg[..^2], .. Enumerable.Repeat(scan, 20).SelectMany(one => one), 0xFF, 0xD9]).Width.ShouldBe(96);
        PhotoReader.Read([.. jpeg[..^2], .. Enumerable.Repeat(scan, 1_000).SelectMany(one => one), 0xFF, 0xD9]).ShouldBe(new PhotoRead.Refused(PhotoFault.Damaged));
    }

    private static PhotoRead.Photo Taken(byte[] file) => PhotoReader.Read(file).ShouldBeOfType<PhotoRead.Photo>();

    private static byte[] Film()
    {
        byte[] file = [.. "RIFF\0\0\0\0WEBP"u8, .. SamplePhotos.WebPChunk("VP8X", [2, 0, 0, 0, 95, 0, 0, 63, 0, 0]), .. SamplePhotos.WebPChunk("ANIM", [0, 0, 0, 0, 0, 0]), .. SamplePhotos.WebPChunk("ANMF", new byte[40])];
        BitConverter.TryWriteBytes(file.AsSpan(4), file.Length - 8);
        return file;
    }
}
