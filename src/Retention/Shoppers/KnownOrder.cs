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

    /// <summary>Whether it is known to be paid and still stands.</summary>
    public bool IsPaid => Stage == OrderStage.Paid;

    /// <summary>
    /// This order with a report added. Reports may come in any order and end in the same: the newest decides what can change back and forth,
    /// of two of the same second the further one; what happened once stays.
    /// </summary>
    public KnownOrder With(Order report, string? emailKey)
    {
        var isNewer = UpdatedAt is not { } known || report.UpdatedAt > known || (report.UpdatedAt == known && report.Stage > Stage);
        var newest = isNewer
            ? this with { Stage = report.Stage, UpdatedAt = report.UpdatedAt, EmailKey = emailKey ?? EmailKey }
            : this with { EmailKey = EmailKey ?? emailKey };
        return newest with
        {
            Number = isNewer ? report.Number : Number ?? report.Number,
            PlacedAt = Earlier(PlacedAt, report.PlacedAt),
            PaidAt = Earlier(PaidAt, report.PaidAt),
            IsRefunded = IsRefunded || report.IsRefunded,
            IsTest = IsTest || report.IsTest,
            IsRisky = IsRisky || report.IsRisky,
        };
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null ? one : one < other ? one : other;
}
