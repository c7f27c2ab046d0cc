namespace Retention.App.Cases;

/// <summary>What became of a letter to a shopper. The numbers are stored: only ever add.</summary>
public enum CaseLetterState
{
    /// <summary>Written down before the provider is called.</summary>
    Claimed,

    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>The provider will not take it.</summary>
    Refused,

    /// <summary>The provider certainly did not take it, and may later.</summary>
    Waiting,

    /// <summary>Nobody knows whether the provider took it.</summary>
    Unknown,

    /// <summary>It can't be found out whether the provider took it: it is never sent again.</summary>
    Lost,

    /// <summary>The provider took it, and it came back.</summary>
    CameBack,
}

/// <summary>A letter by which a person of the shop answers.</summary>
/// <param name="Message">The message's id.</param>
/// <param name="Text">What it says.</param>
/// <param name="By">Who wrote it, as the shop calls that person.</param>
/// <param name="At">When it was handed over (UTC).</param>
/// <param name="Attempt">Which attempt it is, from 1.</param>
/// <param name="State">What became of it.</param>
public sealed record CaseLetter(string Message, string Text, string By, DateTimeOffset At, int Attempt, CaseLetterState State)
{
    /// <summary>What the provider said, without personal data; null for nothing.</summary>
    public string? Why { get; init; }

    /// <summary>Whether it is the word that a case was opened, which the program writes: it answers nothing.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Whether the provider's answer is not known.</summary>
    public bool IsUnsettled => State is CaseLetterState.Claimed or CaseLetterState.Unknown;
}
