using System.Globalization;
using System.Text.Json.Nodes;

namespace Retention.App.Tests.Road;

/// <summary>
/// One shopper who leaves a cart, and most often buys it. Of each five carts one stays; the others are bought in twenty different ways. Ids,
/// addresses and streets are the story's own.
/// </summary>
internal sealed class ChaosStory(int number, Func<double> dice, Func<string, JsonObject, bool, Task> tell)
{
    private const long FirstOrder = 820982911946154508;

    public int Number => number;

    /// <summary>The address that stands in the cart.</summary>
    public string Email => Text($"shopper{number}@example.test");

    public string OrderId => Text($"{FirstOrder + number}");

    public bool IsBought => number % 5 != 4;

    /// <summary>Whether the order is one that a letter of thanks must follow.</summary>
    public bool IsThanked => IsBought && Way is not (3 or 7 or 11 or 15);

    /// <summary>Whether the letter may have left before the order was called off or refunded.</summary>
    public bool IsUndone => IsBought && Way is 3 or 7 or 15;

    /// <summary>Whether the order has another address than the cart: who owns the cart then depends on which came first.</summary>
    public bool IsUnderAnother => IsBought && Way is 4 or 9 or 13 or 17 or 18;

    /// <summary>Whether the shopper allowed advertising.</summary>
    public bool IsWilling => IsBought || Way % 5 is not (3 or 4);

    private int Way => IsBought ? ((number / 5 * 4) + (number % 5)) % 20 : number / 5;

    private bool IsCustomer => number % 3 == 0 && !IsUnderAnother;

    private bool IsOtherKnown => IsBought && Way is 9 or 18;

    private bool IsDoubled => Way % 5 == 0;

    private bool IsLate => IsBought && Way is 16 or 17 or 18;

    /// <summary>Plays it, in the order in which a shop would tell it, or not.</summary>
    public async Task PlayAsync()
    {
        await PauseAsync(0, 1);
        await MeetAsync();
        if (!IsBought)
        {
            await LeaveAsync();
            return;
        }

        if (Way is 5 or 10)
            await SendOffAsync();
        if (Way is 8 or 13)
        {
            await BuyAsync();
            await LeaveAsync();
        }
        else if (Way == 14)
        {
            await Task.WhenAll(LeaveAsync(), BuyAsync());
        }
        else
        {
            await LeaveAsync();
            await (IsLate ? PauseAsync(3, 6) : PauseAsync(0, 2));
            await BuyAsync();
        }

        if (Way is 0 or 2 or 16)
            await SendOffAsync();
        if (Way is 0 or 2 or 5 or 10)
            await ArriveAsync();
    }

    // What is known before the cart: the customer's record, or a guest's word about advertising, or nothing.
    private async Task MeetAsync()
    {
        if (IsOtherKnown)
            await TellAsync("customers/create", Customer(8_000_000 + number, Other));
        if (IsCustomer)
            await TellAsync("customers/create", Customer(7_000_000 + number, Email).With("email_marketing_consent", Word(IsWilling)));
        else if (IsWilling || Way % 5 == 4)
            await TellAsync("customers_email_marketing_consent/update", new() { ["customer_id"] = null, ["email_address"] = Email, ["email_marketing_consent"] = Word(IsWilling) });
    }

    private async Task LeaveAsync()
    {
        await TellAsync("checkouts/create", Cart(Now(0)));
        if (number % 4 == 1)
            await TellAsync("checkouts/update", Cart(Now(1)).With("total_price", "398.00"));
    }

    private async Task BuyAsync()
    {
        var paid = Order();
        if (Way is 6 or 12)
        {
            await TellAsync("orders/create", Order().With("financial_status", "pending"));
            await PauseAsync(0, 1);
            paid = paid.With("updated_at", Now(1));
        }

        await TellAsync("orders/paid", paid);
        if (Way == 7)
            await PauseAsync(1, 4);
        if (Way is 3 or 7)
            await TellAsync("orders/cancelled", paid.With("cancelled_at", Now(1)).With("updated_at", Now(2)));
        if (Way != 15)
            return;
        await PauseAsync(1, 3);
        await TellAsync("refunds/create", Deliveries.ShopifySample("refunds/create").With("order_id", long.Parse(OrderId, CultureInfo.InvariantCulture)).With("created_at", Now(0)));
    }

    private Task SendOffAsync() => TellAsync("fulfillments/create", Deliveries.ShopifySample("fulfillments/create")
        .With("order_id", long.Parse(OrderId, CultureInfo.InvariantCulture)).With("id", 9_000_000 + number).With("status", "success").With("created_at", Now(0)).With("updated_at", Now(0)));

    private Task ArriveAsync() => TellAsync("fulfillment_events/create", Deliveries.ShopifySample("fulfillment_events/create")
        .With("order_id", long.Parse(OrderId, CultureInfo.InvariantCulture)).With("fulfillment_id", 9_000_000 + number).With("status", "delivered").With("happened_at", Now(1)));

    private Task TellAsync(string topic, JsonObject body) => tell(topic, body, IsDoubled);

    private string Other => Text($"other{number}@example.test");

    private JsonObject Order()
    {
        var customer = IsOtherKnown ? 8_000_000 + number : IsCustomer ? 7_000_000 + number : (long?)null;
        var order = Deliveries.ShopifyOrder(FirstOrder + number, DateTimeOffset.UtcNow, IsUnderAnother ? Other : Email, customer).With("test", Way == 11);
        return Placed(order);
    }

    private JsonObject Cart(string at)
    {
        var cart = Deliveries.ShopifySample("checkouts/create").With("token", $"checkout{OrderId}").With("cart_token", $"cart{OrderId}").With("email", Email)
            .With("created_at", at).With("updated_at", at).With("abandoned_checkout_url", $"https://demo.example/recover/{number}");
        if (IsCustomer)
            cart["customer"]!["id"] = 7_000_000 + number;
        else
            cart["customer"] = null;
        return Placed(cart);
    }

    private static JsonObject Customer(long id, string email) =>
        Deliveries.ShopifySample("customers/create").With("id", id).With("email", email).With("created_at", Now(0)).With("updated_at", Now(0));

    private static JsonObject Word(bool isGranted) =>
        new() { ["state"] = isGranted ? "subscribed" : "unsubscribed", ["opt_in_level"] = "single_opt_in", ["consent_updated_at"] = Now(0) };

    // Neighbours share streets; these people do not.
    private JsonObject Placed(JsonObject body)
    {
        foreach (var address in new[] { "billing_address", "shipping_address" })
            (body[address]!["address1"], body[address]!["zip"]) = (Text($"{number} Kiln Lane"), "40003");
        return body;
    }

    private Task PauseAsync(double least, double most) => Eventually.BreathAsync(TimeSpan.FromSeconds(least + (dice() * (most - least))));

    private static string Now(int seconds) => DateTimeOffset.UtcNow.AddSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
