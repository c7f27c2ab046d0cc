using System.Text.Json.Nodes;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.WooCommerce;
using Retention.Events;
using Retention.Shops;
using Xunit.Abstractions;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>
/// A shop plays a week, twice: once with every delivery at once, and once with deliveries lost, doubled, late and out of order, a webhook that was
/// disabled, permalinks that change, keys that are revoked and given anew, and a copy that delivers too. Both end in the same.
/// </summary>
[Collection("Azurite")]
public sealed class PlayedWeekTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero);

    // What is due is looked at every three hours, in both worlds alike.
    private static readonly TimeSpan Step = TimeSpan.FromHours(3);

    [Fact]
    public async Task A_week_of_bad_deliveries_ends_in_the_same_as_one_in_which_everything_came_at_once()
    {
        var played = await Task.WhenAll(PlayAsync(isCalm: true), PlayAsync(isCalm: false), PlayAsync(isCalm: false, isRead: false));
        var ((calm, letters), (bad, lettersOfBad), (unread, _)) = (played[0], played[1], played[2]);
        output.WriteLine($"{string.Join('\n', calm)}\n\n{string.Join('\n', letters)}");
        lettersOfBad.ShouldBe(letters);
        bad.ShouldBe(calm);

        // Otherwise the week would show nothing.
        unread.ShouldNotBe(calm, "nobody reads what was lost");
        letters.Length.ShouldBeGreaterThan(20);
        letters.Count(letter => letter.StartsWith("cem@", StringComparison.Ordinal)).ShouldBe(3, "a cart that was left for good");
        letters.ShouldNotContain(letter => letter.StartsWith("ben@example.test: You left", StringComparison.Ordinal));
        letters.ShouldNotContain(letter => letter.StartsWith("jim@example.test: One question", StringComparison.Ordinal));
    }

    private async Task<(string[] Knowledge, string[] Letters)> PlayAsync(bool isCalm, bool isRead = true)
    {
        await using var app = await TestApp.StartAsync(azurite, now: Monday);
        await using var shop = await SellingShop.OpenAsync(app, known => known with
        {
            FlowsOn = ["thank-you", "abandoned-cart", "nps"],
            Country = "US",
            Settings = known.Settings with { DomesticTransit = TimeSpan.FromDays(1) },
        });
        if (isRead)
            await app.Get<OrdersReconciliation>().StartAsync(shop.Id, CancellationToken.None);
        var week = new PlayedWeek(app, shop, Monday, isCalm);
        for (var at = Monday; at <= Monday.AddDays(8); at += Step)
        {
            await week.UntilAsync(at);
            await app.RestAtAsync(at);
        }

        return (await KnowledgeAsync(app, shop.Id), [.. (await app.LettersAsync()).Select(letter => $"{letter.To}: {letter.Subject}").Order(StringComparer.Ordinal)]);
    }

    private static async Task<string[]> KnowledgeAsync(TestApp app, string shop)
    {
        var lines = new List<string>();
        foreach (var person in await app.ShoppersAsync(shop))
        {
            var orders = person.Orders.Select(order => $"#{order.Id} {order.Stage} placed {order.PlacedAt:MM-dd HH:mm} paid {order.PaidAt:MM-dd HH:mm} changed {order.UpdatedAt:MM-dd HH:mm} sent {order.SentAt:MM-dd HH:mm}{(order.IsRefunded ? " refunded" : "")}{(order.IsRemoved ? " removed" : "")}");
            var carts = person.Carts.Select(cart => $"cart {cart.UpdatedAt:MM-dd HH:mm} {cart.Value}{(cart.IsEmpty ? " empty" : "")}{(person.HasBought(cart) ? " bought" : "")}");
            var journeys = person.Journeys.Select(journey => $"{journey.Flow} of {journey.StartedAt:MM-dd HH:mm}, step {journey.Step}");
            var ended = person.Ended.Select(journey => $"ended {(person.Cart(journey.Id.Split('|')[1]) is null ? journey.Id : $"{journey.Id.Split('|')[0]} of the cart")}"); // A cart goes by a hash that each program makes its own.
            var consents = person.Consents.Select(word => $"{word.Channel} {word.IsGranted} {word.At:MM-dd HH:mm}");
            lines.Add(string.Join("; ", new[] { person.IsErased ? "erased" : "there" }.Concat(orders).Concat(carts).Concat(journeys).Concat(ended.Order(StringComparer.Ordinal)).Concat(consents)));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
