using System.Net;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;

namespace Retention.App.Tests.ShopPages;

/// <summary>The contact form, the way to the page of choices, and reviews, in the shop itself.</summary>
[Collection("Azurite")]
public sealed class AskingDoorTests(AzuriteFixture azurite)
{
    private const string Ann = ThemeShop.Ann;

    [Fact]
    public async Task A_message_opens_a_case_once_however_often_its_button_is_pressed()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        for (var press = 0; press < 2; press++)
            (await shop.PostAsync("contact", "", ("email", Ann), ("topic", "return"), ("message", "The handle is off."), ("locale", "de"))).LeadsTo.ShouldBe("/apps/retain/contact?locale=de&done=1");
        await shop.ArriveAsync();
        (await TestApp.RowsAsync(shop.App.Storage.Cases)).Where(row => row.RowKey.StartsWith("case|", StringComparison.Ordinal)).ShouldHaveSingleItem().Json().ShouldContain("The handle is off.");
        (await shop.GetAsync("contact", "", ("done", "1"))).Page.QuerySelector("[role=status]")!.TextContent.ShouldContain("will answer by e-mail");
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_what_was_typed_and_a_machine_learns_nothing()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        var page = (await shop.PostAsync("contact", "", ("email", "ann"), ("message", "The handle is off."))).Page;
        page.QuerySelector("[role=status]")!.TextContent.ShouldStartWith("Enter one e-mail address");
        page.QuerySelector("input[name=email]")!.GetAttribute("aria-invalid").ShouldBe("true");
        page.QuerySelector("textarea")!.TextContent.ShouldBe("The handle is off.");
        (await shop.PostAsync("contact", "", ("email", Ann), ("message", ""))).Page.QuerySelector("[role=status]")!.TextContent.ShouldBe("Write what we can do for you.");
        (await shop.PostAsync("contact", "", ("email", Ann), ("message", "Buy pills"), ("website", "x"))).LeadsTo.ShouldEndWith("done=1");
        await shop.ArriveAsync();
        (await TestApp.RowsAsync(shop.App.Storage.Cases)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_way_to_the_page_of_choices_goes_to_known_addresses_alone_and_nobody_can_tell()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        await shop.App.HandleAsync(shop.Shop, Reported.Order("5", Ann));
        var (known, stranger) = (await shop.PostAsync("preferences", "", ("email", Ann), ("as", "part")), await shop.PostAsync("preferences", "", ("email", "stranger@example.test"), ("as", "part")));
        known.Text.ShouldBe(stranger.Text);
        known.Page.QuerySelector("[role=status]")!.TextContent.ShouldStartWith("If we know this address");
        await shop.ArriveAsync();
        (await shop.App.LettersAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(letter => letter.Flow.ShouldBe("preferences-link"), letter => letter.To.ShouldBe(Ann));
    }

    [Fact]
    public async Task Visitors_have_limits_of_their_own_and_where_none_is_told_the_address_s_holds()
    {
        await using var shop = await ThemeShop.StartAsync(azurite);
        async Task<bool> IsTakenAsync(string email, string? visitor, int number) =>
            (await shop.PostAsync("contact", "", visitor, ("email", email), ("message", $"Message {number}"))).Status == HttpStatusCode.SeeOther;
        var taken = new List<bool>();
        for (var number = 0; number < 6; number++)
            taken.Add(await IsTakenAsync($"{number}@example.test", "203.0.113.7", number));
        taken.ShouldBe([true, true, true, true, true, false]);
        (await IsTakenAsync("6@example.test", "203.0.113.8", 6)).ShouldBeTrue();
        taken.Clear();
        for (var number = 0; number < 6; number++)
            taken.Add(await IsTakenAsync(Ann, visitor: null, number));
        taken.ShouldBe([true, true, true, true, true, false]);
        (await IsTakenAsync("7@example.test", visitor: null, 7)).ShouldBeTrue();
    }

    [Fact]
    public async Task Reviews_show_what_is_published_with_what_a_reader_has_to_know_of_them()
    {
        await using var shop = await ThemeShop.StartAsync(azurite, one => one with { Settings = one.Settings with { ShowReviews = Retention.Reviews.ReviewShowing.AtOnce } });
        var bought = Reported.Order("1", Ann).Order;
        await shop.App.HandleAsync(shop.Shop, new OrderReported(bought with { FirstName = "Ann Smith", Lines = [new("Milk Jug", "large", 1, Price: null, Image: null) { ProductId = "11", VariantId = "12" }] }));
        (await shop.GetAsync("reviews", "", ("product", "11"))).Page.Body!.TextContent.ShouldContain("Nobody has reviewed this yet.");
        await shop.App.HandleAsync(shop.Shop, new ReviewGiven("1", shop.App.Clock.Now) { Items = [new ItemReview("12", "Milk Jug", 2, "Leaks", "It leaks at the\nspout.")] });

        var page = (await shop.GetAsync("reviews", "", ("product", "11"), ("locale", "en"))).Page;
        var review = page.QuerySelectorAll(".retention-review").ShouldHaveSingleItem();
        review.QuerySelector("[role=img]")!.GetAttribute("aria-label").ShouldBe("2 of 5 stars");
        review.TextContent.ShouldContain("Leaks");
        review.QuerySelectorAll(".retention-badge").Select(badge => badge.TextContent).ShouldBe(["Bought here"]);
        page.Body!.TextContent.ShouldContain("2.0 of 5 stars");
        page.Body.TextContent.ShouldContain("1 review");
        (await shop.GetAsync("reviews", "", ("product", "x"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await shop.GetAsync("reviews", "", ("product", "12"))).Page.QuerySelectorAll(".retention-review").ShouldBeEmpty();
    }

    [Fact]
    public async Task Older_reviews_are_a_page_on()
    {
        await using var shop = await ThemeShop.StartAsync(azurite, one => one with { Settings = one.Settings with { ShowReviews = Retention.Reviews.ReviewShowing.AtOnce } });
        for (var number = 0; number < 12; number++)
        {
            await shop.App.HandleAsync(shop.Shop, new OrderReported(Reported.Order($"{number}", $"{number}@example.test").Order with { Lines = [new("Milk Jug", "large", 1, Price: null, Image: null) { ProductId = "11", VariantId = "12" }] }));
            await shop.App.HandleAsync(shop.Shop, new ReviewGiven($"{number}", shop.App.Clock.Now.AddSeconds(number)) { Items = [new ItemReview("12", "Milk Jug", 5, "", $"Number {number}.")] });
        }

        var first = (await shop.GetAsync("reviews", "", ("product", "11"))).Page;
        first.QuerySelectorAll(".retention-review").Length.ShouldBe(10);
        var older = System.Web.HttpUtility.ParseQueryString(first.QuerySelector("[data-retention-older]")!.GetAttribute("href")!.Split('?')[1]);
        var second = (await shop.GetAsync("reviews", "", ("product", older["product"]!), ("before", older["before"]!))).Page;
        second.QuerySelectorAll(".retention-words").Select(words => words.TextContent).ShouldBe(["Number 1.", "Number 0."]);
        second.QuerySelector("[data-retention-older]").ShouldBeNull();
    }
}
