namespace Retention.App.Reports;

/// <summary>
/// What became of a message after a provider took it, as the provider reports it. Of two reports of one message the order says nothing: both
/// count. The numbers are stored: only ever add.
/// </summary>
internal enum ReportKind
{
    /// <summary>The provider has it: proof for a message of which that was not known.</summary>
    Accepted,

    /// <summary>It is tried again by the provider itself; nothing to do but wait.</summary>
    Deferred,

    /// <summary>It reached the mailbox or the telephone.</summary>
    Delivered,

    /// <summary>The address does not exist or takes nothing, now and later: it is suppressed.</summary>
    Bounced,

    /// <summary>This one message was not taken; the next may be. Counted, and suppressed only where it comes again and again.</summary>
    Blocked,

    /// <summary>The provider did not even try.</summary>
    Dropped,

    /// <summary>Its reader called it a nuisance: the address is suppressed.</summary>
    Complained,

    /// <summary>Its reader unsubscribed by the provider's own means.</summary>
    Unsubscribed,
}

/// <summary>One report of a provider's, in our words. Everything in it may be missing but what it says and when.</summary>
/// <param name="Provider">Whose report: the sender's name.</param>
/// <param name="Channel">By which way the message went.</param>
/// <param name="Kind">What became of the message.</param>
/// <param name="At">When, by the provider's clock (UTC); when it came where the provider names no time.</param>
internal sealed record Report(string Provider, Channel Channel, ReportKind Kind, DateTimeOffset At)
{
    /// <summary>The version of this form.</summary>
    public int V { get; init; } = 1;

    /// <summary>Our id of the message; null where the report carries none of our ids, as a bounce that comes days later.</summary>
    public string? Message { get; init; }

    /// <summary>The case that the message answers; null for all but such a letter.</summary>
    public string? Case { get; init; }

    /// <summary>Which attempt it is about; null when not told.</summary>
    public int? Attempt { get; init; }

    /// <summary>The shop that sent it; null when not told.</summary>
    public string? Shop { get; init; }

    /// <summary>Our id of the shopper when it was sent; null for a letter to staff, or when not told. It may have been merged since.</summary>
    public string? Shopper { get; init; }

    /// <summary>The address or telephone number; null when not told.</summary>
    public string? Address { get; init; }

    /// <summary>The provider's own id of the message; null when not told.</summary>
    public string? ProviderId { get; init; }

    /// <summary>The provider's code or class of the fault, of a fixed vocabulary (<see cref="ReportCodes"/> for mail); null when there is none.</summary>
    public string? Code { get; init; }

    /// <summary>Whether it is the fault of the shop's sender or account, which the next message would meet, too.</summary>
    public bool IsOfSender { get; init; }
}
