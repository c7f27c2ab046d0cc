using System.Collections.Immutable;

namespace Retention.App.Cases;

/// <summary>How far a case has come. The numbers are stored: only ever add.</summary>
public enum CaseState
{
    /// <summary>Nobody has answered yet.</summary>
    Open,

    /// <summary>A letter went to the shopper.</summary>
    Answered,

    /// <summary>A person of the shop has closed it.</summary>
    Closed,
}

/// <summary>What opened a case. The numbers are stored: only ever add.</summary>
public enum CaseKind
{
    /// <summary>A low score in the survey.</summary>
    Score,

    /// <summary>There is a problem.</summary>
    Problem,

    /// <summary>Anything else that a shopper wrote to the shop.</summary>
    Question,
}

/// <summary>A shopper whom a person of the shop has to answer. All times are UTC.</summary>
public sealed record Case
{
    /// <summary>For how long an answer may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>Its id within the shop: the same event always opens the same one.</summary>
    public required string Id { get; init; }

    /// <summary>The shopper's id when it was opened.</summary>
    public required string Shopper { get; init; }

    /// <summary>What opened it.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>The storefront's id of the order that it is about; null when it is about none.</summary>
    public string? OrderId { get; init; }

    /// <summary>The number of that order as the shopper knows it; null when not known.</summary>
    public string? Number { get; init; }

    /// <summary>The hash of the address to which the answer goes; null when not known.</summary>
    public string? Address { get; init; }

    /// <summary>What the shopper said, the oldest first.</summary>
    public required ImmutableArray<CaseWords> Said { get; init; }

    /// <summary>When it was opened, or opened again.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Until when the shopper should have an answer.</summary>
    public DateTimeOffset DueAt => OpenedAt + Patience;

    /// <summary>How far it has come.</summary>
    public CaseState State { get; init; }

    /// <summary>The letters that went to the shopper, or should have, the oldest first.</summary>
    public ImmutableArray<CaseLetter> Letters { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>When it was closed; null while it is not.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who closed it, as the shop calls that person; null while it is not closed.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>When the shopper last said something.</summary>
    public DateTimeOffset LastSaidAt => Said.Max(words => words.At);

    /// <summary>This case with something more said, which opens it again; unchanged when that was heard before.</summary>
    public Case Hearing(CaseWords words)
    {
        if (Said.Any(known => known.Key == words.Key))
            return this;
        var heard = this with { Said = [.. Said.Add(words).OrderBy(known => known.At).ThenBy(known => known.Key, StringComparer.Ordinal)] };
        return State == CaseState.Closed ? heard with { State = CaseState.Open, OpenedAt = words.At, ClosedAt = null, ClosedBy = null } : heard;
    }

    /// <summary>This case with the letter as it stands now.</summary>
    public Case With(CaseLetter letter)
    {
        var letters = Letters.Any(known => known.Message == letter.Message) ? [.. Letters.Select(known => known.Message == letter.Message ? letter : known)] : Letters.Add(letter);
        return this with { Letters = letters, State = State == CaseState.Open && letter.State == CaseLetterState.Sent ? CaseState.Answered : State };
    }
}

/// <summary>One thing that a shopper said.</summary>
/// <param name="Key">The key of the event that told it: told again it is the same.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Topic">What the shopper said that it is about; null when not asked.</param>
/// <param name="Score">The score, from 0 to 10; null when it is none.</param>
/// <param name="Text">In the shopper's words; null for none.</param>
public sealed record CaseWords(string Key, DateTimeOffset At, string? Topic, int? Score, string? Text);
