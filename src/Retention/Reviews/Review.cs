using System.Collections.Immutable;

namespace Retention.Reviews;

/// <summary>What a shopper said of one item, and whether it is shown. All times are UTC.</summary>
public sealed record Review
{
    /// <summary>How many decisions are kept: the first of all, and the newest.</summary>
    public const int MostDecisions = 20;

    /// <summary>Our id: of shop, shopper and item, so that a second review of the same item takes the first one's place.</summary>
    public required string Id { get; init; }

    /// <summary>Our id of the shopper, when it was written.</summary>
    public required string Shopper { get; init; }

    /// <summary>The storefront's id of the order.</summary>
    public required string OrderId { get; init; }

    /// <summary>The storefront's id of the product; where none was told, the variant's, else the item's name.</summary>
    public required string Product { get; init; }

    /// <summary>The storefront's id of the variant; null when not told.</summary>
    public string? ItemId { get; init; }

    /// <summary>The item's name.</summary>
    public required string Item { get; init; }

    /// <summary>From 1 to 5. No rule may look at them.</summary>
    public required int Stars { get; init; }

    /// <summary>The shopper's title; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The shopper's words; empty for none.</summary>
    public string Text { get; init; } = "";

    /// <summary>The name under which it is shown; null for none, where a page says "Customer".</summary>
    public string? By { get; init; }

    /// <summary>Whether it is of an order that was paid in the shop.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Whether something was promised or given for reviews at that time: whoever shows it has to say so (16 CFR 255.5).</summary>
    public bool IsIncentivised { get; init; }

    /// <summary>Whether the item was received free.</summary>
    public bool IsGift { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where it stands.</summary>
    public ReviewState State { get; init; }

    /// <summary>The key of the reason why it waits or is not shown; null for one that is published.</summary>
    public string? Reason { get; init; }

    /// <summary>The shopper's photos, in the order in which they were added; none for most.</summary>
    public ImmutableArray<ReviewPhoto> Photos { get => field.IsDefault ? [] : field; init => field = value.IsDefaultOrEmpty ? default : value; } // One form of none, so that equal reviews are equal.

    /// <summary>What was decided, the oldest first.</summary>
    public ImmutableArray<ReviewDecision> Decisions { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What decides whether it is shown.</summary>
    public ReviewWords Words => new(Title, Text);

    /// <summary>This review, just written, as it stands now that the rules have looked at it; the same as what stood in its place where it is no newer.</summary>
    /// <param name="before">What stands in its place; null for nothing.</param>
    /// <param name="showing">What the shop shows.</param>
    /// <param name="now">When it was heard of (UTC).</param>
    public Review InPlaceOf(Review? before, ReviewShowing showing, DateTimeOffset now) =>
        before is not null && before.At >= At ? before
        : (this with { Decisions = before?.Decisions ?? [] }).Decided(Moderation.Judge(Words, showing, before?.State == ReviewState.Rejected), by: null, now);

    /// <summary>The same after somebody decided.</summary>
    /// <param name="verdict">What.</param>
    /// <param name="by">Who; null for the rules.</param>
    /// <param name="at">When (UTC).</param>
    public Review Decided(Verdict verdict, string? by, DateTimeOffset at)
    {
        ImmutableArray<ReviewDecision> decisions = [.. Decisions, new(verdict.State, verdict.Reason?.Key, by, at)];
        return this with { State = verdict.State, Reason = verdict.Reason?.Key, Decisions = decisions.Length > MostDecisions ? decisions.RemoveAt(1) : decisions };
    }
}
