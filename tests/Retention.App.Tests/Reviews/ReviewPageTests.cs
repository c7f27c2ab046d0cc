using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Tests.Merchant;
using Retention.Reviews;

namespace Retention.App.Tests.Reviews;

/// <summary>What a merchant sees of reviews, and decides.</summary>
[Collection("Azurite")]
public sealed class ReviewPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task What_waits_is_seen_with_its_reason_and_is_published_by_a_press()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.ReviewAsync(2, "Better at cheapmugs.com");
        using var merchant = await Visitor.InAsync(shop.App, shop.Id);
        var page = await merchant.OpenAsync("/app/reviews");
        var article = page.QuerySelectorAll("article").ShouldHaveSingleItem();
        foreach (var words in new[] { "★★☆☆☆", "Blue Mug", "Better at cheapmugs.com", "Ann S.", "Bought in your shop", "It seems to hold a web address" })
            article.TextContent.ShouldContain(words);
        page = await merchant.PressAsync((IHtmlFormElement)article.QuerySelector("form[action*=publish]")!);
        page.Body!.TextContent.ShouldContain("The review is published.");
        page.QuerySelectorAll(".tab").Select(tab => tab.TextContent).ShouldBe(["Waiting for you (0)", "Published (1)", "Rejected (0)", "Taken back (0)"]);
        (await shop.ShownAsync()).Summary.ShouldBe(Aggregate.None.Plus(2, 1));
        (await shop.ListAsync(ReviewState.Published)).ShouldHaveSingleItem().Decisions.Select(decision => (decision.State, decision.Reason, decision.By is null)).ShouldBe([(ReviewState.Pending, "link", true), (ReviewState.Published, null, false)]);
    }

    [Fact]
    public async Task A_review_is_rejected_for_a_reason_of_the_list_and_for_none_beside_it()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.ReviewAsync(1, "It broke.");
        using var merchant = await Visitor.InAsync(shop.App, shop.Id);
        var page = await merchant.OpenAsync("/app/reviews?state=published");
        var form = (IHtmlFormElement)page.QuerySelector("form[action*=reject]")!;
        form.QuerySelectorAll("option").Select(option => option.GetAttribute("value")).ShouldBe(["", .. ReviewReason.ForStaff.Select(reason => reason.Key)]);
        var path = form.GetAttribute("action")!;
        foreach (var reason in new[] { "", "negative", "look-first", "link" })
        {
            using var refused = await merchant.PostAsync(path, ("reason", reason));
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest, reason);
        }

        (await shop.ShownAsync()).Summary.Count.ShouldBe(1);
        using var answer = await merchant.PostAsync(path, ("reason", "not-about-item"));
        answer.Headers.Location!.OriginalString.ShouldBe("/app/reviews?state=published&told=review-rejected");
        (await shop.ShownAsync()).Summary.Count.ShouldBe(0);
        (await merchant.OpenAsync("/app/reviews?state=rejected")).QuerySelector("article")!.TextContent.ShouldContain("It is not about the item. Decided by");
        (await PostAsync(merchant, "/app/reviews/0123456789abcdef01234567/reject", ("reason", "insult"))).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(merchant, "/app/reviews/..%7Cx/publish")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task All_in_which_nothing_is_suspicious_are_published_at_once_good_and_bad_and_the_suspicious_stay()
    {
        await using var shop = await ReviewShop.StartAsync(azurite, ReviewShowing.AfterALook);
        await shop.ReviewAsync(1, "It broke.");
        await shop.ReviewAsync(5, "Lovely.", item: "20");
        await shop.ReviewAsync(5, "Lovely. cheapmugs.com", item: "21");
        using var merchant = await Visitor.InAsync(shop.App, shop.Id);
        var page = await merchant.PressAsync((IHtmlFormElement)(await merchant.OpenAsync("/app/reviews")).QuerySelector("form[action$='/reviews/publish']")!);
        page.QuerySelectorAll(".tab").Select(tab => tab.TextContent).ShouldBe(["Waiting for you (1)", "Published (2)", "Rejected (0)", "Taken back (0)"]);
        (await shop.ShownAsync()).Summary.Hundredths.ShouldBe(300);
    }

    [Fact]
    public async Task Reviews_are_found_by_state_product_and_stars_a_page_at_a_time()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        for (var order = 10; order < 40; order++)
        {
            await shop.BuyAsync($"{order}", $"p{order}@example.test");
            await shop.ReviewAsync(1 + (order % 5), $"Number {order}.", $"{order}", order % 3 == 0 ? "21" : "19", ReviewShop.At.AddMinutes(order));
        }

        using var merchant = await Visitor.InAsync(shop.App, shop.Id);
        var page = await merchant.OpenAsync("/app/reviews?state=published");
        Texts(page).ShouldBe([.. Enumerable.Range(15, 25).Reverse().Select(order => $"Number {order}.")]);
        page = await merchant.OpenAsync(page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Texts(page).ShouldBe([.. Enumerable.Range(10, 5).Reverse().Select(order => $"Number {order}.")]);
        page.QuerySelector("a[rel=next]").ShouldBeNull();
        page = await merchant.OpenAsync($"/app/reviews?state=published&product={ReviewShop.Jug}&stars=3");
        Texts(page).ShouldBe(["Number 27.", "Number 12."]);
        page.Body!.TextContent.ShouldContain("Only of Milk Jug: 3.00 of 5 from 10 reviews");
        foreach (var odd in new[] { "?state=x&stars=9&after=x", "?product=' or 1 eq 1", $"?product={new string('x', 300)}" })
            (await merchant.OpenAsync($"/app/reviews{odd}")).QuerySelector("h1")!.TextContent.ShouldBe("Reviews");
    }

    [Fact]
    public async Task The_export_holds_every_review_and_no_formula()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.ReviewAsync(2, "=HYPERLINK(\"x\") \"quoted\"\nand more");
        await shop.ReviewAsync(5, "cheapmugs.com", item: "21");
        using var merchant = await Visitor.InAsync(shop.App, shop.Id);
        using var answer = await merchant.GetAsync("/app/reviews/export");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var text = await answer.Content.ReadAsStringAsync();
        text.Split("\r\n")[0].ShouldBe("Id,Written,State,Reason,Stars,Title,Text,Name,Product,Item,Variant,Order,Verified,Rewarded,Gift,Decided by,Decided,Photos,Reply,Replied,Imported from");
        text.ShouldContain("\"'=HYPERLINK(\"\"x\"\") \"\"quoted\"\"\nand more\",\"Ann S.\",\"7001\",\"Blue Mug\",\"19\",\"1\",\"yes\",\"no\",\"no\",\"rules\"");
        text.ShouldContain("\"waiting\",\"link\",\"5\"");
    }

    [Fact]
    public async Task What_is_shown_is_set_on_the_page_and_a_value_that_is_none_changes_nothing()
    {
        await using var shop = await ReviewShop.StartAsync(azurite, ReviewShowing.Off);
        using var merchant = await Visitor.InAsync(shop.App, shop.Id);
        (await merchant.OpenAsync("/app/reviews")).Body!.TextContent.ShouldContain("Your shop shows no reviews.");
        var card = (await merchant.OpenAsync("/app/setup")).QuerySelector("form[action$='/setup/reviews']")!;
        card.QuerySelectorAll("input[name=show]").Select(radio => radio.GetAttribute("value")).ShouldBe(["off", "looked-at", "at-once"]);
        foreach (var (value, showing) in new[] { ("at-once", ReviewShowing.AtOnce), ("always", ReviewShowing.AtOnce), ("looked-at", ReviewShowing.AfterALook) })
        {
            await PostAsync(merchant, "/app/setup/reviews", ("show", value));
            (await shop.ShopAsync()).Settings.ShowReviews.ShouldBe(showing);
        }

        (await shop.ShopAsync()).Settings.WritesReviewFigures.ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_shopper_wrote_is_text_on_the_page_and_no_markup()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.ReviewAsync(2, "<img src=x onerror=alert(1)><script>alert(1)</script>");
        using var merchant = await Visitor.InAsync(shop.App, shop.Id);
        var page = await merchant.OpenAsync("/app/reviews?state=published");
        page.QuerySelector("article img, article script").ShouldBeNull();
        page.QuerySelector("article")!.TextContent.ShouldContain("<script>alert(1)</script>");
    }

    private static IEnumerable<string> Texts(IHtmlDocument page) => page.QuerySelectorAll("article .said").Select(said => said.TextContent);

    private static async Task<HttpStatusCode> PostAsync(Visitor merchant, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await merchant.PostAsync(path, fields);
        return answer.StatusCode;
    }
}
