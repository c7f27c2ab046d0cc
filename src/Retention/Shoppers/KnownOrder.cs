using Retention.Events;

namespace Retention.Shoppers;

/// <summary>What decisions need of an order. Its lines stand in a row beside the shopper's state. All times are UTC.</summary>
public sealed record KnownOrder
{
    /// <summary>The storefront's id.</summary>
    public required string Id { get; init; }

    /// <summary>The number that the shop and the shopper call it by; null while only its id is known.</summary>
    public string? Number { get; init; }

    /// <summary>How far it has come; null while only its id is known (its refund came first).</summary>
    public OrderStage? Stage { get; init; }

    /// <summary>When it was placed; null while only its id is known.</summary>
    public DateTimeOffset? PlacedAt { get; init; }

    /// <summary>Which report of it this is: older ones change nothing.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The earliest moment at which the storefront said that it was paid.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>Whether money of it was ever given back.</summary>
    public bool IsRefunded { get; init; }

    /// <summary>Whether it was ever put into the shop's bin.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>A trial order of the merchant's.</summary>
    public bool IsTest { get; init; }

    /// <summary>Whether the storefront ever called it a high risk.</summary>
    public bool IsRisky { get; init; }

    /// <summary>The hash of the address to which mail about it goes; null when it has none.</summary>
    public string? EmailKey { get; init; }

    /// <summary>Which report named that address: only a newer one names another.</summary>
    public DateTimeOffset? EmailToldAt { get; init; }

    /// <summary>Whether it is known to be paid and still stands.</summary>
    public bool IsPaid => Stage == OrderStage.Paid;

    /// <summary>This order with a report added.</summary>
    public KnownOrder With(Order report, string? emailKey) => With(new()
    {
        Id = Id,
        Number = report.Number,
        Stage = report.Stage,
        PlacedAt = report.PlacedAt,
        UpdatedAt = report.UpdatedAt,
        PaidAt = report.PaidAt,
        IsRefunded = report.IsRefunded,
        IsTest = report.IsTest,
        IsRisky = report.IsRisky,
        EmailKey = emailKey,
        EmailToldAt = emailKey is null ? null : report.UpdatedAt,
    });

    /// <summary>
    /// All that either knows of this order. Whichever comes first, and however often, it ends in the same: the newest report decides what can
    /// change back and forth, of two of the same second the further one; what happened once stays.
    /// </summary>
    public KnownOrder With(KnownOrder other)
    {
        var newest = IsOlderThan(other) ? other : this;
        var addressed = IsAddressedBefore(other) ? other : this;
        return newest with
        {
            Number = newest.Number ?? Number ?? other.Number,
            PlacedAt = Earlier(PlacedAt, other.PlacedAt),
            PaidAt = Earlier(PaidAt, other.PaidAt),
            IsRefunded = IsRefunded || other.IsRefunded,
            IsRemoved = IsRemoved || other.IsRemoved,
            IsTest = IsTest || other.IsTest,
            IsRisky = IsRisky || other.IsRisky,
            EmailKey = addressed.EmailKey,
            EmailToldAt = addressed.EmailToldAt,
        };
    }

    private bool IsOlderThan(KnownOrder other) => (other.UpdatedAt, other.Stage).CompareTo((UpdatedAt, Stage)) > 0;

    // Of two addresses of the same second either will do, if it is always the same one.
    private bool IsAddressedBefore(KnownOrder other) =>
        Nullable.Compare(other.EmailToldAt, EmailToldAt) is var order && (order > 0 || (order == 0 && string.CompareOrdinal(other.EmailKey, EmailKey) > 0));

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null ? one : one < other ? one : other;
}
