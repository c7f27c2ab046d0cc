namespace Retention.App.Simulation;

/// <summary>An order that a simulated person places.</summary>
internal sealed record Purchase
{
    /// <summary>Who.</summary>
    public required Person Person { get; init; }

    /// <summary>When it is placed (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its rank among the person's orders, from 0.</summary>
    public int Rank { get; init; }

    /// <summary>The number that the shopper sees, without its sign.</summary>
    public int Number { get; init; }

    /// <summary>The left cart or saved item that it came from; null when it came from the person's own rhythm.</summary>
    public Interest? From { get; init; }

    /// <summary>Whether it is a trial order of the merchant's.</summary>
    public bool IsTest { get; init; }

    /// <summary>The flow that persuaded the person; null in a history without messages.</summary>
    public string? PersuadedBy { get; init; }

    /// <summary>The storefront's id: it grows with time, as theirs do.</summary>
    public string Id => $"{(At.ToUnixTimeSeconds() * 100_000) + (Person.Index % 50_000) + (PersuadedBy is null ? 0 : 50_000)}";

    /// <summary>The cart that it came from.</summary>
    public string Cart => From is { Kind: InterestKind.Cart } ? From.Subject : $"cart|{Person.Id}|{Id}";
}

/// <summary>What a person may yet buy.</summary>
internal enum InterestKind
{
    /// <summary>A cart that was left.</summary>
    Cart,

    /// <summary>An item that was saved for later.</summary>
    Save,
}

/// <summary>Something that a person wanted and did not buy at once.</summary>
internal sealed record Interest
{
    /// <summary>Who.</summary>
    public required Person Person { get; init; }

    /// <summary>What it is.</summary>
    public required InterestKind Kind { get; init; }

    /// <summary>When it was begun (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was begun, on the shop's own clock.</summary>
    public required double Passed { get; init; }

    /// <summary>What it is about first.</summary>
    public required Product Product { get; init; }

    /// <summary>When the person buys it after all without being written to; null when never, or after the horizon.</summary>
    public DateTimeOffset? BoughtAt { get; init; }

    /// <summary>What its story and its dice are called.</summary>
    public string Subject => $"{(Kind == InterestKind.Cart ? "cart" : "save")}|{Person.Id}|{At.ToUnixTimeSeconds()}";

    /// <summary>The probability that it is bought after all without a message.</summary>
    public double Bought => Kind == InterestKind.Cart ? Person.Habit.CartsBought : Person.Habit.SavesBought;

    /// <summary>The least and the mean further time until it is, on the shop's own clock.</summary>
    public (double Least, double Mean) Delay => DelayOf(Kind);

    /// <summary>The delay of a kind.</summary>
    public static (double Least, double Mean) DelayOf(InterestKind kind) => kind == InterestKind.Cart ? (0.1, 1.3) : (0.2, 9);
}
