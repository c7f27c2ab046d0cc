using System.Collections.Immutable;

namespace Retention.Rewards;

/// <summary>What a shop owes its shoppers in credit, as it was counted: its liability.</summary>
/// <param name="Day">The day on which the count began (UTC).</param>
public sealed record OwedCount(DateOnly Day)
{
    /// <summary>How far ahead it is told what runs out.</summary>
    public const int SoonDays = 30;

    /// <summary>All of it, a sum for each currency.</summary>
    public ImmutableArray<Money> Owed { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What of it runs out within <see cref="SoonDays"/>, a sum for each currency.</summary>
    public ImmutableArray<Money> Soon { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How many shoppers have some.</summary>
    public int Shoppers { get; init; }

    /// <summary>The shopper whose rewards were counted last: all of one stand together.</summary>
    public string? Last { get; init; }

    /// <summary>The same with one reward more.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="reward">The reward.</param>
    public OwedCount With(string account, Reward reward) => reward.IsErased || reward.Remaining.Minor <= 0 ? this : this with
    {
        Owed = Plus(Owed, reward.Remaining),
        Soon = reward.LastDay is { } last && last <= Day.AddDays(SoonDays) ? Plus(Soon, reward.Remaining) : Soon,
        Shoppers = Last == account ? Shoppers : Shoppers + 1,
        Last = account,
    };

    private static ImmutableArray<Money> Plus(ImmutableArray<Money> sums, Money more)
    {
        var totals = new Totals();
        foreach (var sum in sums.Add(more))
            totals.Add(sum);
        return [.. totals.Sums];
    }
}
