using System.Collections.Immutable;
using Retention.Reviews;
using Retention.Surveys;

namespace Retention.Events;

/// <summary>
/// A shopper reviewed items of an order. The stars are told for whoever shows the review: no rule of a flow or a reward may look at them, so
/// nothing of <see cref="Items"/> is learnt (16 CFR 465.4).
/// </summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When (UTC).</param>
public sealed record ReviewGiven(string OrderId, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));

    /// <summary>What was said of each item; empty where it was said elsewhere.</summary>
    public ImmutableArray<ItemReview> Items { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Whether the shop promised something for reviews when it was written, whatever it says.</summary>
    public bool IsPromised { get; init; }
}

/// <summary>What a shopper said of one item.</summary>
/// <param name="ItemId">The storefront's id of the variant; null when not told.</param>
/// <param name="Item">The item's name.</param>
/// <param name="Stars">From 1 to 5.</param>
/// <param name="Title">The shopper's title; empty for none.</param>
/// <param name="Text">The shopper's words; empty for none.</param>
public sealed record ItemReview(string? ItemId, string Item, int Stars, string Title, string Text)
{
    /// <summary>The storefront's id of the product; null when not told.</summary>
    public string? ProductId { get; init; }

    /// <summary>The shopper's photos of it, in the order in which they were added; none for most. An earlier version told none.</summary>
    public ImmutableArray<ReviewPhoto> Photos { get => field.IsDefault ? [] : field; init => field = value.IsDefaultOrEmpty ? default : value; } // One form of none, so that equal reviews are equal.
}

/// <summary>
/// A shopper takes a review back: it is shown no more, and its words and photos are forgotten. That the order was reviewed once stays known, so that
/// nobody is asked again.
/// </summary>
/// <param name="OrderId">The order whose page it was taken back on.</param>
/// <param name="ItemId">The storefront's id of the variant; null when it was not told: then <see cref="Item"/> says which.</param>
/// <param name="At">When (UTC).</param>
public sealed record ReviewWithdrawn(string OrderId, string? ItemId, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));

    /// <summary>The item's name, by which a review is found whose variant was not told; null together with <see cref="ItemId"/> means every review of the order.</summary>
    public string? Item { get; init; }
}

/// <summary>A shopper says that an order has not arrived yet.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When (UTC).</param>
public sealed record NotArrivedYet(string OrderId, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));
}

/// <summary>A shopper answered how likely a recommendation is. The first answer counts; a later one may add words to it.</summary>
/// <param name="OrderId">The order that the survey was about.</param>
/// <param name="Score">From 0 to 10.</param>
/// <param name="At">When (UTC).</param>
public sealed record SurveyAnswered(string OrderId, int Score, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));

    /// <summary>What the shopper wrote beside it; null for nothing.</summary>
    public string? Comment { get; init; }

    /// <summary>All that was answered with it so far; null where an earlier version, or another way than the page, told it.</summary>
    public Filled? Filled { get; init; }
}

/// <summary>A shopper answered a page of a survey other than the score's. Its words are for the shop's people alone.</summary>
/// <param name="OrderId">The order that the survey was about.</param>
/// <param name="Filled">All that was answered so far.</param>
/// <param name="At">When (UTC).</param>
public sealed record SurveyFilled(string OrderId, Filled Filled, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));
}

/// <summary>A shopper wants to talk to a person of the shop: there is a problem, or a question.</summary>
/// <param name="OrderId">The order that it is about; null when it is about none.</param>
/// <param name="At">When (UTC).</param>
public sealed record ProblemRaised(string? OrderId, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Name.OfEmail(Email), Of(NameKind.Order, OrderId));

    /// <summary>The address that was given with it, where no letter's link tells who writes; else null.</summary>
    public string? Email { get; init; }

    /// <summary>The name that was given with the address; null when not told.</summary>
    public string? FirstName { get; init; }

    /// <summary>The writer's language as a BCP 47 tag; null when not told.</summary>
    public string? Locale { get; init; }

    /// <summary>What it is about, as the shopper chose it, for example <c>return</c>; null when not told.</summary>
    public string? Topic { get; init; }

    /// <summary>What the shopper wrote; null when not told.</summary>
    public string? Text { get; init; }

    /// <summary>The mail by which it was said, so that the answer joins its thread; null where it came by another way.</summary>
    public WrittenMail? Mail { get; init; }
}

/// <summary>A mail that a shopper wrote.</summary>
/// <param name="Id">Its Message-ID, with its angle brackets.</param>
/// <param name="Subject">Its subject, without what stands before it in an answer.</param>
public sealed record WrittenMail(string Id, string Subject);

/// <summary>A person of the shop closed a case.</summary>
/// <param name="OrderId">The order that it is about; null when it is about none.</param>
/// <param name="At">When (UTC).</param>
public sealed record CaseClosed(string? OrderId, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));

    /// <summary>What was told after this moment is still open (UTC); null for <see cref="At"/>.</summary>
    public DateTimeOffset? UpTo { get; init; }
}

/// <summary>A shopper says, after a case was closed, that it is settled. Who says that it is not raises a problem.</summary>
/// <param name="OrderId">The order that the case was about; null when it was about none.</param>
/// <param name="At">When (UTC).</param>
public sealed record CaseSettled(string? OrderId, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));

    /// <summary>What the shopper wrote beside it; null for nothing.</summary>
    public string? Text { get; init; }
}
