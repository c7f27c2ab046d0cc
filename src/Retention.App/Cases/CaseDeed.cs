using Retention.Cases;

namespace Retention.App.Cases;

/// <summary>How far a deed has come. The numbers are stored: only ever add.</summary>
public enum CaseDeedState
{
    /// <summary>It is above the limit of whoever wants it: an owner has to say yes.</summary>
    Asked,

    /// <summary>An owner said no.</summary>
    Denied,

    /// <summary>Written down before the shop is asked.</summary>
    Claimed,

    /// <summary>The shop was asked, and its answer is not known: it is looked for there, and never asked for again by itself.</summary>
    Unknown,

    /// <summary>The shop did it.</summary>
    Done,

    /// <summary>The shop certainly did not do it.</summary>
    NotDone,
}

/// <summary>Something that the shop does for a shopper to make good what a case is about. All times are UTC.</summary>
/// <param name="Id">Its id: the shop's own record of it bears it, so that it is found there again.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Amount">What it is worth.</param>
/// <param name="By">Who wants it, by the id that the shop's platform gives its staff.</param>
/// <param name="At">When it was wanted.</param>
/// <param name="State">How far it has come.</param>
public sealed record CaseDeed(string Id, CaseDeedKind Kind, Money Amount, string By, DateTimeOffset At, CaseDeedState State)
{
    /// <summary>The order that it is about; null for credit.</summary>
    public string? OrderId { get; init; }

    /// <summary>What it is for, in the words of whoever wants it; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>When the shop was asked to do it; null before.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>The owner who said yes or no; null where none was needed.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The shop's own id of what it did; null while it is not known.</summary>
    public string? ShopId { get; init; }

    /// <summary>What the shop said, or what is still to do by hand, for the merchant; null for nothing.</summary>
    public string? Why { get; init; }

    /// <summary>Whether it counts against the limit: it is done, or may be.</summary>
    public bool Counts => State is CaseDeedState.Claimed or CaseDeedState.Unknown or CaseDeedState.Done;
}
