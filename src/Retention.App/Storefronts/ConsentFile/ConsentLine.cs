using System.Collections.Immutable;

namespace Retention.App.Storefronts.ConsentFile;

/// <summary>A line of a file about consent, understood.</summary>
/// <param name="Line">Its number, from 1.</param>
internal sealed record ConsentLine(int Line)
{
    /// <summary>The e-mail address; null where none stands there.</summary>
    public string? Email { get; init; }

    /// <summary>The telephone number with its country's code; null where none stands there.</summary>
    public string? Phone { get; init; }

    /// <summary>What it says; nothing where it says neither yes nor no.</summary>
    public ImmutableArray<LineWord> Words { get; init; } = [];
}

/// <summary>What a line says about one way.</summary>
/// <param name="Channel">Which way.</param>
/// <param name="Says">What.</param>
/// <param name="At">When it was said (UTC); null where the file does not tell.</param>
internal sealed record LineWord(Channel Channel, Says Says, DateTimeOffset? At)
{
    /// <summary>Whether the file says that it was confirmed from the address itself.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Where it was said, in the file's own words; null where the file does not tell.</summary>
    public string? Where { get; init; }
}

/// <summary>What can be said about being written to.</summary>
internal enum Says
{
    /// <summary>Messages are allowed.</summary>
    Yes,

    /// <summary>Offers are not wanted: a box that was left empty, say.</summary>
    NoOffers,

    /// <summary>Nothing is wanted any more: its owner unsubscribed, or the address stands on a list of such.</summary>
    Nothing,

    /// <summary>The address bounced.</summary>
    Bounced,

    /// <summary>Its owner called a message a nuisance.</summary>
    Complained,
}
