using System.Collections.Frozen;

namespace Retention.Decisions;

/// <summary>Why nothing was sent, from one fixed vocabulary that merchants read. The keys are stored: only ever add.</summary>
public sealed record Reason
{
    /// <summary>The merchant has not turned the flow on.</summary>
    public static readonly Reason FlowOff = new("flow-off", "The flow is off");

    /// <summary>The shop removed the app.</summary>
    public static readonly Reason ShopUninstalled = new("shop-uninstalled", "The shop removed the app");

    /// <summary>What starts the flow was already too long ago when we heard of it.</summary>
    public static readonly Reason EventTooOld = new("event-too-old", "We heard of it too late");

    /// <summary>The step's last moment passed before it could be sent.</summary>
    public static readonly Reason DeadlinePassed = new("deadline-passed", "Its last moment had passed");

    /// <summary>A trial order of the merchant's.</summary>
    public static readonly Reason TestOrder = new("test-order", "A test order");

    /// <summary>The storefront calls the order a high risk of fraud.</summary>
    public static readonly Reason RiskyOrder = new("risky-order", "The order may be fraud");

    /// <summary>The order was cancelled.</summary>
    public static readonly Reason Cancelled = new("cancelled", "The order was cancelled");

    /// <summary>Money of the order was given back.</summary>
    public static readonly Reason Refunded = new("refunded", "The order was refunded");

    /// <summary>The order was deleted in the shop.</summary>
    public static readonly Reason OrderRemoved = new("order-removed", "The order was deleted in the shop");

    /// <summary>The order was paid, and is no longer: its payment failed or was taken back.</summary>
    public static readonly Reason NotPaid = new("not-paid", "The order is no longer paid");

    /// <summary>No e-mail address is known for it.</summary>
    public static readonly Reason NoEmail = new("no-email", "No e-mail address is known");

    /// <summary>The shopper unsubscribed.</summary>
    public static readonly Reason Unsubscribed = new("unsubscribed", "The shopper unsubscribed");

    /// <summary>The person was erased on request.</summary>
    public static readonly Reason Erased = new("erased", "The person was erased on request");

    /// <summary>The shopper heard from this flow not long ago.</summary>
    public static readonly Reason FrequencyCap = new("frequency-cap", "The shopper heard from this flow not long ago");

    /// <summary>The provider would not take the message.</summary>
    public static readonly Reason ProviderRefused = new("provider-refused", "The e-mail provider refused it");

    /// <summary>Whether the provider took the message can't be found out; it is never sent again.</summary>
    public static readonly Reason Lost = new("lost", "Whether it was sent can't be found out, so it is not sent again");

    /// <summary>The provider can't take the message now.</summary>
    public static readonly Reason ProviderLater = new("provider-later", "The e-mail provider asked to wait");

    /// <summary>The shop delivered the same once more; nothing is done twice.</summary>
    public static readonly Reason DeliveredBefore = new("delivered-before", "The shop told us the same before: nothing is done twice");

    private static readonly FrozenDictionary<string, Reason> ByKey = new[]
    {
        FlowOff, ShopUninstalled, EventTooOld, DeadlinePassed, TestOrder, RiskyOrder, Cancelled, Refunded, OrderRemoved,
        NotPaid, NoEmail, Unsubscribed, Erased, FrequencyCap, ProviderRefused, Lost, ProviderLater, DeliveredBefore,
    }.ToFrozenDictionary(reason => reason.Key, StringComparer.Ordinal);

    private Reason(string key, string text) => (Key, Text) = (key, text);

    /// <summary>All of them.</summary>
    public static IEnumerable<Reason> All => ByKey.Values;

    /// <summary>The stored key.</summary>
    public string Key { get; }

    /// <summary>The reason as a merchant reads it.</summary>
    public string Text { get; }

    /// <summary>The text of a stored key; the key itself when a newer version stored it.</summary>
    public static string TextOf(string key) => ByKey.TryGetValue(key, out var reason) ? reason.Text : key;
}
