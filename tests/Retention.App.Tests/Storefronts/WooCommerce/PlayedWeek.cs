using System.Text.Json.Nodes;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.WooCommerce;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>What happens in a shop in a week, and what becomes of each delivery.</summary>
internal sealed class PlayedWeek
{
    private readonly SellingShop _shop;
    private readonly TestApp _app;
    private readonly bool _isCalm;
    private readonly Queue<(DateTimeOffset At, Func<Task> Do)> _story;
    private readonly List<(DateTimeOffset At, HttpRequestMessage Delivery)> _late = [];

    public PlayedWeek(TestApp app, SellingShop shop, DateTimeOffset monday, bool isCalm)
    {
        (_app, _shop, _isCalm) = (app, shop, isCalm);
        _story = new(Story(monday).OrderBy(one => one.At));
    }

    /// <summary>What becomes of a delivery on its way.</summary>
    private enum Fate
    {
        /// <summary>It comes at once.</summary>
        Comes,

        /// <summary>It comes twice.</summary>
        Doubled,

        /// <summary>It never comes: a webhook that was disabled, or a time-out.</summary>
        Lost,

        /// <summary>It comes seven hours later, as it was.</summary>
        Late,
    }

    /// <summary>Plays what happens up to this moment.</summary>
    public async Task UntilAsync(DateTimeOffset moment)
    {
        while (_story.TryPeek(out var next) && next.At <= moment)
        {
            _app.Clock.Now = next.At;
            await _story.Dequeue().Do();
        }

        foreach (var late in _late.Where(one => one.At <= moment).ToArray())
        {
            _late.Remove(late);
            await _app.TellAsync(late.Delivery);
        }
    }

    private IEnumerable<(DateTimeOffset At, Func<Task> Do)> Story(DateTimeOffset monday)
    {
        DateTimeOffset On(int day, double hour) => monday.AddDays(day).AddHours(hour);
        (DateTimeOffset, Func<Task>) Placed(DateTimeOffset at, int id, string who, Fate fate, string status = "processing", string? cart = null) => (at, async () =>
        {
            _shop.Place(id, at, status, $"{who}@example.test", order =>
            {
                if (cart is not null)
                    order["meta_data"]!.AsArray().Add(new JsonObject { ["id"] = 1, ["key"] = "_retention_cart_id", ["value"] = cart.PadLeft(64, '0') });
            });
            // The update often comes before the creation (facts/woocommerce.md 0.2).
            await TellAsync("order.updated", id, fate);
            await TellAsync("order.created", id, fate);
        }
        );
        (DateTimeOffset, Func<Task>) Changed(DateTimeOffset at, int id, string status, Fate fate, Action<JsonObject>? change = null) => (at, async () =>
        {
            _shop.Change(id, at, status, change);
            await TellAsync(status == "trash" ? "order.deleted" : "order.updated", id, fate);
        }
        );
        (DateTimeOffset, Func<Task>) Left(DateTimeOffset at, string cart, string who, Fate fate) =>
            (at, () => TellAsync(_shop.Webhook("cart.updated", Told.WooCart(cart, at, $"{who}@example.test")), () => _shop.Webhook("cart.updated", Told.WooCart(cart, at, $"{who}@example.test")), fate));

        return
        [
            // Lost from beginning to end.
            Placed(On(0, 1.1), 101, "ann", Fate.Lost),
            Changed(On(1, 2.2), 101, "completed", Fate.Lost),
            // The cart was bought, and nobody told us.
            Left(On(0, 4.0), "ben", "ben", Fate.Doubled),
            Placed(On(0, 4.5), 102, "ben", Fate.Lost, cart: "ben"),
            // Left for good; an older state of it comes after a newer one.
            Left(On(1, 1.0), "cem", "cem", Fate.Late),
            Left(On(1, 1.2), "cem", "cem", Fate.Doubled),
            // A bank transfer: three states, the first of which comes last.
            Placed(On(1, 2.0), 103, "dee", Fate.Late, "on-hold"),
            Changed(On(2, 1.0), 103, "processing", Fate.Doubled),
            Changed(On(2, 1.5), 103, "completed", Fate.Comes),
            // Given back in part; the status says nothing of it.
            Placed(On(2, 3.0), 104, "eve", Fate.Comes),
            Changed(On(2, 3.5), 104, "processing", Fate.Lost, order => order["refunds"] = new JsonArray(new JsonObject { ["id"] = 9, ["total"] = "-5.00" })),
            // Never paid, and cancelled by the shop after an hour.
            Placed(On(2, 5.0), 105, "fay", Fate.Late, "pending"),
            Changed(On(2, 6.1), 105, "cancelled", Fate.Doubled),
            // Put into the bin.
            Placed(On(3, 1.0), 106, "gus", Fate.Doubled),
            Changed(On(4, 1.0), 106, "trash", Fate.Lost),
            // While the webhook was disabled: a whole day.
            Placed(On(3, 3.0), 107, "hal", Fate.Lost),
            Placed(On(3, 4.0), 108, "ida", Fate.Lost, "pending"),
            Changed(On(3, 4.2), 108, "processing", Fate.Lost),
            Changed(On(3, 8.0), 107, "completed", Fate.Lost),
            // Sent, then deleted for good before the survey: no webhook and no list tells.
            Placed(On(0, 2.0), 109, "jim", Fate.Comes),
            Changed(On(0, 8.0), 109, "completed", Fate.Comes),
            (On(3, 2.0), () => Done(() => _shop.Destroy(109))),
            // Erased in the shop.
            Placed(On(1, 5.0), 110, "kay", Fate.Comes),
            Changed(On(4, 2.0), 110, "processing", Fate.Lost, order => order["billing"]!["email"] = "deleted@site.invalid"),
            // Somebody changes the permalinks to plain ones.
            (On(4, 4.0), () => Done(() => _shop.Server.HasPlainPermalinks = !_isCalm)),
            Placed(On(4, 5.0), 111, "lea", Fate.Lost),
            // The keys are revoked for half a day, and given anew. Reminders wait; what was lost meanwhile is found.
            (On(5, 0.5), () => Done(() => { if (!_isCalm) _shop.Server.Keys.Clear(); })),
            Left(On(5, 2.0), "max", "max", Fate.Comes),
            Left(On(5, 2.1), "nil", "nil", Fate.Comes),
            Placed(On(5, 2.6), 112, "nil", Fate.Lost, cart: "nil"),
            Placed(On(5, 4.0), 113, "ola", Fate.Late),
            (On(5, 9.5), KeysAsync),
            // A copy of the shop, for trials, delivers with the same secret.
            (On(5, 11.0), CopyAsync),
            Placed(On(6, 1.0), 114, "pat", Fate.Doubled),
        ];
    }

    private async Task KeysAsync()
    {
        if (_isCalm)
            return;
        _shop.Server.Keys["ck_new"] = ("cs_new", "read_write");
        await _app.Get<ShopStore>().SetConnectionAsync(_shop.Record.Connection!, _shop.Id, TestApp.WooSecret, "ck_new", "cs_new", CancellationToken.None);
        await _app.Get<OrdersReconciliation>().StartAsync(_shop.Id, CancellationToken.None);
    }

    private async Task CopyAsync()
    {
        if (!_isCalm)
            await _app.TellAsync(_shop.Webhook("order.created", Told.WooOrder(900, _app.Clock.Now, email: "ann@example.test"), "https://staging.shop.example/"));
    }

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private Task TellAsync(string topic, int id, Fate fate) => TellAsync(_shop.Webhook(topic, id), () => _shop.Webhook(topic, id), fate);

    private async Task TellAsync(HttpRequestMessage delivery, Func<HttpRequestMessage> again, Fate fate)
    {
        switch (_isCalm ? Fate.Comes : fate)
        {
            case Fate.Late:
                _late.Add((_app.Clock.Now.AddHours(7), delivery));
                break;
            case Fate.Lost:
                delivery.Dispose();
                break;
            case var other:
                await _app.TellAsync(delivery);
                if (other == Fate.Doubled)
                    await _app.TellAsync(again());
                break;
        }
    }
}
