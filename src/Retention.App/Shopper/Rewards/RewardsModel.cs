using System.Collections.Immutable;

namespace Retention.App.ForShoppers;

/// <summary>The page of what a shopper has at the shop, in parts. One is left out where the shop offers nothing of it.</summary>
/// <param name="Face">How it looks.</param>
public sealed record RewardsModel(ShopFace Face)
{
    /// <summary>Credit; null where the shop gives none and the shopper has none.</summary>
    public CreditShown? Credit { get; init; }

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => Credit is null;
}

/// <summary>What is shown of a shopper's credit at the letter's address.</summary>
/// <param name="Balance">What can be spent, an amount for each currency; empty for nothing.</param>
/// <param name="Parts">Of what it consists, what runs out first before the rest.</param>
/// <param name="Ways">How more is earned, in sentences.</param>
public sealed record CreditShown(ImmutableArray<string> Balance, ImmutableArray<CreditShare> Parts, ImmutableArray<string> Ways)
{
    /// <summary>Whether the mailbox is proven: only then codes and the history are shown.</summary>
    public bool IsProven { get; init; }

    /// <summary>What moved, the newest first.</summary>
    public ImmutableArray<CreditMove> History { get; init; } = [];
}

/// <summary>A part of the credit.</summary>
/// <param name="Amount">How much is left of it.</param>
/// <param name="Until">Its last day, in words; null for no end.</param>
public sealed record CreditShare(string Amount, string? Until)
{
    /// <summary>Its code; null where there is none, or it may not be shown.</summary>
    public string? Code { get; init; }

    /// <summary>Whether it is on the shopper's account at the shop.</summary>
    public bool IsOnAccount { get; init; }
}

/// <summary>One entry of the history.</summary>
/// <param name="Day">When, in words.</param>
/// <param name="Sentence">What happened.</param>
public sealed record CreditMove(string Day, string Sentence);
