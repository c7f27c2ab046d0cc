using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Retention.App.Reviews;
using Retention.App.Tests.Plugin;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Reviews;
using Retention.Shops;

namespace Retention.App.Tests.ShopPages;

/// <summary>Reviews in the shop itself: their marks, photos and answers, what search engines read, and how they are collected.</summary>
[Collection("Azurite")]
public sealed class ShownReviewsTests(AzuriteFixture azurite)
{
    private const string Attack = "</script><script>alert(1)</script>{{ shop.email }}";

    [Fact]
    public async Task A_review_stands_there_with_photos_that_keep_their_room_marks_and_the_shop_s_answer()
    {
        await using var shop = await ThemeShop.StartAsync(azurite, Showing);
        await ReviewAsync(shop.App, shop.Shop, "1", 4, "Good.", price: 0, photos: [new("0123456789abcdef01234567", 4000, 3000)]);
        await DecideAsync(shop.App, shop.Shop, "Danke!\n<b>Bis bald</b>");
        var page = (await shop.GetAsync("reviews", "", ("product", "11"), ("locale", "de"))).Page;
        var review = page.QuerySelectorAll(".retention-review").ShouldHaveSingleItem();
        review.QuerySelectorAll(".retention-badge").Select(mark => mark.TextContent).ShouldBe(["Hier gekauft", "Kostenlos erhalten"]);
        var photo = review.QuerySelector(".retention-photos img")!;
        (photo.GetAttribute("width"), photo.GetAttribute("height"), photo.GetAttribute("loading"), photo.GetAttribute("alt")).ShouldBe(("128", "96", "lazy", "Foto 1 von 1"));
        photo.GetAttribute("src")!.ShouldContain($"/photos/{shop.Shop}/0123456789abcdef01234567.");
        review.QuerySelector(".retention-reply")!.TextContent.ShouldContain("<b>Bis bald</b>");
        review.QuerySelector(".retention-reply b").ShouldBeNull();
        page.Body!.TextContent.ShouldContain("4,0 von 5 Sternen");
        page.QuerySelector("a[href$='/collected?locale=de']")!.TextContent.ShouldBe("Wie Bewertungen gesammelt werden");
    }

    [Fact]
    public async Task Search_engines_read_what_nothing_was_given_for_under_the_theme_s_own_id_and_no_word_ends_the_script()
    {
        await using var shop = await ThemeShop.StartAsync(azurite, Showing);
        await ReviewAsync(shop.App, shop.Shop, "1", 2, Attack);
        await ReviewAsync(shop.App, shop.Shop, "2", 5, "A present.", price: 0);
        var part = await shop.GetAsync("reviews", "", ("product", "11"), ("as", "part"), ("page", "/de/products/jug"));
        var script = part.Page.QuerySelectorAll("script").ShouldHaveSingleItem();
        script.GetAttribute("type").ShouldBe("application/ld+json");
        var told = JsonNode.Parse(script.TextContent)!;
        ((string)told["@type"]!, (string)told["@id"]!, (string)told["name"]!).ShouldBe(("Product", "/de/products/jug#product", "Milk Jug"));
        ((string)told["aggregateRating"]!["ratingValue"]!, (int)told["aggregateRating"]!["reviewCount"]!).ShouldBe(("2.00", 1));
        var review = told["review"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)review["reviewBody"]!, (string)review["author"]!["name"]!, (int)review["reviewRating"]!["ratingValue"]!, (string)review["datePublished"]!).ShouldBe((Attack, "Ann S.", 2, shop.App.Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        part.Page.QuerySelectorAll(".retention-review").Length.ShouldBe(2);
        // A page of its own, a page of older ones, an address that is none of the shop's, and a product without reviews tell nothing.
        foreach (var asked in new[] { "", "//evil.example/x", "https://evil.example/x", "/products/\"><script>" })
            (await shop.GetAsync("reviews", "", ("product", "11"), ("as", "part"), ("page", asked))).Text.ShouldNotContain("ld+json");
        (await shop.GetAsync("reviews", "", ("product", "11"), ("page", "/products/jug"))).Text.ShouldNotContain("ld+json");
        (await shop.GetAsync("reviews", "", ("product", "12"), ("as", "part"), ("page", "/products/jug"))).Text.ShouldNotContain("ld+json");
    }

    [Theory]
    [InlineData("en", "How reviews are collected", "Insults somebody: 1")]
    [InlineData("de", "Wie Bewertungen gesammelt werden", "Beleidigt jemanden: 1")]
    [InlineData("fr", "Comment les avis sont recueillis", "Insulte quelqu’un: 1")]
    [InlineData("es", "Cómo se recogen las opiniones", "Insulta a alguien: 1")]
    [InlineData("ja", "レビューの集め方", "侮辱: 1")]
    public async Task How_they_are_collected_follows_from_the_settings_as_they_are_now(string locale, string title, string rejected)
    {
        await using var shop = await ThemeShop.StartAsync(azurite, Showing);
        await ReviewAsync(shop.App, shop.Shop, "1", 2, "You fool.");
        var review = (await shop.App.Get<ReviewLists>().ListAsync(shop.Shop, new(ReviewState.Published), after: null, most: 1, CancellationToken.None))[0];
        await shop.App.Get<Moderating>().DecideAsync(shop.Shop, review.Id, new(ReviewState.Rejected, ReviewReason.Insult), "maria", CancellationToken.None);
        var page = (await shop.GetAsync("collected", "", ("locale", locale))).Page;
        page.QuerySelector("h1")!.TextContent.ShouldBe(title);
        page.QuerySelectorAll("li").Any(line => line.TextContent.Trim() == rejected).ShouldBeTrue();
        page.QuerySelectorAll("h2").Length.ShouldBe(4);
        var before = page.Body!.TextContent;
        await shop.App.Get<App.Storage.ShopStore>().ChangeAsync(shop.Shop, one => one with { FlowsOn = [], Settings = one.Settings with { ReviewCredit = new Money(500, new("EUR")), ShowReviews = ReviewShowing.AfterALook } }, CancellationToken.None);
        var after = (await shop.GetAsync("collected", "", ("locale", locale))).Page.Body!.TextContent;
        (after == before).ShouldBeFalse();
        after.Contains('5', StringComparison.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public async Task The_plugin_gets_the_same_reviews_with_its_own_page_s_addresses_and_what_search_engines_read()
    {
        await using var shop = await PluginShop.StartAsync(azurite, Showing);
        for (var number = 1; number <= 3; number++)
            await ReviewAsync(shop.App, shop.Shop, $"{number}", 2, $"{Attack} {number}");
        var asked = new JsonObject { ["product"] = "11", ["limit"] = 2, ["locale"] = "fr_FR", ["page"] = "https://shop.example/product/jug/" };
        var (status, answer) = await shop.CallAsync("reviews", asked);
        status.ShouldBe(System.Net.HttpStatusCode.OK);
        ((string)answer["title"]!, (int)answer["count"]!).ShouldBe(("Avis", 3));
        var part = new HtmlParser().ParseDocument((string)answer["html"]!);
        part.QuerySelectorAll(".retention-review").Length.ShouldBe(2);
        part.QuerySelector("script").ShouldBeNull();
        part.QuerySelector("a[href^='https://shop.example/product/jug/?retention_collected=1']").ShouldNotBeNull();
        ((int)answer["structured"]!["aggregateRating"]!["reviewCount"]!, answer["structured"]!["review"]!.AsArray().Count).ShouldBe((3, 2));
        var older = part.QuerySelector("[data-retention-older]")!.GetAttribute("href")!;
        asked["before"] = System.Web.HttpUtility.ParseQueryString(new Uri(older).Query)["retention_before"];
        asked.Remove("once");
        var (_, second) = await shop.CallAsync("reviews", asked.DeepClone().AsObject());
        new HtmlParser().ParseDocument((string)second["html"]!).QuerySelectorAll(".retention-review").Length.ShouldBe(1);
        second["structured"].ShouldBeNull();
        var (_, collected) = await shop.CallAsync("collected", new() { ["locale"] = "fr_FR", ["page"] = "javascript:alert(1)" });
        ((string)collected["title"]!).ShouldBe("Comment les avis sont recueillis");
    }

    private static Shop Showing(Shop one) => one with { Settings = one.Settings with { ShowReviews = ReviewShowing.AtOnce } };

    private static async Task ReviewAsync(TestApp app, string shop, string order, int stars, string text, int price = 900, ReviewPhoto[]? photos = null)
    {
        var bought = Reported.Order(order, $"{order}@example.test").Order;
        await app.HandleAsync(shop, new OrderReported(bought with { FirstName = "Ann Smith", Lines = [new("Milk Jug", "large", 1, new Money(price, new("EUR")), Image: null) { ProductId = "11", VariantId = "12" }] }));
        await app.HandleAsync(shop, new ReviewGiven(order, app.Clock.Now) { Items = [new ItemReview("12", "Milk Jug", stars, "", text) { Photos = [.. photos ?? []] }] });
    }

    private static async Task DecideAsync(TestApp app, string shop, string answer)
    {
        var review = (await app.Get<ReviewLists>().ListAsync(shop, new(ReviewState.Pending), after: null, most: 1, CancellationToken.None))[0];
        await app.Get<Moderating>().DecideAsync(shop, review.Id, new(ReviewState.Published, Reason: null), "maria", CancellationToken.None);
        await app.Get<Moderating>().AnswerAsync(shop, review.Id, answer, "maria", CancellationToken.None);
    }
}
