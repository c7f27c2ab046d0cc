using Retention.Rewards;

namespace Retention.App.ForShoppers;

/// <summary>What moved, for a sentence about it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Why">Why: a key of <see cref="CreditReason"/>.</param>
/// <param name="Amount">How much, as the language writes it.</param>
/// <param name="Order">The number of the order that it is about; null for none, or where it is no longer known.</param>
/// <param name="Because">Which limit stood in the way, a key of <see cref="NotEarned"/>; null for none.</param>
public sealed record CreditLine(CreditKind Kind, string Why, string Amount, string? Order, string? Because);

/// <summary>The words of the page of what a shopper has at the shop.</summary>
public sealed record RewardsWords
{
    /// <summary>The heading, with the shop's name.</summary>
    public required Func<string, string> Title { get; init; }

    /// <summary>Said where the shop offers nothing, with its name.</summary>
    public required Func<string, string> Nothing { get; init; }

    /// <summary>The heading of the credit.</summary>
    public required string Credit { get; init; }

    /// <summary>Said where there is none.</summary>
    public required string None { get; init; }

    /// <summary>The last day.</summary>
    public required Func<string, string> Until { get; init; }

    /// <summary>Said where there is no last day.</summary>
    public required string NoEnd { get; init; }

    /// <summary>How it is used where it is on the account.</summary>
    public required string OnAccount { get; init; }

    /// <summary>Stands before a code.</summary>
    public required string Code { get; init; }

    /// <summary>The heading of how more is earned.</summary>
    public required string Ways { get; init; }

    /// <summary>For orders, with the percent and the days in which they can be sent back.</summary>
    public required Func<string, int, string> ForPurchases { get; init; }

    /// <summary>For reviews, with the amount, and that for one with a photo; null where it is the same.</summary>
    public required Func<string, string?, string> ForReviews { get; init; }

    /// <summary>For surveys.</summary>
    public required Func<string, string> ForSurveys { get; init; }

    /// <summary>For friends.</summary>
    public required Func<string, string> ForFriends { get; init; }

    /// <summary>The limit of a month.</summary>
    public required Func<string, string> AtMost { get; init; }

    /// <summary>Says that what is thought does not matter (16 CFR 465.4).</summary>
    public required string Honest { get; init; }

    /// <summary>What takes the mailed code.</summary>
    public required string MoreIntro { get; init; }

    /// <summary>The link that asks for it.</summary>
    public required string More { get; init; }

    /// <summary>The heading of the history.</summary>
    public required string History { get; init; }

    /// <summary>An entry of the history as a sentence.</summary>
    public required Func<CreditLine, string> Line { get; init; }
}
