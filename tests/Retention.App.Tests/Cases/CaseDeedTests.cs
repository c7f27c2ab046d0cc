using System.Text.Json.Nodes;
using Retention.App.Cases;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Crediting;
using Retention.App.Tests.Road;
using Retention.App.Tests.Storefronts.Shopify;
using Retention.App.Tests.Storefronts.WooCommerce;
using Retention.Cases;
using Retention.Events;

namespace Retention.App.Tests.Cases;

/// <summary>What a shop does to make something good: once, within what somebody may give, and found again where the answer was lost.</summary>
[Collection("Azurite")]
public sealed class CaseDeedTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_WooCommerce_refund_goes_through_the_gateway_where_that_can_and_is_said_to_be_by_hand_where_not(bool can)
    {
        await using var shop = await WooAsync(can);
        var id = await OpenAsync(shop.App, shop.Shop.Id, shop.Ann);
        var deed = Stands(await WantAsync(shop.App, shop.Shop.Id, id, CaseDeedKind.Refund, "5.00"));
        (deed.State, deed.ShopId is not null, deed.Why is null).ShouldBe((CaseDeedState.Done, true, can));
        Stands(await WantAsync(shop.App, shop.Shop.Id, id, CaseDeedKind.Refund, "5.00")).ShouldBe(deed, "pressed twice");
        var refund = shop.Server.List("orders/1/refunds").Items.Values.ShouldHaveSingleItem();
        ((string?)refund["amount"], (bool)refund["api_refund"]!).ShouldBe(("5.00", can));
        (await WantAsync(shop.App, shop.Shop.Id, id, CaseDeedKind.Refund, "999", once: "b")).ShouldBeOfType<DeedAnswer.Not>().Why.ShouldContain("up to");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_WooCommerce_refund_whose_answer_was_lost_is_looked_for_and_never_repeated(bool happened)
    {
        await using var shop = await WooAsync();
        var id = await OpenAsync(shop.App, shop.Shop.Id, shop.Ann);
        shop.Server.Always = context => context.Request.Method == "POST" ? new ScriptedAnswer(0) { Happens = happened, Cuts = true } : null;
        var deed = Stands(await WantAsync(shop.App, shop.Shop.Id, id, CaseDeedKind.Refund, "5.00"));
        deed.State.ShouldBe(CaseDeedState.Unknown);
        shop.Server.Always = _ => null;
        await WakeAsync(shop.App, shop.Shop.Id, id, deed.Id);
        (await DeedAsync(shop.App, shop.Shop.Id, id)).State.ShouldBe(CaseDeedState.Unknown, "it is too soon to look");
        shop.App.Clock.Now = shop.App.Clock.Now.AddMinutes(11);
        await WakeAsync(shop.App, shop.Shop.Id, id, deed.Id);
        await WakeAsync(shop.App, shop.Shop.Id, id, deed.Id);
        (await DeedAsync(shop.App, shop.Shop.Id, id)).State.ShouldBe(happened ? CaseDeedState.Done : CaseDeedState.NotDone);
        shop.Server.Calls.Count(call => call.Method == "POST").ShouldBe(1);
    }

    [Fact]
    public async Task A_WooCommerce_replacement_is_an_order_of_zero_with_the_same_goods_to_the_same_place()
    {
        await using var shop = await WooAsync();
        var id = await OpenAsync(shop.App, shop.Shop.Id, shop.Ann);
        var before = shop.Server.List("orders").Items.Count;
        Stands(await WantAsync(shop.App, shop.Shop.Id, id, CaseDeedKind.Replacement, "")).State.ShouldBe(CaseDeedState.Done);
        shop.Server.List("orders").Items.Count.ShouldBe(before + 1);
        var order = shop.Server.List("orders").Items.Values.Single(one => one["meta_data"]!.AsArray().Any(meta => (string?)meta!["key"] == "_retention_deed_id"));
        order["line_items"]!.AsArray().ShouldAllBe(line => (string?)line!["total"] == "0" && (int)line["product_id"]! > 0);
        ((string?)order["billing"]!["email"]).ShouldBe("ann@example.test");
    }

    [Fact]
    public async Task What_is_above_an_agent_s_limit_waits_for_an_owner_and_is_done_once_when_one_says_yes()
    {
        await using var shop = await WooAsync();
        var id = await OpenAsync(shop.App, shop.Shop.Id, shop.Ann);
        await shop.App.Get<ShopStore>().ChangeAsync(shop.Shop.Id, known => known with { Settings = known.Settings with { CaseOwners = ["1"], CaseLimitAgent = new(300, new("EUR")) } }, CancellationToken.None);
        var (deeds, record) = (shop.App.Get<CaseDeeds>(), await RecordAsync(shop.App, shop.Shop.Id));
        var asked = Stands(await deeds.WantAsync(record, id, new(CaseDeedKind.Refund, "5.00", "", "a"), "7", CaseRole.Agent, CancellationToken.None));
        asked.State.ShouldBe(CaseDeedState.Asked);
        Posts(shop).ShouldBe(0);
        (await deeds.DecideAsync(record, id, asked.Id, isYes: true, "7", CaseRole.Agent, CancellationToken.None)).ShouldBeOfType<DeedAnswer.Not>();
        Posts(shop).ShouldBe(0);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => deeds.DecideAsync(record, id, asked.Id, isYes: true, "1", CaseRole.Owner, CancellationToken.None)));
        both.Count(answer => answer is DeedAnswer.Stands { Deed.State: CaseDeedState.Done }).ShouldBe(1);
        Posts(shop).ShouldBe(1);
        (await DeedAsync(shop.App, shop.Shop.Id, id)).ShouldSatisfyAllConditions(deed => deed.DecidedBy.ShouldBe("1"), deed => deed.By.ShouldBe("7"));
    }

    [Fact]
    public async Task Credit_is_given_through_the_books_once()
    {
        await using var shop = await WooAsync();
        var id = await OpenAsync(shop.App, shop.Shop.Id, shop.Ann);
        for (var pressed = 0; pressed < 2; pressed++)
            Stands(await WantAsync(shop.App, shop.Shop.Id, id, CaseDeedKind.Credit, "5,00")).State.ShouldBe(CaseDeedState.Done);
        (await shop.BalanceAsync()).ShouldBe(500);
        (await WantAsync(shop.App, shop.Shop.Id, id, CaseDeedKind.Credit, "ten", once: "b")).ShouldBeOfType<DeedAnswer.Not>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_Shopify_refund_goes_back_by_the_ways_it_was_paid_and_one_whose_answer_was_lost_is_looked_for(bool happened)
    {
        await using var shop = await ShopifyAsync();
        var refunds = new List<JsonObject>();
        Answer(shop.Shopify, refunds);
        var id = await OpenAsync(shop.App, shop.Id, await AnnAsync(shop.App, shop.Id));
        shop.Shopify.Fail("RefundCreate", new ShopifyFailure { IsExecuted = happened, IsCut = true });
        var deed = Stands(await WantAsync(shop.App, shop.Id, id, CaseDeedKind.Refund, "12.00"));
        deed.State.ShouldBe(CaseDeedState.Unknown);
        shop.App.Clock.Now = shop.App.Clock.Now.AddMinutes(11);
        await WakeAsync(shop.App, shop.Id, id, deed.Id);
        (await DeedAsync(shop.App, shop.Id, id)).State.ShouldBe(happened ? CaseDeedState.Done : CaseDeedState.NotDone);
        var call = shop.Shopify.CallsOf("RefundCreate").ShouldHaveSingleItem();
        call.Variables["refund"]!["transactions"]!.AsArray().Select(part => ((string?)part!["gateway"], (string?)part["amount"])).ShouldBe([("gift_card", "10.00"), ("shopify_payments", "2.00")]);
        Guid.TryParse((string?)call.Variables["key"], out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_Shopify_replacement_is_a_draft_of_zero_that_a_person_completes()
    {
        await using var shop = await ShopifyAsync();
        Answer(shop.Shopify, []);
        shop.Shopify.On("ReplacementCreate", (_, _) => new JsonObject { ["draftOrderCreate"] = new JsonObject { ["draftOrder"] = new JsonObject { ["id"] = "gid://shopify/DraftOrder/9" }, ["userErrors"] = new JsonArray() } });
        var id = await OpenAsync(shop.App, shop.Id, await AnnAsync(shop.App, shop.Id));
        var deed = Stands(await WantAsync(shop.App, shop.Id, id, CaseDeedKind.Replacement, ""));
        (deed.State, deed.Amount.Minor).ShouldBe((CaseDeedState.Done, 3_800));
        deed.Why!.ShouldContain("complete it there");
        var draft = shop.Shopify.CallsOf("ReplacementCreate").ShouldHaveSingleItem().Variables["draft"]!;
        ((double)draft["appliedDiscount"]!["value"]!, (string?)draft["appliedDiscount"]!["valueType"], (int)draft["lineItems"]![0]!["quantity"]!).ShouldBe((100, "PERCENTAGE", 2));
    }

    // An order of 40 euros, ten of them paid with a gift card.
    private static void Answer(LoopbackShopify shopify, List<JsonObject> refunds)
    {
        static JsonObject Bag(string amount) => new() { ["presentmentMoney"] = new JsonObject { ["amount"] = amount, ["currencyCode"] = "EUR" } };
        shopify.On("RefundableOrder", (_, _) => new JsonObject
        {
            ["order"] = new JsonObject
            {
                ["id"] = "gid://shopify/Order/5",
                ["customer"] = new JsonObject { ["id"] = "gid://shopify/Customer/7" },
                ["suggestedRefund"] = new JsonObject
                {
                    ["maximumRefundableSet"] = Bag("40.00"),
                    ["suggestedTransactions"] = new JsonArray(
                        new JsonObject { ["gateway"] = "gift_card", ["parentTransaction"] = new JsonObject { ["id"] = "gid://shopify/OrderTransaction/1" }, ["maximumRefundableSet"] = Bag("10.00") },
                        new JsonObject { ["gateway"] = "shopify_payments", ["parentTransaction"] = new JsonObject { ["id"] = "gid://shopify/OrderTransaction/2" }, ["maximumRefundableSet"] = Bag("30.00") }),
                },
                ["refunds"] = new JsonArray([.. refunds.Select(refund => refund.DeepClone())]),
                ["lineItems"] = new JsonObject { ["nodes"] = new JsonArray(new JsonObject { ["quantity"] = 2, ["variant"] = new JsonObject { ["id"] = "gid://shopify/ProductVariant/11" }, ["originalUnitPriceSet"] = Bag("19.00") }) },
            },
        });
        shopify.On("RefundCreate", (variables, _) =>
        {
            refunds.Add(new JsonObject { ["id"] = $"gid://shopify/Refund/{refunds.Count + 1}", ["note"] = (string?)variables["refund"]!["note"] });
            return new JsonObject { ["refundCreate"] = new JsonObject { ["refund"] = new JsonObject { ["id"] = $"gid://shopify/Refund/{refunds.Count}" }, ["userErrors"] = new JsonArray() } };
        });
    }

    private async Task<CreditShop> WooAsync(bool canRefund = true)
    {
        var shop = await CreditShop.StartAsync(azurite);
        var order = Told.WooOrder(1, Reported.At);
        order["currency"] = "EUR";
        order["refunds"] = new JsonArray();
        shop.Server.List("orders").Items[1] = order;
        shop.Server.List("orders/1/refunds").Items.ShouldBeEmpty();
        var supports = new JsonArray("products");
        if (canRefund)
            supports.Add("refunds");
        shop.Server.On($"GET /wc/v3/payment_gateways/{order["payment_method"]}", (context, _) => LoopbackWooCommerce.JsonAsync(context, 200, new JsonObject { ["id"] = (string?)order["payment_method"], ["method_supports"] = supports.DeepClone() }));
        return shop;
    }

    private async Task<ShopifyTestShop> ShopifyAsync()
    {
        var shop = await ShopifyTestShop.StartAsync(azurite);
        await shop.App.HandleAsync(shop.Id, Reported.Order("1", "ann@example.test", "7"));
        return shop;
    }

    private static async Task<string> AnnAsync(TestApp app, string shop) => (await app.ShoppersAsync(shop)).ShouldHaveSingleItem().Id;

    private static int Posts(CreditShop shop) => shop.Server.Calls.Count(call => call.Method == "POST");

    private static async Task<string> OpenAsync(TestApp app, string shop, string shopper)
    {
        await app.Get<EventArrived>().HandleAsync(EventMessage.Of(shop, "k", app.Clock.Now, new ProblemRaised("1", app.Clock.Now) { Topic = "problem", Text = "Broken" }) with { Shopper = shopper }, CancellationToken.None);
        return (await app.Get<CaseStore>().ListAsync(shop, openOnly: true, most: 9, CancellationToken.None)).ShouldHaveSingleItem().Id;
    }

    private static async Task<DeedAnswer> WantAsync(TestApp app, string shop, string id, CaseDeedKind kind, string amount, string once = "a") =>
        await app.Get<CaseDeeds>().WantAsync(await RecordAsync(app, shop), id, new(kind, amount, "the broken mug", once), "7", CaseRole.Owner, CancellationToken.None);

    private static async Task<ShopRecord> RecordAsync(TestApp app, string shop) => (await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None))!;

    private static Task WakeAsync(TestApp app, string shop, string id, string deed) =>
        app.Get<CaseDeeds>().HandleAsync(new(StoredJson.Version, shop, "", $"case|deed|{id}|{deed}"), id, deed, CancellationToken.None);

    private static CaseDeed Stands(DeedAnswer answer) => answer.ShouldBeOfType<DeedAnswer.Stands>((answer as DeedAnswer.Not)?.Why).Deed;

    private static async Task<CaseDeed> DeedAsync(TestApp app, string shop, string id) => (await app.Get<CaseStore>().FindAsync(shop, id, CancellationToken.None))!.Deeds.ShouldHaveSingleItem();
}
