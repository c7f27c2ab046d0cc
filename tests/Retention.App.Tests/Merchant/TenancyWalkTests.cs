using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retention.App.Cases;
using Retention.App.Merchant;
using Retention.App.Privacy;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Tests.Merchant;

/// <summary>
/// A shop sees only itself. Every route of the merchant's is walked by another shop, with the first one's ids in the path: it gets nothing of it and
/// changes nothing of it. A route that is not in the table fails the walk.
/// </summary>
[Collection("Azurite")]
public sealed partial class TenancyWalkTests(AzuriteFixture azurite)
{
    /// <summary>What stands for each part of a path: the first shop's. A new route adds its parts here, or is found missing.</summary>
    private static readonly Dictionary<string, Func<Walked, string>> Parts = new(StringComparer.Ordinal)
    {
        ["family"] = _ => "abandoned-cart",
        ["list"] = _ => "messages",
        ["part"] = _ => "policy",
        ["shopper"] = walked => walked.Shopper,
        ["case"] = walked => walked.Case,
        ["number"] = _ => "1",
        ["deed"] = walked => walked.Case,
        ["template"] = _ => "reminder",
        ["reward"] = walked => walked.Message,
        ["message"] = walked => walked.Message,
        ["review"] = walked => walked.Review,
        ["referral"] = walked => walked.Message,
        ["survey"] = _ => "nps",
        ["request"] = walked => walked.Request,
    };

    /// <summary>All routes of the merchant's. Whoever adds one adds it here, and thinks of what another shop could do with it.</summary>
    private static readonly string[] Known =
    [
        "GET /app", "POST /app/brake", "GET /app/flows/{family}", "GET /app/flows/{family}/on", "GET /app/flows/{family}/try", "POST /app/flows/{family}/try", "POST /app/flows/{family}/mode", "POST /app/flows/{family}/pause", "POST /app/flows/{family}/times",
        "GET /app/flows/{family}/rehearsal", "POST /app/flows/{family}/rehearsal", "GET /app/flows/{family}/rehearsal/{list}",
        "GET /app/cases", "GET /app/cases/{case}", "POST /app/cases/{case}/answer", "POST /app/cases/{case}/close",
        "POST /app/cases/{case}/owner", "POST /app/cases/{case}/note", "POST /app/cases/{case}/tags", "POST /app/cases/{case}/task", "POST /app/cases/{case}/task/{number:int}",
        "POST /app/cases/{case}/deed", "POST /app/cases/{case}/deed/{deed}/yes", "POST /app/cases/{case}/deed/{deed}/no",
        "GET /app/cases/report", "GET /app/cases/answers", "POST /app/cases/answers", "POST /app/cases/answers/remove", "GET /app/cases/settings", "POST /app/cases/settings",
        "GET /app/flows/{family}/words/{template}", "POST /app/flows/{family}/words/{template}", "POST /app/flows/{family}/words/{template}/preview",
        "GET /app/setup", "POST /app/setup/{part}", "POST /app/setup/texts", "POST /app/setup/woocommerce/check", "POST /app/setup/woocommerce/keys", "POST /app/setup/woocommerce/yield", "POST /app/setup/woocommerce/disconnect", "POST /app/setup/shopify/check", "GET /app/setup/import", "POST /app/setup/import", "POST /app/setup/import/cancel", "POST /app/setup/import/shop",
        "GET /app/setup/consent", "GET /app/setup/consent/progress", "POST /app/setup/consent", "POST /app/setup/consent/import",
        "GET /app/suppressions", "POST /app/suppressions", "POST /app/suppressions/remove", "GET /app/suppressions/export", "GET /app/shoppers/{shopper}/evidence",
        "POST /app/sender/domain", "POST /app/sender/check", "POST /app/sender/remove", "POST /app/sender/replies",
        "GET /app/log", "GET /app/messages/{shopper}/{message}", "GET /app/why/{shopper}", "GET /app/upcoming", "POST /app/upcoming/cancel",
        "GET /app/shoppers", "GET /app/shoppers/{shopper}", "POST /app/shoppers/{shopper}/pause", "POST /app/shoppers/{shopper}/resume", "POST /app/shoppers/{shopper}/stop",
        "POST /app/shoppers/{shopper}/credit", "POST /app/shoppers/{shopper}/credit/{reward}/back", "POST /app/shoppers/{shopper}/credit/{reward}/retry", "POST /app/setup/credit",
        "GET /app/reviews", "GET /app/reviews/export", "POST /app/reviews/publish", "POST /app/reviews/{review}/publish", "POST /app/reviews/{review}/reject", "POST /app/reviews/{review}/answer", "POST /app/reviews/{review}/unanswer", "GET /app/reviews/import", "GET /app/reviews/import/progress", "POST /app/reviews/import", "POST /app/reviews/import/start", "POST /app/setup/reviews",
        "GET /app/tiers", "POST /app/tiers", "POST /app/tiers/count",
        "GET /app/referrals", "POST /app/referrals/{referral}/allow", "POST /app/referrals/{referral}/refuse", "POST /app/referrals/{referral}/reverse", "POST /app/setup/referrals",
        "GET /app/surveys", "POST /app/surveys", "GET /app/surveys/{survey}", "GET /app/surveys/{survey}/export", "GET /app/surveys/{survey}/file", "GET /app/surveys/{survey}/preview", "POST /app/surveys/{survey}/mode",
        "GET /app/standing", "POST /app/standing/lift",
        "GET /app/privacy", "GET /app/privacy/{request}", "POST /app/privacy/{request}/answered",
        "GET /app/quarantine", "POST /app/quarantine/replay", "POST /app/quarantine/replay-all",
    ];

    [Fact]
    public async Task Every_route_is_known_to_the_walk()
    {
        await using var app = await StartAsync();
        Routes(app).ShouldBe(Known, ignoreOrder: true);
    }

    [Fact]
    public async Task No_route_shows_or_changes_anything_of_another_shop()
    {
        await using var app = await StartAsync();
        var walked = await Walked.LiveAsync(app);
        await app.AddShopifyAsync(shop => shop with { Brand = shop.Brand with { Name = "Somebody else" } }, domain: "other.myshopify.com");
        var before = await RowsOfAsync(app, walked.Shop.Shop.Id);

        foreach (var route in Routes(app))
        {
            var path = Fill(route, walked);
            using var answer = await SendAsync(app, route.Split(' ')[0], path, "other.myshopify.com");
            var text = await answer.Content.ReadAsStringAsync();
            foreach (var secret in walked.Secrets)
                text.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{route} shows {secret}");
            ((int)answer.StatusCode).ShouldBeLessThan(500, route);
        }

        (await RowsOfAsync(app, walked.Shop.Shop.Id)).ShouldBe(before, "another shop changed something");
    }

    [Fact]
    public async Task The_walk_would_see_it_since_the_shop_itself_does()
    {
        await using var app = await StartAsync();
        var walked = await Walked.LiveAsync(app);
        using var answer = await SendAsync(app, "GET", "/app", ChosenDomain);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(walked.Shop.Shop.Brand.Name);
    }

    [Fact]
    public async Task No_route_opens_without_a_session()
    {
        await using var app = await StartAsync();
        var walked = await Walked.LiveAsync(app);
        foreach (var route in Routes(app))
        {
            using var request = new HttpRequestMessage(new(route.Split(' ')[0]), Fill(route, walked));
            using var answer = await app.Http.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, route);
        }
    }

    private const string ChosenDomain = "demo.myshopify.com";

    private Task<TestApp> StartAsync() => TestApp.StartAsync(azurite, change: settings => settings with { ShopifyClientId = PageTokens.ClientId });

    internal static string[] Routes(TestApp app) =>
    [
        .. from endpoint in app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<BehindTheDoor>() is not null
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
           select $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}",
    ];

    internal static string Fill(string route, Walked walked) => Part().Replace(route.Split(' ')[1], part =>
        Parts.TryGetValue(part.Groups["name"].Value, out var value) ? Uri.EscapeDataString(value(walked)) : throw new InvalidOperationException($"Say in Parts what stands for {part.Value} in {route}."));

    private static async Task<HttpResponseMessage> SendAsync(TestApp app, string method, string path, string domain)
    {
        using var request = new HttpRequestMessage(new(method), path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", PageTokens.Shopify(app.Clock.Now, domain)) } };
        if (method == "POST")
            request.Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["mode"] = "off", ["paused"] = "yes", ["holdout"] = "50", ["text"] = "Hello", ["sure"] = "yes", ["do"] = "save", ["reason"] = "insult", ["show"] = "at-once", ["words-subject"] = "Hello" });
        return await app.Http.SendAsync(request);
    }

    // Every row that names the shop, whoever's partition it lies in.
    private static async Task<string[]> RowsOfAsync(TestApp app, string shop)
    {
        var rows = new List<string>();
        foreach (var table in new[] { app.Storage.Cases, app.Storage.Reviews, app.Storage.Shoppers, app.Storage.Names, app.Storage.Shops, app.Storage.Plan, app.Storage.Alarms, app.Storage.Journal, app.Storage.Items, app.Storage.Suppressions, app.Storage.Requests })
        {
            rows.AddRange((await TestApp.RowsAsync(table)).Where(row => row.PartitionKey.StartsWith(shop, StringComparison.Ordinal) || row.RowKey.Contains(shop, StringComparison.Ordinal))
                .Select(row => $"{row.PartitionKey} {row.RowKey} {row.ETag}"));
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)(:[a-z]+)?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Part();

    /// <summary>A shop with a life of its own: an order, a letter, a shopper.</summary>
    internal sealed record Walked(ShopRecord Shop, string Shopper, string Message, string Case, string Review, string Request, string[] Secrets)
    {
        public static async Task<Walked> LiveAsync(TestApp app)
        {
            var shop = await app.AddShopifyAsync(shop => shop with { Brand = shop.Brand with { Name = "Only Mine Pottery" } });
            await app.DeliverAsync(Deliveries.Shopify("orders/paid", Deliveries.ShopifyOrder(820982911946154508, app.Clock.Now, "anna.secret@example.test")));
            await app.IdleAsync();
            app.Clock.Now += TimeSpan.FromHours(2);
            await app.IdleAsync();
            var sent = (await app.LettersAsync()).ShouldHaveSingleItem();
            var shopper = (await app.JournalAsync(shop.Shop.Id))[^1].Shopper;
            await app.Get<Inbox>().PutAsync(EventMessage.Of(shop.Shop.Id, "problem", app.Clock.Now, new ProblemRaised("820982911946154508", app.Clock.Now)), CancellationToken.None);
            await app.IdleAsync();
            var open = (await app.Get<CaseStore>().ListAsync(shop.Shop.Id, openOnly: true, most: 10, CancellationToken.None)).ShouldHaveSingleItem();
            await app.Get<Inbox>().PutAsync(EventMessage.Of(shop.Shop.Id, "review", app.Clock.Now, new ReviewGiven("820982911946154508", app.Clock.Now) { Items = [new("19", "Blue Mug", 2, "", "Chipped where I can see it")] }), CancellationToken.None);
            await app.IdleAsync();
            await app.DeliverAsync(Deliveries.Shopify("customers/data_request", new JsonObject { ["customer"] = new JsonObject { ["email"] = "anna.secret@example.test" }, ["data_request"] = new JsonObject { ["id"] = 1 } }));
            await app.IdleAsync();
            var asked = (await app.Get<PrivacyRequests>().ListAsync(shop.Shop.Id, CancellationToken.None)).ShouldHaveSingleItem();
            return new(shop, shopper, sent.Message, open.Id, Keys.ReviewId(shop.Shop.Id, shopper, "19"), asked.Id, [shop.Shop.Brand.Name, "anna.secret", sent.Message, shopper, "Chipped where I can see it"]);
        }
    }
}
