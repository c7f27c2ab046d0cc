using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Queues;

/// <summary>An event on its way from a door to the worker.</summary>
/// <param name="V">The version of this form.</param>
/// <param name="Shop">The shop's id.</param>
/// <param name="Key">The event's key: the same delivery always has the same one.</param>
/// <param name="ReceivedAt">When the door received it (UTC).</param>
/// <param name="Kind">Which event it is.</param>
/// <param name="Body">The event; null when it was too large and lies in <paramref name="Blob"/>.</param>
/// <param name="Blob">Where the event lies, when it was too large for a message.</param>
/// <param name="Topic">The platform's name of it: one state may come under two.</param>
internal sealed record EventMessage(int V, string Shop, string Key, DateTimeOffset ReceivedAt, string Kind, JsonElement? Body, string? Blob = null, string? Topic = null)
{
    /// <summary>The shopper to whom it is told; null when its names say, or it concerns the shop.</summary>
    public string? Shopper { get; init; }

    /// <summary>The shopper's place in the line of those who wait for an item; without a shopper the last one in the line who was told.</summary>
    public string? Place { get; init; }

    /// <summary>Wraps an event.</summary>
    public static EventMessage Of(string shop, string key, DateTimeOffset receivedAt, Happened happened, string? topic = null) =>
        new(StoredJson.Version, shop, key, receivedAt, happened.GetType().Name, BodyOf(happened), Topic: topic);

    /// <summary>An event as it lies in a message.</summary>
    public static JsonElement BodyOf(Happened happened) => JsonSerializer.SerializeToElement(happened, TypeOf(happened.GetType().Name)!);

    /// <summary>The event.</summary>
    /// <exception cref="NewerVersionException">A newer program put a kind of event that this one does not know.</exception>
    public Happened Open(JsonElement body) =>
        TypeOf(Kind) is { } type ? (Happened)body.Deserialize(type)! : throw new NewerVersionException(V + 1);

    private static JsonTypeInfo? TypeOf(string kind) => kind switch
    {
        nameof(OrderReported) => Stored.Default.OrderReported,
        nameof(OrderRemoved) => Stored.Default.OrderRemoved,
        nameof(RefundReported) => Stored.Default.RefundReported,
        nameof(RiskReported) => Stored.Default.RiskReported,
        nameof(CustomerReported) => Stored.Default.CustomerReported,
        nameof(ShopperErased) => Stored.Default.ShopperErased,
        nameof(ShopUninstalled) => Stored.Default.ShopUninstalled,
        nameof(ConnectionFailed) => Stored.Default.ConnectionFailed,
        nameof(CartReported) => Stored.Default.CartReported,
        nameof(CartBoughtElsewhere) => Stored.Default.CartBoughtElsewhere,
        nameof(ShipmentReported) => Stored.Default.ShipmentReported,
        nameof(ItemReported) => Stored.Default.ItemReported,
        nameof(ItemSaved) => Stored.Default.ItemSaved,
        nameof(ItemForgotten) => Stored.Default.ItemForgotten,
        nameof(ConsentReported) => Stored.Default.ConsentReported,
        nameof(AddressSuppressed) => Stored.Default.AddressSuppressed,
        nameof(CustomersMerged) => Stored.Default.CustomersMerged,
        nameof(ReviewGiven) => Stored.Default.ReviewGiven,
        nameof(NotArrivedYet) => Stored.Default.NotArrivedYet,
        nameof(SurveyAnswered) => Stored.Default.SurveyAnswered,
        nameof(ProblemRaised) => Stored.Default.ProblemRaised,
        nameof(CaseClosed) => Stored.Default.CaseClosed,
        _ => null,
    };
}

/// <summary>A hint that a step may be due. Twice, late, or for a journey that ended, it changes nothing.</summary>
/// <param name="V">The version of this form.</param>
/// <param name="Shop">The shop's id.</param>
/// <param name="Shopper">The shopper's id when it was planned.</param>
/// <param name="Journey">The journey's name.</param>
internal sealed record StepMessage(int V, string Shop, string Shopper, string Journey);
