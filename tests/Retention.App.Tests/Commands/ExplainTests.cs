using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Retention.App.Commands;
using Retention.App.Letters;
using Retention.App.Merchant.Doors;
using Retention.App.Rehearsing;
using Retention.App.Storage;
using Retention.Flows;
using Retention.Shops;

namespace Retention.App.Tests.Commands;

/// <summary>Why somebody heard something, or nothing, in plain words; and that no message was sent twice.</summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class ExplainTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_letter_that_was_sent_is_told_from_its_order_to_the_provider_s_answer()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = (await app.AddShopifyAsync(known => known with { KnowsAllOrders = true })).Shop;
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(101, At, "ann@example.test")));
        await app.RestAtAsync(At.AddHours(2));
        var message = (await app.JournalAsync(shop.Id)).Single(line => line.Entry.Message is not null).Entry.Message!;

        var told = await MessageAsync(app, shop, message);
        told.ShouldContain("thank-you/thanks about #101");
        told.ShouldContain("It is Sent since Sun 1 Nov 2026, 11:00 UTC");
        told.ShouldContain("The shop told of an order (orders/create)");
        told.ShouldContain("thank-you about #101 began; thank-you/thanks is due on Sun 1 Nov 2026, 10:00 UTC");
        told.ShouldContain("was sent: the provider took it");
        told.ShouldContain($"message {message}, attempt 1, words \"first\"");
        told.ShouldContain("settings version");
        told.ShouldContain("no    Was this very message never sent? This message was sent before");
        told.ShouldContain("ok    Is the flow on?");
        told.ShouldContain("Is there consent? [");
        told.Split('\n').Count(line => line.StartsWith("    ok ", StringComparison.Ordinal) || line.StartsWith("    no ", StringComparison.Ordinal) || line.StartsWith("    wait ", StringComparison.Ordinal))
            .ShouldBeInRange(10, Decisions.Guards.InOrder.Length - 5); // Those that can say anything about it, and no other.
        told.ShouldNotContain("Is something left in the cart?");
        told.ShouldContain("Consent on file");
        told.ShouldContain("thank-you/help/help about #101");
        told.ShouldContain("a…@example.test");
        told.ShouldNotContain("ann@example.test");
    }

    [Theory]
    [InlineData("ann@example.test")]
    [InlineData(" Ann@Example.Test ")]
    [InlineData("#101")]
    [InlineData("101")]
    public async Task A_silence_is_told_with_its_reason_however_the_shopper_is_named(string called)
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = (await app.AddShopifyAsync()).Shop;
        var order = Deliveries.ShopifyOrder(101, At, "ann@example.test");
        order["test"] = true;
        await app.TellAsync(Deliveries.Shopify("orders/create", order));
        await app.RestAtAsync(At.AddHours(2));

        var told = await ShopperAsync(app, shop, called);
        told.ShouldContain("thank-you/thanks about #101 was not sent: A test order (test-order)");
        told.ShouldContain("nothing is planned");
        told.ShouldNotContain("ann@example.test");
        told.ShouldBe(await ShopperAsync(app, shop, (await app.ShoppersAsync(shop.Id)).ShouldHaveSingleItem().Id));
    }

    [Fact]
    public async Task A_person_who_was_erased_is_told_of_by_decisions_alone()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = (await app.AddShopifyAsync()).Shop;
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(101, At, "ann@example.test", customer: 7)));
        await app.RestAtAsync(At.AddHours(2));
        var message = (await app.JournalAsync(shop.Id)).Single(line => line.Entry.Message is not null).Entry.Message!;
        await app.TellAsync(Deliveries.Shopify("customers/redact", new JsonObject { ["customer"] = new JsonObject { ["id"] = 7, ["email"] = "ann@example.test" } }));
        await app.IdleAsync();

        foreach (var told in new[] { await ShopperAsync(app, shop, "ann@example.test"), await MessageAsync(app, shop, message) })
        {
            told.ShouldContain("The person was erased on request on Sun 1 Nov 2026, 11:00 UTC");
            told.ShouldContain("was sent: the provider took it");
            told.ShouldContain("nothing, ever.");
            told.ShouldNotContain("@example.test");
        }
    }

    [Fact]
    public async Task What_is_unknown_or_of_another_shop_is_a_clear_fault()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = (await app.AddShopifyAsync()).Shop;
        var other = (await app.AddShopifyAsync(domain: "other.myshopify.com")).Shop;
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(101, At, "ann@example.test")));
        await app.RestAtAsync(At.AddHours(2));
        var message = (await app.JournalAsync(shop.Id)).Single(line => line.Entry.Message is not null).Entry.Message!;

        var explain = Explain(app);
        (await explain.MessageAsync(other, message, CancellationToken.None)).Fault!.ShouldContain($"There is no message \"{message}\" of Blue Mugs");
        (await explain.MessageAsync(shop, "nonsense", CancellationToken.None)).Fault!.ShouldContain("There is no message \"nonsense\"");
        (await explain.ShopperAsync(other, "ann@example.test", CancellationToken.None)).Fault!.ShouldContain("Nobody is known as \"a…@example.test\"");
        (await explain.ShopperAsync(shop, "#999", CancellationToken.None)).Fault!.ShouldContain("Nobody is known as \"#999\"");
    }

    [Fact]
    public async Task Messages_are_counted_and_the_count_is_on_the_home_page()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = (await app.AddShopifyAsync()).Shop;
        foreach (var number in new[] { 1, 2, 3 })
            await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(number, At, $"shopper{number}@example.test")));
        await app.RestAtAsync(At.AddHours(2));

        var lines = await MessagesCommand.LinesAsync(shop, app.Services, last: 2, CancellationToken.None);
        lines[0].ShouldBe("Blue Mugs, the last 90 days: sent twice: 0 of 3");
        lines[1].ShouldBe("    sent 3, refused 0, not settled yet 0, lost 0; put off on the way 0 times");
        lines.Count(line => line.EndsWith(": sent", StringComparison.Ordinal)).ShouldBe(2);
        using var browser = new HttpClient(); // Keeps the cookie that the link sets.
        (await browser.GetStringAsync(await app.Get<OneTimeLinks>().MakeAsync(shop.Id, CancellationToken.None))).ShouldContain("<b>0 of 3</b> sent twice");
    }

    [Fact]
    public async Task A_rehearsal_of_what_the_journal_has_says_what_was_sent()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = (await app.AddShopifyAsync()).Shop;
        foreach (var number in new[] { 1, 2, 3 })
            await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(number, At, $"shopper{number}@example.test")));
        await app.RestAtAsync(At.AddHours(2));

        var past = await RecordedEvents.OfJournalAsync(shop.Id, app.Get<Journal>(), app.Get<Identity>(), At.AddDays(-1), At.AddDays(1), CancellationToken.None);
        past.Events.Count.ShouldBe(3);
        var report = Reporting.Tell(AllFlows.Find("thank-you")!, shop, shop, [], past, At.AddDays(-1), At.AddHours(2), new LetterRenderer()).Report;
        (report.Candidates, report.Messages, report.People).ShouldBe((3, 3, 3));
        report.Samples[0].Text.ShouldContain("Hello,");
        report.Samples[0].Text.ShouldNotContain("@example.test");
    }

    [Fact]
    public async Task Flows_are_listed_set_and_turned_on_from_the_console()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Storage__ConnectionString"] = azurite.NewAccount(), ["ASPNETCORE_ENVIRONMENT"] = "Development" };
        Task<Executable> Run(params string[] arguments) => Executable.RunAsync(settings, arguments);
        (await Run("flows", "list")).Errors.ShouldContain("There is no shop yet");
        await Run("shops", "add", "--platform", "shopify", "--domain", "demo.myshopify.com");

        var refused = await Run("flows", "on", "--flow", "abandoned-cart");
        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldContain("postal address");
        (await Run("flows", "set", "--flow", "abandoned-cart", "--set", "wait=soon")).Errors.ShouldContain("abandoned-cart/reminder/wait");
        (await Run("flows", "on", "--flow", "cart")).ExitCode.ShouldBe(1);

        await Run("shops", "add", "--platform", "shopify", "--domain", "demo.myshopify.com", "--postal-address", "1 Kiln Lane, Potterton");
        (await Run("flows", "on", "--shop", "demo.myshopify.com", "--flow", "abandoned-cart")).Errors.ShouldContain("retention consent");
        (await Run("consent", "none", "--shop", "demo.myshopify.com")).ExitCode.ShouldBe(0);
        (await Run("flows", "on", "--shop", "demo.myshopify.com", "--flow", "abandoned-cart")).ExitCode.ShouldBe(0);
        (await Run("flows", "set", "--flow", "abandoned-cart", "--set", "wait=2h", "holdout=5", "--set", "code=COMEBACK10")).ExitCode.ShouldBe(0);
        (await Run("flows", "pause", "--flow", "thank-you")).ExitCode.ShouldBe(0);
        var list = (await Run("flows", "list")).Out;
        list.ShouldContain("ON      abandoned-cart");
        list.ShouldContain("paused  thank-you");
        list.ShouldContain("off     nps");
        list.ShouldContain("e-mail after 2 hours");
        list.ShouldContain("abandoned-cart/reminder/wait 2h (default 1h)");
        list.ShouldContain("5 % of the shoppers are held back");
        list.ShouldContain("COMEBACK10");
        (await Run("rehearse", "--flow", "thank-you")).Errors.ShouldContain("Nothing is recorded of Demo yet");
    }

    private static ExplainCommand Explain(TestApp app) => ActivatorUtilities.CreateInstance<ExplainCommand>(app.Services);

    private static async Task<string> MessageAsync(TestApp app, Shop shop, string message) => Text(await Explain(app).MessageAsync(shop, message, CancellationToken.None));

    private static async Task<string> ShopperAsync(TestApp app, Shop shop, string called) => Text(await Explain(app).ShopperAsync(shop, called.Trim(), CancellationToken.None));

    private static string Text((IEnumerable<string>? Lines, string? Fault) told)
    {
        told.Fault.ShouldBeNull();
        return string.Join('\n', told.Lines!);
    }
}
