using Retention.Rewards;

namespace Retention.App.Crediting;

/// <summary>What was decided about giving.</summary>
/// <param name="Answer">What whoever asked is told.</param>
internal sealed record Decided(Given Answer)
{
    /// <summary>What is given; null for nothing.</summary>
    public Gift? Gift { get; init; }

    /// <summary>What a limit kept from being given; null for nothing.</summary>
    public Missed? Missed { get; init; }

    /// <summary>What that would have been for, where nothing is given.</summary>
    public string Why { get; init; } = "";
}

/// <summary>What is given.</summary>
/// <param name="Worth">How much.</param>
/// <param name="Why">What for: a key of <see cref="CreditReason"/>.</param>
/// <param name="Address">The hash of the address whose it is.</param>
internal sealed record Gift(Money Worth, string Why, string Address)
{
    /// <summary>What the person who gave it wrote beside it; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Who gave it; null when nobody did by hand.</summary>
    public string? By { get; init; }

    /// <summary>The order that it hangs on; null for none.</summary>
    public string? OrderId { get; init; }

    /// <summary>What was kept of that order, of which this is a share; null for other kinds.</summary>
    public Money? Kept { get; init; }
}
