namespace Retention.Setup;

/// <summary>How a check stands.</summary>
public enum CheckState
{
    /// <summary>All is there.</summary>
    Done,

    /// <summary>It works, and could be better.</summary>
    Attention,

    /// <summary>Something is not there that is needed.</summary>
    Missing,

    /// <summary>It is not known yet.</summary>
    CantTell,
}

/// <summary>One thing to look at before a flow is turned on.</summary>
/// <param name="Key">Its name, for links and tests.</param>
/// <param name="Title">What it is about.</param>
/// <param name="State">How it stands.</param>
/// <param name="Found">What was found, in a sentence or two.</param>
/// <param name="Remedy">What to do about it, in a sentence; null when nothing is to be done.</param>
public sealed record SetupCheck(string Key, string Title, CheckState State, string Found, string? Remedy);

/// <summary>What the checks look at beside the shop's settings.</summary>
public sealed record SetupKnown
{
    /// <summary>The address that letters come from; null when there is none.</summary>
    public string? From { get; init; }

    /// <summary>Whether letters reach nobody: they are kept to be looked at.</summary>
    public bool IsTestOnly { get; init; }

    /// <summary>How many letters about orders go out in a day while the shop has no domain of its own; null when it has one, or needs none.</summary>
    public int? SharedPerDay { get; init; }

    /// <summary>What is wrong with the sender, with its remedy; null when nothing is known to be.</summary>
    public string? SenderFault { get; init; }

    /// <summary>The contrast of the shop's colour with white paper by WCAG 2.2, from 1 to 21; null when the shop has no colour.</summary>
    public double? ContrastOnPaper { get; init; }

    /// <summary>The contrast of the words on a button in the shop's colour; null when the shop has no colour.</summary>
    public double? ContrastOnButton { get; init; }

    /// <summary>How many may be written to; null while it was not counted.</summary>
    public ReachCounts? Reach { get; init; }
}
