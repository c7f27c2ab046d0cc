using System.Net.Http.Headers;

namespace Retention.App.Tests.Merchant;

/// <summary>What a page reads does not grow with the shop: the same number of storage requests for a shop of three orders and one of forty.</summary>
[Collection("Azurite")]
public sealed class PageReadsTests(AzuriteFixture azurite)
{
    // The most that each page may ask of storage: Home asks for the rehearsal of each of twelve flows. Upcoming and the log have budgets of their own.
    private static readonly (string Page, int Most)[] Pages =
    [
        ("/app", 17), ("/app/flows/thank-you", 6), ("/app/flows/abandoned-cart/on", 6), ("/app/flows/thank-you/try", 3), ("/app/setup", 7), ("/app/cases", 3), ("/app/reviews", 3), ("/app/quarantine", 4), ("/app/shoppers", 2),
    ];

    [Fact]
    public async Task A_page_reads_a_bounded_number_of_times_whatever_the_shop_s_size()
    {
        var (counted, account) = (new CountedRequests(), azurite.NewAccount());
        await using var worker = await TestApp.StartAsync(azurite, connection: account);
        // A program that serves pages and does nothing else: what is counted is theirs.
        await using var app = await TestApp.StartAsync(azurite, change: settings => settings with { ShopifyClientId = PageTokens.ClientId }, works: false, policy: counted, connection: account);
        await worker.AddShopifyAsync();
        await OrdersAsync(worker, from: 1, count: 3);
        app.Clock.Now = worker.Clock.Now;
        var few = await ReadsAsync(app, counted);
        await OrdersAsync(worker, from: 10, count: 40);
        app.Clock.Now = worker.Clock.Now;
        var many = await ReadsAsync(app, counted);

        // An hour that waits to be compacted is looked for in its blob: one read more, whatever it holds.
        foreach (var ((page, most), before, after) in Pages.Zip(few, many))
            after.ShouldBeInRange(0, Math.Min(most, before + 1), page);
        many[0].ShouldBeGreaterThan(5, "the count counts");
    }

    private static async Task OrdersAsync(TestApp app, int from, int count)
    {
        for (var number = from; number < from + count; number++)
            await app.DeliverAsync(Deliveries.Shopify("orders/paid", Deliveries.ShopifyOrder(1_000 + number, app.Clock.Now, $"shopper{number}@example.test")));
        await app.IdleAsync();
        app.Clock.Now += TimeSpan.FromHours(2);
        await app.IdleAsync();
    }

    private static async Task<int[]> ReadsAsync(TestApp app, CountedRequests counted)
    {
        var reads = new List<int>();
        foreach (var (page, _) in Pages)
        {
            await OpenAsync(app, page); // The shop's own row is read once a second, whoever asks.
            counted.Take();
            await OpenAsync(app, page);
            reads.Add(counted.Take().Count(kind => kind != "shop read")); // On a slow machine the second is over.
        }

        return [.. reads];
    }

    private static async Task OpenAsync(TestApp app, string page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", PageTokens.Shopify(app.Clock.Now)) } };
        using var answer = await app.Http.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue(page);
    }
}
