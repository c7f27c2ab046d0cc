using Retention.Reputation;
using Retention.Shoppers;
using Retention.Surveys;

namespace Retention.Decisions;

/// <summary>What the storefront answers when asked whether a cart was bought after all. The names are stored: only ever add.</summary>
public enum LiveAnswer
{
    /// <summary>It was not asked.</summary>
    NotAsked,

    /// <summary>It was not bought.</summary>
    NotBought,

    /// <summary>It was bought: its order has not reached us yet.</summary>
    Bought,

    /// <summary>The storefront could not tell, or can't be asked yet.</summary>
    CannotTell,

    /// <summary>It was not bought, and the storefront has reminded of it by itself, or is about to.</summary>
    Reminded,
}

/// <summary>
/// What is looked up just before sending, beside what is known of the shopper. It is an input of the decision and recorded with it, so that
/// the decision can be taken again.
/// </summary>
public sealed record Checks
{
    /// <summary>Nothing looked up.</summary>
    public static readonly Checks None = new();

    /// <summary>What the storefront said about the cart, or somebody else's order that names it.</summary>
    public LiveAnswer Bought { get; init; }

    /// <summary>Why the order stands no longer, as the storefront says now: the key of a reason. Null when it stands, or that was not asked.</summary>
    public string? OrderEnded { get; init; }

    /// <summary>When somebody else with the same telephone number or postal address last bought; null when nobody did (UTC).</summary>
    public DateTimeOffset? NeighbourBoughtAt { get; init; }

    /// <summary>Whether the address is refused or suppressed in what is known of its owner, who is another shopper.</summary>
    public bool IsRefusedElsewhere { get; init; }

    /// <summary>The day of a new sending domain; null where it is not new, or the shop has none of its own.</summary>
    public WarmUp? WarmUp { get; init; }

    /// <summary>When the shopper followed the link of the journey's first letter (UTC); null when that was not looked up, or nobody did.</summary>
    public DateTimeOffset? ClickedAt { get; init; }

    /// <summary>How many messages the shop has sent in the last 24 hours; null when it has no limit.</summary>
    public int? SentToday { get; init; }

    /// <summary>How many a shop of its age and plan may send; null where that sets no limit, and where letters reach nobody.</summary>
    public Allowance? Allowance { get; init; }

    /// <summary>A survey's place in the line, where the shop asks only so many a day; null where it asks all, and for what is no survey.</summary>
    public SurveyTurn? Turn { get; init; }

    /// <summary>The telephone number's place on the shop's suppression list; null when it is not on it, or for a letter: of an address its owner's state tells.</summary>
    public Suppression? Suppressed { get; init; }

    /// <summary>What is left of the credit that the message reminds of; null where it is about none.</summary>
    public CreditLeft? Credit { get; init; }

    /// <summary>What the shop sent from the operator's address, since it has no domain of its own yet; null when it has, for a text, and where letters reach nobody.</summary>
    public SharedSender? Shared { get; init; }
}

/// <summary>Credit that runs out soon, as the books had it just before the message.</summary>
/// <param name="Left">What is left of it; zero for nothing.</param>
/// <param name="LastDay">Its last day, by the shop's calendar.</param>
public sealed record CreditLeft(Money Left, DateOnly LastDay);
