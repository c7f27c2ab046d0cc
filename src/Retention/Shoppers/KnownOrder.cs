using System.Collections.Immutable;
using Retention.Events;
using Retention.Rewards;

namespace Retention.Shoppers;

/// <summary>What decisions need of an order. Its lines stand in a row beside the shopper's state. All times are UTC.</summary>
public sealed record KnownOrder
{
    /// <summary>The highest score of those who would rather not recommend.</summary>
    public const int Detractor = 6;

    private const int MostItems = 20;

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

    /// <summary>Whether the shop entered it itself, by hand or by a program.</summary>
    public bool IsEnteredByShop { get; init; }

    /// <summary>Whether the storefront ever called it a high risk.</summary>
    public bool IsRisky { get; init; }

    /// <summary>The hash of the address to which mail about it goes; null when it has none.</summary>
    public string? EmailKey { get; init; }

    /// <summary>Which report named that address: only a newer one names another.</summary>
    public DateTimeOffset? EmailToldAt { get; init; }

    /// <summary>The hash of the cart that it came from; null when not told.</summary>
    public string? CartKey { get; init; }

    /// <summary>The hash of the checkout that it came from; null when not told.</summary>
    public string? CheckoutKey { get; init; }

    /// <summary>The hash of the telephone number given with it; null when there is none.</summary>
    public string? PhoneKey { get; init; }

    /// <summary>Two-letter ISO code of the country; null when not told.</summary>
    public string? Country { get; init; }

    /// <summary>The region within the country; null when not told.</summary>
    public string? Region { get; init; }

    /// <summary>The variants that were bought; the first twenty.</summary>
    public ImmutableArray<string> Items { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What the shopper paid, in the money the shopper saw; null where none was told.</summary>
    public Money? Total { get; init; }

    /// <summary>When the first parcel was sent off.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the first parcel arrived.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When it was last told that a parcel will never arrive.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>When the shopper last said that it has not arrived.</summary>
    public DateTimeOffset? MissedAt { get; init; }

    /// <summary>When the shopper first reviewed items of it.</summary>
    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>Which items of it were reviewed, never how; the first twenty.</summary>
    public ImmutableArray<string> ReviewedItems { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How many items of it were reviewed, as far as is known.</summary>
    public int ReviewCount => ReviewedAt is null ? 0 : Math.Max(1, ReviewedItems.Length);

    /// <summary>When the shopper first answered the survey about it.</summary>
    public DateTimeOffset? ScoredAt { get; init; }

    /// <summary>What the shopper answered then, from 0 to 10.</summary>
    public int? Score { get; init; }

    /// <summary>When the shopper last told of a problem, by a low score too.</summary>
    public DateTimeOffset? ProblemAt { get; init; }

    /// <summary>When a person of the shop last closed the case about it.</summary>
    public DateTimeOffset? CaseClosedAt { get; init; }

    /// <summary>Whether a coupon of ours was ever used with it: then the books of credit hear of whatever becomes of it.</summary>
    public bool UsedCredit { get; init; }

    /// <summary>Whether its purchase earned credit: then the books of credit hear of its refund.</summary>
    public bool EarnedCredit { get; init; }

    /// <summary>Whether a person of the shop still has to deal with a problem.</summary>
    public bool HasOpenCase => ProblemAt is { } told && !(CaseClosedAt >= told);

    /// <summary>Whether it will not arrive, as far as is known.</summary>
    public bool HasFailed => FailedAt is not null && DeliveredAt is null;

    /// <summary>Whether it is known to be paid and still stands.</summary>
    public bool IsPaid => Stage == OrderStage.Paid;

    /// <summary>This order with a report added.</summary>
    public KnownOrder With(Order report, IReadOnlyCollection<KnownName> names) => With(new()
    {
        Id = Id,
        Number = report.Number,
        Stage = report.Stage,
        PlacedAt = report.PlacedAt,
        UpdatedAt = report.UpdatedAt,
        PaidAt = report.PaidAt,
        IsRefunded = report.IsRefunded,
        IsTest = report.IsTest,
        IsEnteredByShop = report.IsEnteredByShop,
        IsRisky = report.IsRisky,
        EmailKey = names.HashOf(NameKind.Email),
        EmailToldAt = names.HashOf(NameKind.Email) is null ? null : report.UpdatedAt,
        CartKey = names.HashOf(NameKind.Cart),
        CheckoutKey = names.HashOf(NameKind.Checkout),
        PhoneKey = names.HashOf(NameKind.Phone),
        Country = report.Country,
        Region = report.Region,
        Items = ItemsOf(report.Lines),
        Total = report.Total,
        SentAt = report.FulfilledAt,
        DeliveredAt = report.DeliveredAt,
        UsedCredit = report.Coupons.Any(coupon => CouponCode.IsOne(coupon.Code)),
    });

    /// <summary>
    /// All that either knows of this order. Whichever comes first, and however often, it ends in the same: the newest report decides what can
    /// change back and forth, of two of the same second the further one; what happened once stays.
    /// </summary>
    public KnownOrder With(KnownOrder other)
    {
        var newest = IsOlderThan(other) ? other : this;
        var addressed = IsAddressedBefore(other) ? other : this;
        var scored = IsScoredBefore(other) ? this : other;
        return newest with
        {
            CartKey = Joined.Last(CartKey, other.CartKey),
            CheckoutKey = Joined.Last(CheckoutKey, other.CheckoutKey),
            SentAt = Joined.Earlier(SentAt, other.SentAt),
            DeliveredAt = Joined.Earlier(DeliveredAt, other.DeliveredAt),
            FailedAt = Joined.Later(FailedAt, other.FailedAt),
            MissedAt = Joined.Later(MissedAt, other.MissedAt),
            ReviewedAt = Joined.Earlier(ReviewedAt, other.ReviewedAt),
            ReviewedItems = ReviewedItems == other.ReviewedItems ? ReviewedItems : First([.. ReviewedItems.Union(other.ReviewedItems, StringComparer.Ordinal)]),
            ScoredAt = scored.ScoredAt,
            Score = scored.Score,
            ProblemAt = Joined.Later(ProblemAt, other.ProblemAt),
            CaseClosedAt = Joined.Later(CaseClosedAt, other.CaseClosedAt),
            Number = newest.Number ?? Number ?? other.Number,
            PlacedAt = Joined.Earlier(PlacedAt, other.PlacedAt),
            PaidAt = Joined.Earlier(PaidAt, other.PaidAt),
            IsRefunded = IsRefunded || other.IsRefunded,
            IsRemoved = IsRemoved || other.IsRemoved,
            IsTest = IsTest || other.IsTest,
            IsEnteredByShop = IsEnteredByShop || other.IsEnteredByShop,
            IsRisky = IsRisky || other.IsRisky,
            EmailKey = addressed.EmailKey,
            EmailToldAt = addressed.EmailToldAt,
            UsedCredit = UsedCredit || other.UsedCredit,
            EarnedCredit = EarnedCredit || other.EarnedCredit,
        };
    }

    private static ImmutableArray<string> ItemsOf(ImmutableArray<OrderLine> lines)
    {
        var items = ImmutableArray.CreateBuilder<string>(Math.Min(lines.Length, MostItems));
        foreach (var line in lines)
        {
            if (line.VariantId is { } item && !items.Contains(item))
                items.Add(item);
        }

        return First(items.ToImmutable());
    }

    private static ImmutableArray<string> First(ImmutableArray<string> items) => [.. items.Sort(StringComparer.Ordinal).Take(MostItems)];

    // Of two reports of the same second and stage any will do, if it is always the same one.
    private bool IsOlderThan(KnownOrder other) =>
        Joined.Rank(Nullable.Compare(other.UpdatedAt, UpdatedAt), Nullable.Compare(other.Stage, Stage)) is not 0 and var order ? order > 0 : IsBelow(other);

    private bool IsBelow(KnownOrder other) => Joined.Rank(
        string.CompareOrdinal(other.Country, Country),
        string.CompareOrdinal(other.Region, Region),
        string.CompareOrdinal(other.PhoneKey, PhoneKey),
        other.Items.Length.CompareTo(Items.Length),
        other.Items == Items ? 0 : string.CompareOrdinal(string.Join('|', other.Items), string.Join('|', Items)),
        string.CompareOrdinal(other.Number, Number),
        Joined.Rank(other.Total, Total)) > 0;

    // Of two addresses of the same second either will do, if it is always the same one.
    private bool IsAddressedBefore(KnownOrder other) =>
        Nullable.Compare(other.EmailToldAt, EmailToldAt) is var order && (order > 0 || (order == 0 && string.CompareOrdinal(other.EmailKey, EmailKey) > 0));

    private bool IsScoredBefore(KnownOrder other) =>
        other.ScoredAt is null || (ScoredAt is { } mine && (mine, Score).CompareTo((other.ScoredAt.Value, other.Score)) < 0);
}
