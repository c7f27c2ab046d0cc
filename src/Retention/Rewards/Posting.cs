namespace Retention.Rewards;

/// <summary>Where credit comes from and goes to, as a bookkeeper has it.</summary>
public enum Account
{
    /// <summary>What the shop has given away: its cost.</summary>
    Granted,

    /// <summary>What the shop owes its shoppers: its liability, and the sum of their balances.</summary>
    Owed,

    /// <summary>What orders were paid with.</summary>
    Redeemed,

    /// <summary>What ran out or was taken back.</summary>
    Lapsed,
}

/// <summary>An amount that leaves one account for another: whatever is missing here is there.</summary>
/// <param name="From">Where it leaves.</param>
/// <param name="To">Where it arrives.</param>
/// <param name="Amount">How much; never negative.</param>
public sealed record Posting(Account From, Account To, Money Amount);
