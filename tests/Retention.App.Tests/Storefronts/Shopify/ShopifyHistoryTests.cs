using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Retention.App.Storefronts;
using Retention.App.Tests.Merchant;
using Retention.App.Tests.Road;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>The past of a Shopify shop, read by bulk operations.</summary>
[Collection("Azurite")]
public sealed class ShopifyHistoryTests(AzuriteFixture azurite)
{
    private static readonly HistorySource All = HistorySource.FromShopify(hasAllOrders: true);

    [Fact]
    [Trait("Lane", "slow")]
    public async Task A_thousand_orders_are_known_afterwards_with_all_else_and_nobody_is_written_to()
    {
        await using var shop = await SellingShopify.StartAsync(azurite);
        Fill(shop, orders: 1_000);
        var (shares, now) = (new List<double>(), shop.App.Clock.Now);
        await shop.App.Get<HistoryImport>().StartAsync(shop.Id, All, isQueued: false, CancellationToken.None);
        while (await shop.App.Get<HistoryImport>().TurnAsync(shop.Id, isQueued: false, CancellationToken.None) is { IsUnderWay: true } under)
            shares.Add(under.Share.ShouldNotBeNull());
        var progress = (await shop.App.ProgressAsync(shop.Id))!;
        progress.Faults.ShouldBeEmpty();
        (progress.FinishedAt, progress.Share).ShouldBe((now, 1.0));
        shares.ShouldBe(shares.Order());

        var people = await shop.App.ShoppersAsync(shop.Id);
        people.SelectMany(person => person.Orders).Count().ShouldBe(1_000);
        people.SelectMany(person => person.Carts).Count().ShouldBe(2);
        people.Count(person => person.Profile is not null).ShouldBe(2);
        (await shop.Shop.NowAsync()).KnowsAllOrders.ShouldBeTrue();
        shop.Server.CallsOf("StartBulk").Select(call => (bool)call.Variables["groupObjects"]!).ShouldBe([true, true, false, true]);
        shop.Server.FileCalls.Count(call => call.Name == "bulk1.jsonl").ShouldBe(5, "two hundred at once");
        await shop.App.CountAllAsync();
        (await shop.App.LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_is_killed_in_the_middle_is_followed_by_another_who_goes_on_at_the_same_byte()
    {
        await using var shop = await SellingShopify.StartAsync(azurite);
        Fill(shop, orders: 450);
        using var killed = new CancellationTokenSource();
        var answers = 0;
        shop.Server.On("BulkState", (variables, _) =>
        {
            if (++answers == 3)
                killed.Cancel(); // Two pages were read.
            return new JsonObject { ["bulkOperation"] = shop.Bulks.Find(bulk => bulk.Id == (string)variables["id"]!)!.Told() };
        });
        await shop.App.Get<HistoryImport>().StartAsync(shop.Id, All, isQueued: false, CancellationToken.None);
        await Should.ThrowAsync<OperationCanceledException>(() => shop.App.Get<HistoryImport>().TurnAsync(shop.Id, isQueued: false, killed.Token));
        var half = (await shop.App.ProgressAsync(shop.Id))!;
        (half.IsUnderWay, half.Applied).ShouldBe((true, 400));

        await using var other = await TestApp.StartAsync(azurite, now: shop.App.Clock.Now, change: known => ShopifyTestShop.Settings(known, shop.Server), works: false, connection: shop.App.Settings.StorageConnection);
        await other.FinishAsync(shop.Id);
        (await other.ShoppersAsync(shop.Id)).SelectMany(person => person.Orders).Count().ShouldBe(450);
        shop.Server.CallsOf("StartBulk").Count.ShouldBe(4, "each stage once");
        shop.Server.FileCalls.Last(call => call.Name == "bulk1.jsonl").Range.ShouldMatch("^bytes=[1-9][0-9]+-$");
    }

    [Fact]
    public async Task An_operation_whose_answer_was_lost_is_looked_for_and_not_started_twice()
    {
        await using var shop = await SellingShopify.StartAsync(azurite);
        Fill(shop, orders: 3);
        shop.Server.Fail("StartBulk", ShopifyFailure.LostAnswer);
        await shop.App.Get<HistoryImport>().StartAsync(shop.Id, All, isQueued: false, CancellationToken.None);
        var waiting = (await shop.App.Get<HistoryImport>().TurnAsync(shop.Id, isQueued: false, CancellationToken.None)).ShouldNotBeNull();
        waiting.WaitsFor.ShouldNotBeNull().What.ShouldContain("lost");
        shop.App.Clock.Now = waiting.WaitsUntil!.Value;
        (await shop.App.FinishAsync(shop.Id)).FaultCount.ShouldBe(0);
        shop.Server.CallsOf("StartBulk").Count.ShouldBe(4);
        shop.Bulks.Count.ShouldBe(4);
        (await shop.App.ShoppersAsync(shop.Id)).SelectMany(person => person.Orders).Count().ShouldBe(3);
    }

    [Fact]
    public async Task An_operation_that_was_never_started_is_started_after_the_look()
    {
        await using var shop = await SellingShopify.StartAsync(azurite);
        Fill(shop, orders: 3);
        shop.Server.Fail("StartBulk", ShopifyFailure.Cut); // For us that looks like a lost answer.
        await shop.App.Get<HistoryImport>().StartAsync(shop.Id, All, isQueued: false, CancellationToken.None);
        shop.App.Clock.Now = (await shop.App.Get<HistoryImport>().TurnAsync(shop.Id, isQueued: false, CancellationToken.None))!.WaitsUntil!.Value;
        (await shop.App.FinishAsync(shop.Id)).FaultCount.ShouldBe(0);
        shop.Bulks.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Shopify_takes_its_time_and_tells_when_it_is_ready()
    {
        await using var shop = await SellingShopify.StartAsync(azurite, works: true);
        Fill(shop, orders: 3);
        shop.Begun = bulk => (bulk.Status, bulk.CompletedAt) = bulk.Reads == "orders" ? ("RUNNING", null) : (bulk.Status, bulk.CompletedAt);
        await shop.App.Get<HistoryImport>().StartAsync(shop.Id, All, isQueued: true, CancellationToken.None);
        await shop.App.IdleAsync();
        var waiting = (await shop.App.ProgressAsync(shop.Id))!;
        (waiting.IsUnderWay, waiting.WaitsFor, waiting.Done).ShouldBe((true, null, 3), "it is prepared, and not read");
        using (var visitor = await Visitor.InAsync(shop.App, shop.Id))
            (await visitor.OpenAsync("/app/setup")).QuerySelector("#import")!.TextContent.ShouldContain("Shopify prepares what it has.");

        shop.Finish(shop.Bulks[0]);
        var finished = Deliveries.ShopifySample("bulk_operations/finish").With("admin_graphql_api_id", shop.Bulks[0].Id);
        (await LoopbackShopify.DeliverAsync(shop.App, "bulk_operations/finish", finished)).ShouldBe(System.Net.HttpStatusCode.OK);
        await shop.App.IdleAsync();
        (await shop.App.ProgressAsync(shop.Id))!.FinishedAt.ShouldBe(shop.App.Clock.Now, "without a minute of waiting");
        (await shop.App.ShoppersAsync(shop.Id)).SelectMany(person => person.Orders).Count().ShouldBe(3);
    }

    [Fact]
    public async Task One_that_nobody_tells_of_is_looked_at_again_by_itself_for_more_than_a_day()
    {
        await using var shop = await SellingShopify.StartAsync(azurite, works: true);
        Fill(shop, orders: 3);
        shop.Begun = bulk => (bulk.Status, bulk.CompletedAt) = bulk.Reads == "orders" ? ("RUNNING", null) : (bulk.Status, bulk.CompletedAt);
        await shop.App.Get<HistoryImport>().StartAsync(shop.Id, All, isQueued: true, CancellationToken.None);
        await shop.App.IdleAsync();
        var begun = shop.App.Clock.Now;
        foreach (var hours in new[] { 1, 12, 30 })
        {
            await shop.App.RestAtAsync(begun.AddHours(hours));
            (await shop.App.ProgressAsync(shop.Id))!.IsUnderWay.ShouldBeTrue($"after {hours} hours");
        }

        shop.Finish(shop.Bulks[0]);
        await shop.App.RestAtAsync(shop.App.Clock.Now.AddMinutes(10));
        (await shop.App.ProgressAsync(shop.Id))!.FinishedAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("OPERATION_IN_PROGRESS")]
    [InlineData("LIMIT_REACHED")]
    public async Task While_Shopify_takes_no_more_it_is_asked_later(string code)
    {
        await using var shop = await SellingShopify.StartAsync(azurite);
        Fill(shop, orders: 1);
        shop.Refuses = () => new() { ["field"] = null, ["message"] = "Not now.", ["code"] = code };
        await shop.App.Get<HistoryImport>().StartAsync(shop.Id, All, isQueued: false, CancellationToken.None);
        var waiting = (await shop.App.Get<HistoryImport>().TurnAsync(shop.Id, isQueued: false, CancellationToken.None))!;
        waiting.WaitsFor.ShouldNotBeNull();
        shop.Refuses = () => null;
        shop.App.Clock.Now = waiting.WaitsUntil!.Value;
        (await shop.App.FinishAsync(shop.Id)).FaultCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("FAILED", "INTERNAL_SERVER_ERROR")]
    [InlineData("FAILED", "TIMEOUT")]
    [InlineData("CANCELED", null)]
    [InlineData("EXPIRED", null)]
    public async Task One_that_fails_is_begun_anew_three_times_and_then_the_merchant_hears_what_to_do(string status, string? code)
    {
        await using var shop = await SellingShopify.StartAsync(azurite);
        Fill(shop, orders: 2);
        var failing = 2;
        shop.Begun = bulk =>
        {
            if (failing-- > 0)
                (bulk.Status, bulk.ErrorCode, bulk.Url) = (status, code, null);
        };
        (await shop.App.ImportAsync(shop.Id, All)).FaultCount.ShouldBe(0);
        (await shop.App.ShoppersAsync(shop.Id)).SelectMany(person => person.Orders).Count().ShouldBe(2);
        shop.Bulks.Count.ShouldBe(6);

        failing = int.MaxValue;
        shop.App.Clock.Now += TimeSpan.FromDays(1);
        var ended = await shop.App.ImportAsync(shop.Id, All);
        ended.FailedAt.ShouldNotBeNull();
        ended.Faults.ShouldHaveSingleItem().What.ShouldContain("orders");
        shop.Bulks.Count.ShouldBe(10);
    }

    [Fact]
    public async Task What_Shopify_could_read_before_it_failed_is_taken_in_the_end_and_the_rest_is_named()
    {
        await using var shop = await SellingShopify.StartAsync(azurite);
        Fill(shop, orders: 2);
        shop.Begun = bulk =>
        {
            if (bulk.Reads == "orders")
                (bulk.Status, bulk.ErrorCode, bulk.PartialDataUrl, bulk.Url) = ("FAILED", "TIMEOUT", bulk.Url, null);
        };
        var progress = await shop.App.ImportAsync(shop.Id, All);
        progress.FinishedAt.ShouldNotBeNull();
        progress.Faults.ShouldHaveSingleItem().What.ShouldContain("only a part of your orders");
        (await shop.App.ShoppersAsync(shop.Id)).SelectMany(person => person.Orders).Count().ShouldBe(2);
        (await shop.Shop.NowAsync()).KnowsAllOrders.ShouldBeFalse();
    }

    [Fact]
    public async Task What_we_may_not_read_is_named_and_the_rest_is_read()
    {
        await using var shop = await SellingShopify.StartAsync(azurite);
        Fill(shop, orders: 2);
        shop.Begun = bulk =>
        {
            if (bulk.Reads == "abandonedCheckouts")
                (bulk.Status, bulk.ErrorCode, bulk.Url) = ("FAILED", "ACCESS_DENIED", null);
        };
        var progress = await shop.App.ImportAsync(shop.Id, All);
        progress.FinishedAt.ShouldNotBeNull();
        progress.Faults.ShouldHaveSingleItem().What.ShouldContain("abandoned checkouts");
        (await shop.App.ShoppersAsync(shop.Id)).Count(person => person.Profile is not null).ShouldBe(2);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_made_anew()
    {
        await using var shop = await SellingShopify.StartAsync(azurite);
        Fill(shop, orders: 250);
        var answers = 0;
        shop.Server.On("BulkState", (variables, _) =>
        {
            if (++answers == 2)
                shop.Server.Remove("bulk1"); // After its first page.
            return new JsonObject { ["bulkOperation"] = shop.Bulks.Find(bulk => bulk.Id == (string)variables["id"]!)!.Told() };
        });
        var progress = await shop.App.ImportAsync(shop.Id, All);
        progress.FaultCount.ShouldBe(0);
        shop.Bulks.Count.ShouldBe(5);
        (await shop.App.ShoppersAsync(shop.Id)).SelectMany(person => person.Orders).Count().ShouldBe(250);
    }

    [Fact]
    public async Task A_file_older_than_a_week_is_not_even_asked_for()
    {
        await using var shop = await SellingShopify.StartAsync(azurite);
        Fill(shop, orders: 1);
        shop.Begun = bulk => bulk.CompletedAt = shop.Bulks.Count == 0 ? shop.App.Clock.Now.AddDays(-7) : bulk.CompletedAt;
        (await shop.App.ImportAsync(shop.Id, All)).FaultCount.ShouldBe(0);
        shop.Server.FileCalls.ShouldNotContain(call => call.Name == "bulk1.jsonl");
        shop.Bulks.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Orders_whose_lines_come_later_than_they_should_are_named()
    {
        await using var shop = await SellingShopify.StartAsync(azurite);
        Fill(shop, orders: 3);
        shop.Begun = bulk =>
        {
            if (bulk.Reads == "orders")
                bulk.Url = shop.Server.File("odd", """{"id":"gid://shopify/Order/1"}""", """{"id":"gid://shopify/LineItem/1","__parentId":"gid://shopify/Order/2"}""");
        };
        var progress = await shop.App.ImportAsync(shop.Id, All);
        progress.Faults.Select(fault => fault.What).ShouldBe(["1 lines of your orders are not as Shopify promises.", progress.Faults[1].What]);
        progress.Faults[1].What.ShouldContain("(1) is not as Shopify promises");
    }

    [Fact]
    public async Task Where_no_personal_data_may_be_seen_orders_are_known_by_their_number()
    {
        await using var shop = await SellingShopify.StartAsync(azurite);
        shop.Place(1, shop.App.Clock.Now.AddDays(-3), email: null, change: order => order["billing_address"] = order["shipping_address"] = null);
        shop.Know(7, shop.App.Clock.Now.AddDays(-3), email: null);
        var checkout = shop.Leave("t", shop.App.Clock.Now.AddDays(-2), email: null);
        checkout["billing_address"] = checkout["shipping_address"] = null;
        var progress = await shop.App.ImportAsync(shop.Id, All);
        (progress.FinishedAt is not null, progress.FaultCount).ShouldBe((true, 0));
        (await shop.App.ShoppersAsync(shop.Id)).SelectMany(person => person.Orders).ShouldHaveSingleItem().EmailKey.ShouldBeNull();
    }

    [Fact]
    public async Task What_a_webhook_tells_too_counts_once()
    {
        await using var shop = await SellingShopify.StartAsync(azurite, works: true);
        shop.Place(1, shop.App.Clock.Now.AddHours(-3));
        await shop.App.TellAsync(shop.Webhook("orders/create", 1), shop.Webhook("orders/updated", 1));
        await shop.App.IdleAsync();
        await shop.App.ImportAsync(shop.Id, All);
        (await shop.App.ShoppersAsync(shop.Id)).ShouldHaveSingleItem().Events.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_in_a_customers_record_is_heard()
    {
        await using var shop = await SellingShopify.StartAsync(azurite);
        shop.Know(7, shop.App.Clock.Now.AddDays(-3), "ann@example.test", "UNSUBSCRIBED");
        await shop.App.ImportAsync(shop.Id, All);
        (await shop.App.ShoppersAsync(shop.Id)).ShouldHaveSingleItem().Consents.ShouldHaveSingleItem().IsGranted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true, "All orders")]
    [InlineData(false, "The orders of the last 60 days")]
    public async Task The_page_offers_it_and_says_how_far_back_it_goes(bool seesAll, string says)
    {
        await using var shop = await SellingShopify.StartAsync(azurite, seesAll: seesAll);
        using var visitor = await Visitor.InAsync(shop.App, shop.Id);
        var form = (await visitor.OpenAsync("/app/setup")).QuerySelector("form[action$='/setup/import/shop']").ShouldBeAssignableTo<IHtmlFormElement>().ShouldNotBeNull();
        form.TextContent.ShouldContain("Import from Shopify");
        form.TextContent.ShouldContain(says);
        (await visitor.PressAsync(form)).Body!.TextContent.ShouldContain("We have sent nothing.");
        (await shop.App.ProgressAsync(shop.Id)).ShouldNotBeNull().Source.ShouldBe(HistorySource.FromShopify(seesAll));
        await shop.App.CountAllAsync();
        (await shop.Shop.NowAsync()).KnowsAllOrders.ShouldBe(seesAll);
    }

    private static void Fill(SellingShopify shop, int orders)
    {
        var past = shop.App.Clock.Now.AddDays(-20);
        for (var id = 1; id <= orders; id++)
            shop.Place(id, past.AddMinutes(id), $"shopper{id % 40}@example.test");
        shop.Leave("left", past, "shopper1@example.test");
        shop.Leave("also", past, "cart@example.test", number: "56");
        shop.Know(7, past, "shopper1@example.test");
        shop.Know(8, past, "record@example.test", "SUBSCRIBED");
        shop.Products[11] = Deliveries.ShopifySample("products/update").With("id", 11).With("updated_at", SellingShopify.Text(past)).With("published_at", SellingShopify.Text(past));
    }
}
