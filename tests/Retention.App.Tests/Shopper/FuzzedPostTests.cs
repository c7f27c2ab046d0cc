using System.Text;

namespace Retention.App.Tests.ForShoppers;

/// <summary>Whatever is posted, the program answers in words and never breaks; and what it takes, the road takes.</summary>
[Collection("Azurite")]
public sealed class FuzzedPostTests(AzuriteFixture azurite)
{
    private static readonly string[] Names = ["once", "stars-0", "title-0", "text-0", "stars-1", "score", "scored", "comment", "topic", "text", "website", "do", "letters", "item", "code", "", "\u0000", "\ud800", "a[b]"];

    private static readonly string[] Values =
        ["", "1", "5", "10", "-1", "99999999999", "problem", "save", "send", "stop", "\u0000", "\u202e", "a\u0000b", "{{x}}", "<script>", "' or 1 eq 1", "%00", "\ud83d\ude00", "é".Normalize(NormalizationForm.FormD), new string('я', 4_000), "%zz", "&&=="];

    [Fact]
    public async Task No_post_gives_a_fault_of_ours_and_nothing_is_put_aside()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var random = new Random(20261122);
        foreach (var page in new[] { "review", "answer", "arrived", "contact", "why", "saved", "code", "preferences", "unsubscribe" })
        {
            for (var round = 0; round < 14; round++)
            {
                using var content = Content(random);
                using var answer = await box.App.Http.PostAsync($"{box.Path(random.Next(3) switch { 0 => "thank-you", 1 => "case", _ => "save-for-later" }, random.Next(3) switch { 0 => "5", 1 => "19", _ => "" })}/{page}", content);
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{page} {round}");
            }
        }

        while (await Road.ByHand.ReceiveAsync(box.App, box.App.Storage.EventQueue) > 0)
        {
        }

        foreach (var page in new[] { "saved", "preferences", "why", "review" })
        {
            using var answer = await box.App.Http.GetAsync($"{box.Path()}/{page}?{Values[random.Next(Values.Length)]}={Uri.EscapeDataString(Values[9])}");
            ((int)answer.StatusCode).ShouldBeLessThan(500);
        }
    }

    private static HttpContent Content(Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                var bytes = new byte[random.Next(2_000)];
                random.NextBytes(bytes);
                var raw = new ByteArrayContent(bytes);
                raw.Headers.TryAddWithoutValidation("Content-Type", new[] { "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", "multipart/form-data" }[random.Next(4)]);
                return raw;
            case 1:
                var parts = new MultipartFormDataContent();
                for (var count = random.Next(6); count > 0; count--)
                    parts.Add(new StringContent(Values[random.Next(Values.Length)]), Names[random.Next(15)] is { Length: > 0 } name ? name : "x");
                return parts;
            default:
                var text = string.Join('&', Enumerable.Range(0, random.Next(9)).Select(_ => $"{Escaped(Names[random.Next(Names.Length)])}={Escaped(Values[random.Next(Values.Length)])}"));
                return new StringContent(text, Encoding.UTF8, "application/x-www-form-urlencoded");
        }

        string Escaped(string value) => random.Next(4) == 0 ? value.Replace('\ud800', '?') : Uri.EscapeDataString(value.Replace('\ud800', '?'));
    }
}
