using System.Net;
using Retention.App.ForShoppers;

namespace Retention.App.Tests.ForShoppers;

/// <summary>A link can be neither made nor changed, opens nothing of another shop, and runs out; what stops letters never does.</summary>
[Collection("Azurite")]
public sealed class TokenTests(AzuriteFixture azurite)
{
    private static readonly string[] Pages = ["review", "answer", "arrived", "contact", "why", "saved", "code", "preferences", "unsubscribe"];

    [Fact]
    public async Task A_changed_or_made_up_link_is_not_found_and_changes_nothing()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var token = box.Path()["/l/".Length..];
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        var before = await box.EverythingAsync();
        string[] changed = [Flip(token, 0), Flip(token, 20), Flip(token, dot - 3), Flip(token, dot + 1), Flip(token, token.Length - 3), token[..^2], token[..dot], token + "AAAA", "x", "a.b", "%F0%9F%98%80.x", new string('A', 3000)];
        foreach (var (one, page) in changed.SelectMany(one => Pages.Select(page => (one, page))))
        {
            await box.PageAsync($"/l/{one}/{page}", HttpStatusCode.NotFound);
            (await box.PostAsync($"/l/{one}/{page}", ("score", "3"), ("stars-0", "1"), ("topic", "problem"), ("text", "x"), ("do", "stop"))).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await box.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_link_bound_to_one_shop_or_shopper_says_nothing_about_another()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var other = (await box.App.AddShopifyAsync(domain: "other.myshopify.com")).Shop.Id;
        var link = box.Link("review-request", "5");
        // Signed here, but of a shop that knows neither that shopper nor that order.
        await box.PageAsync($"{box.Path(link with { Shop = other })}/review", HttpStatusCode.Gone);
        await box.PageAsync($"{box.Path(link with { Shop = "s0000" })}/review", HttpStatusCode.NotFound);
        // Another order of the same shopper is another letter's.
        (await box.PageAsync($"{box.Path(link)}/review")).Body!.TextContent.ShouldNotContain("#6");
        // The words of one shop's token under another's name: the key is the shop's own.
        var (words, code) = (box.Path(link with { Shop = other })["/l/".Length..].Split('.')[0], box.Path(link).Split('.')[1]);
        await box.PageAsync($"/l/{words}.{code}/review", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task After_180_days_only_what_stops_letters_still_opens()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path();
        box.App.Clock.Now = box.App.Clock.Now.AddDays(180);
        foreach (var page in Pages.Except(["why"], StringComparer.Ordinal))
            await box.PageAsync($"{path}/{page}");
        box.App.Clock.Now = box.App.Clock.Now.AddDays(1);
        foreach (var page in Pages)
        {
            var isForEver = page is "preferences" or "unsubscribe";
            var shown = await box.PageAsync($"{path}/{page}", isForEver ? HttpStatusCode.OK : HttpStatusCode.Gone);
            if (!isForEver)
                shown.QuerySelector("main a")!.GetAttribute("href").ShouldBe("unsubscribe");
        }

        (await box.PostAsync($"{path}/review", ("stars-0", "1"))).Status.ShouldBe(HttpStatusCode.Gone);
        (await box.PostAsync($"{path}/unsubscribe")).Status.ShouldBe(HttpStatusCode.OK);
        (await box.ShopperAsync()).Consents.ShouldContain(word => !word.IsGranted);
    }

    [Fact]
    public async Task One_click_by_a_mail_program_is_answered_without_redirect_whatever_it_posts()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        foreach (var body in new HttpContent?[] { new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]), new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } }, new StringContent("anything"), null })
        {
            using var answer = await box.App.Http.PostAsync($"{box.Path()}/unsubscribe", body);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await box.RowsAsync("consent|")).Count(row => row.GetString("Word") == "refused").ShouldBe(1);
    }

    [Fact]
    public async Task A_token_is_read_as_it_was_written_whatever_the_subject_holds()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        foreach (var subject in new[] { "", "5", "gid://shop/Order/5|x|y", "19~2937", "Bestellung № 7 \ud83d\ude00" })
        {
            var link = box.Link("thank-you", subject);
            box.App.Get<ShopperLinks>().Read(box.App.Get<ShopperLinks>().Token(link)).ShouldBe(link);
        }
    }

    private static string Flip(string token, int at) => token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
}
