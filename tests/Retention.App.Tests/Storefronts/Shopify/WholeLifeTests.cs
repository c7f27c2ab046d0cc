using System.Text.RegularExpressions;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tests.Crediting;
using Retention.Rewards;
using static Retention.App.Tests.Storefronts.Shopify.ShopifyLife;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>A whole life of a Shopify shop with the program, from the first page that is opened to the last row that is deleted.</summary>
[Collection("Azurite")]
public sealed partial class WholeLifeTests(AzuriteFixture azurite)
{
    private const long Order = 8_209_829_119_461;
    private const string Review = "A mug for a lifetime";

    [Fact, Trait("Lane", "slow")]
    public async Task A_shop_installs_sells_is_served_leaves_and_is_forgotten()
    {
        await using var life = await ShopifyLife.BeginAsync(azurite);
        await ItInstallsAsync(life);
        await ItsPastIsReadAsync(life);
        await AnnBuysAsync(life);
        await BenIsNotRemindedAsync(life);
        await AnnReviewsAsync(life);
        await TwoWorkersRefreshAsync(life);
        await ItLeavesAsync(life);
        await AnnIsErasedAsync(life);
        await ItIsErasedAsync(life);
    }

    private static async Task ItInstallsAsync(ShopifyLife life)
    {
        var past = life.Now.AddDays(-20);
        for (var id = 1; id <= 1_000; id++)
            life.Selling.Place(id, past.AddMinutes(id), $"shopper{id % 40}@example.test");
        // Shopify takes its time for the first file.
        life.Selling.Begun = bulk => (bulk.Status, bulk.CompletedAt) = bulk.Reads == "orders" ? ("RUNNING", null) : (bulk.Status, bulk.CompletedAt);
        await life.InstallAsync();
        life.Server.TokenCalls.ShouldHaveSingleItem()["grant_type"]!.GetValue<string>().ShouldEndWith(":token-exchange");
        await life.SendAsync("/app/setup/credit", ("credit", "5.00"), ("credits", "1"), ("returns", "30"), ("purchases", "10"), ("surveys", "1"), ("friends", "5"), ("lasts", "365"));
        (await life.ShopAsync())!.Settings.ReviewCredit.ShouldBe(new Money(500, new Currency("EUR")));
        await life.WorkAsync();
        (await life.OpenAsync("/app/setup")).ShouldContain("Shopify prepares what it has.");
        life.Server.TokenCalls.Count.ShouldBe(1, "installed once, and looked at twice");
    }

    // Whoever reads the file is killed in the middle; the other instance gets the message again.
    private static async Task ItsPastIsReadAsync(ShopifyLife life)
    {
        life.Selling.Finish(life.Selling.Bulks[0]);
        await life.TellAsync("bulk_operations/finish", Deliveries.ShopifySample("bulk_operations/finish").With("admin_graphql_api_id", life.Selling.Bulks[0].Id), times: 2);
        var shares = new List<double>();
        var message = await life.DieReadingAsync(file: 3, async () => shares.Add((await life.App.ProgressAsync(life.Id))!.Share.ShouldNotBeNull()));
        await life.TakeOverAsync(message);
        await life.WorkAsync();
        var progress = (await life.App.ProgressAsync(life.Id))!;
        (progress.FinishedAt is not null, progress.FaultCount, progress.Share).ShouldBe((true, 0, 1.0));
        shares.ShouldBe(shares.Order());
        shares[^1].ShouldBeInRange(0.5, 0.9, "all is prepared, and two pages of five are read");
        (await life.App.ShoppersAsync(life.Id)).SelectMany(person => person.Orders).Count().ShouldBe(1_000);
        life.Server.CallsOf("StartBulk").Count.ShouldBe(4, "each file is made once");
        (await life.App.LettersAsync()).ShouldBeEmpty("the past is told to nobody");
    }

    // Webhooks come twice, and the last one first.
    private static async Task AnnBuysAsync(ShopifyLife life)
    {
        await life.TellAsync("customers/create", life.Know(Ann), times: 2);
        await life.AgreeAsync(Ann);
        await life.WorkAsync();
        await life.LeaveAsync(Ann, "ann-checkout", times: 2);
        await life.WorkAsync();
        var placed = life.Place(Ann, Order, life.Now.AddMinutes(10), checkout: "ann-checkout");
        life.Now += TimeSpan.FromMinutes(11);
        await life.TellAsync("fulfillment_events/create", Delivered(Order, 77, life.Now), times: 2);
        await life.TellAsync("fulfillments/create", Parcel(Order, 77, life.Now));
        await life.TellAsync("orders/paid", placed, times: 2);
        await life.TellAsync("orders/create", placed);
        await life.WorkAsync();
        var ann = (await life.App.ShoppersAsync(life.Id)).Where(person => person.Orders.Any(order => order.Id == $"{Order}")).ShouldHaveSingleItem();
        (ann.Orders.Length, ann.Orders[0].DeliveredAt is not null).ShouldBe((1, true));
        ann.Journeys.Select(journey => journey.Flow).ShouldBe(["review-request"], "the cart is bought");
    }

    private static async Task BenIsNotRemindedAsync(ShopifyLife life)
    {
        foreach (var one in new[] { Ben, Cleo })
        {
            await life.TellAsync("customers/create", life.Know(one));
            await life.AgreeAsync(one);
            await life.LeaveAsync(one, $"checkout-{one.Name}");
        }

        await life.WorkAsync();
        life.Now += TimeSpan.FromMinutes(30);
        life.Place(Ben, 8_209_829_119_470, checkout: $"checkout-{Ben.Name}"); // And its webhook never comes.
        life.Server.Fail("OrdersChanged", ShopifyFailure.Http(503)); // Nor is it in a list in time.
        await life.PassAsync(TimeSpan.FromMinutes(30));
        (await life.LettersToAsync(Ben.Email)).ShouldBeEmpty();
        (await life.App.SilencesAsync(life.Id)).ShouldContain(one => one == "already-bought");
        life.Server.CallsOf("OrdersSince").ShouldContain(call => $"{call.Variables["query"]}".Contains(Ben.Email, StringComparison.Ordinal));
        (await life.LettersToAsync(Cleo.Email)).ShouldHaveSingleItem("who bought nothing is reminded").Flow.ShouldBe("abandoned-cart");
    }

    private static async Task AnnReviewsAsync(ShopifyLife life)
    {
        await life.PassAsync(TimeSpan.FromDays(14));
        var asks = (await life.LettersToAsync(Ann.Email)).ShouldHaveSingleItem();
        var page = ReviewLink().Match(asks.Text).Value;
        life.Server.Fail("StoreCreditGive", ShopifyFailure.LostAnswer);
        using var answer = await life.App.Http.PostAsync(new Uri(page), new FormUrlEncodedContent([KeyValuePair.Create("once", "1"), KeyValuePair.Create("stars-0", "5"), KeyValuePair.Create("text-0", Review)]));
        answer.Headers.Location!.OriginalString.ShouldBe("review?done");
        await life.WorkAsync();
        life.Accounts.Sums.Count.ShouldBe(1, "Shopify did it, and we were not told");
        foreach (var minutes in new[] { 5, 6, 60, 60 * 24 })
            await life.PassAsync(TimeSpan.FromMinutes(minutes));
        life.Server.CallsOf("StoreCreditFind").ShouldNotBeEmpty("it was looked for");
        (life.Server.CallsOf("StoreCreditGive").Count, life.Accounts.Sums.Count, life.Accounts.Balance).ShouldBe((1, 1, 5m));

        var ann = (await life.App.ShoppersAsync(life.Id)).Single(person => person.Orders.Any(order => order.Id == $"{Order}"));
        var desk = new CreditDesk(life.App, (await life.ShopAsync())!, ann.Id);
        (await desk.RewardAsync()).Coupons.ShouldHaveSingleItem().State.ShouldBe(CouponState.Issued);
        (await desk.CreditAsync()).Entries.Select(entry => entry.Kind).ShouldBe([CreditKind.Earned, CreditKind.Issued]);
        (await desk.BalanceAsync()).ShouldBe(500);
        (await life.LettersToAsync(Ann.Email)).Count(letter => letter.Text.Contains("as store credit", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static async Task TwoWorkersRefreshAsync(ShopifyLife life)
    {
        life.Now += TimeSpan.FromHours(2);
        var (before, asked, arrived) = (life.Server.TokenCalls.Count, life.Server.CallsOf("ShopDetails").Count, new TaskCompletionSource());
        life.Server.MeanwhileToken = () => arrived.Task;
        var workers = new[] { life.App, life.Other }.Select(app => app.Get<ShopifyDetails>().RefreshAsync(life.Id, CancellationToken.None)).ToArray();
        await Eventually.HoldsAsync("one of them refreshes", () => life.Server.TokenCalls.Count > before);
        arrived.SetResult();
        await Task.WhenAll(workers);
        life.Server.TokenCalls.Skip(before).ShouldHaveSingleItem()["grant_type"]!.GetValue<string>().ShouldBe("refresh_token");
        var calls = life.Server.CallsOf("ShopDetails").Skip(asked).ToArray();
        (calls.Length, calls.Select(call => call.Token).Distinct(StringComparer.Ordinal).Count()).ShouldBe((2, 1), "both go on, with the one token");
        (await life.ShopAsync())!.Trouble.ShouldBeNull();
    }

    // Somebody would hear of us within the hour, did the shop stay.
    private static async Task ItLeavesAsync(ShopifyLife life)
    {
        await life.LeaveAsync(Cleo, "left-at-the-end");
        await life.WorkAsync();
        (await life.App.ShoppersAsync(life.Id)).SelectMany(person => person.Journeys).ShouldNotBeEmpty();
        var (letters, calls, tokens) = (await life.App.LettersAsync(), life.Server.Calls.Count, life.Server.TokenCalls.Count);
        await life.LeaveShopifyAsync(times: 2);
        (await life.ShopAsync())!.UninstalledAt.ShouldBe(life.Now);
        (await life.App.Get<ShopifyTokens>().StateAsync(life.Id, CancellationToken.None)).ShouldBeNull();
        await life.HearAsync("orders/paid", life.Place(Cleo, 8_209_829_119_480));
        foreach (var hours in new[] { 1, 1, 22, 23 })
            await life.PassAsync(TimeSpan.FromHours(hours));
        (await life.App.LettersAsync()).Count.ShouldBe(letters.Count, "nothing goes out for a shop that left");
        (life.Server.Calls.Count, life.Server.TokenCalls.Count).ShouldBe((calls, tokens), "and Shopify is asked for nothing");
        (await life.FindAsync($"{8_209_829_119_480}")).ShouldBeEmpty("what comes late is not kept");
    }

    private static async Task AnnIsErasedAsync(ShopifyLife life)
    {
        string[] words = [.. Ann.Words, Review];
        var before = await life.FindAsync(words);
        foreach (var word in words)
            before.ShouldContain(found => found.EndsWith($": {word}", StringComparison.Ordinal), $"{word} can be found");
        var others = await life.FindAsync(Cleo.Email);
        await life.HearAsync("customers/redact", Redact(Ann, Order));
        (await life.FindAsync(words)).ShouldBeEmpty();
        others.ShouldNotBeEmpty();
        (await life.FindAsync(Cleo.Email)).ShouldBe(others, ignoreOrder: true);
    }

    private static async Task ItIsErasedAsync(ShopifyLife life)
    {
        string[] words = [life.Id, Domain, "Blue Mugs", "mugs.example", .. Ann.Words, .. Ben.Words, .. Cleo.Words, $"{Ann.Id}", $"{Cleo.Id}", $"{Order}", "shopper7@example.test"];
        foreach (var word in new[] { life.Id, Domain, Ben.Email, Cleo.Name, "shopper7@example.test" })
            (await life.FindAsync(word)).ShouldNotBeEmpty(word);
        await life.PassAsync(TimeSpan.FromHours(1));
        await life.RedactShopAsync();
        await life.PassAsync(TimeSpan.FromDays(1));
        (await life.FindAsync(words)).ShouldBeEmpty();
        (await TestApp.RowsAsync(life.App.Storage.Requests)).ShouldHaveSingleItem("the proof, which names nobody");
        life.Server.Faults.ShouldBeEmpty();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/l/[^\s?]+/review", RegexOptions.None, 1_000)]
    private static partial Regex ReviewLink();
}
