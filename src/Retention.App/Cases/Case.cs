using System.Collections.Immutable;

namespace Retention.App.Cases;

/// <summary>A shopper whom a person of the shop has to answer. All times are UTC.</summary>
public sealed partial record Case
{
    /// <summary>How many of the things said are kept, the newest.</summary>
    public const int MostSaid = 20;

    /// <summary>How many characters of each are kept.</summary>
    public const int MostText = 2_000;

    private const int MostListed = 200;

    /// <summary>For how long an answer may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>Its id within the shop: all that is said about one thing is one case.</summary>
    public required string Id { get; init; }

    /// <summary>The shopper's id when it was opened.</summary>
    public required string Shopper { get; init; }

    /// <summary>What it is about; where several things were said, the gravest.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>The storefront's id of the order that it is about; null when it is about none.</summary>
    public string? OrderId { get; init; }

    /// <summary>The number of that order as the shopper knows it; null when not known.</summary>
    public string? Number { get; init; }

    /// <summary>The hash of the address to which the answer goes; null when not known.</summary>
    public string? Address { get; init; }

    /// <summary>How many earlier things that the shopper said are no longer kept here.</summary>
    public int LeftOut { get; init; }

    /// <summary>What the shopper said last, the oldest first; at most <see cref="MostSaid"/>.</summary>
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

    /// <summary>
    /// This case with what opened another about the same, which opens it again; unchanged when that was heard before. Of what is older than all
    /// that is kept, once something was left out, nobody can tell: it is taken for heard.
    /// </summary>
    public Case Hearing(Case more)
    {
        var words = more.Said[0];
        if (Said.Any(known => known.Key == words.Key) || (LeftOut > 0 && words.IsBefore(Said[0])))
            return this;
        CaseWords[] said = [.. Said.Add(words).OrderBy(known => known.At).ThenBy(known => known.Key, StringComparer.Ordinal)];
        var heard = this with
        {
            Said = [.. said.TakeLast(MostSaid).Select(known => known.Cut(MostText))],
            LeftOut = LeftOut + Math.Max(0, said.Length - MostSaid),
            Kind = State == CaseState.Closed || Gravity(more.Kind) < Gravity(Kind) ? more.Kind : Kind,
            Number = Number ?? more.Number,
            // The answer goes to where the shopper wrote from last, but for one whose outcome is still asked after.
            Address = more.Address is null || Letters.Any(letter => letter.IsUnsettled) ? Address ?? more.Address : more.Address,
        };
        return State switch
        {
            CaseState.Open => heard,
            CaseState.Answered => heard with { State = CaseState.Open, OpenedAt = words.At, BegunAt = Begun, FirstBegunAt = FirstBegun },
            _ => heard with { State = CaseState.Open, OpenedAt = words.At, BegunAt = words.At, FirstBegunAt = FirstBegun, ClosedAt = null, ClosedBy = null, Outcome = null, SettledAt = null },
        };
    }

    // The order in which kinds came to be is not the order of how grave they are.
    private static int Gravity(CaseKind kind) => kind switch { CaseKind.Score => 0, CaseKind.Problem => 1, CaseKind.Review => 2, _ => 3 };

    /// <summary>So much of it as a list shows: what was said last, and of that the beginning.</summary>
    public Case Listed() => this with
    {
        Said = [Said[^1].Cut(MostListed)],
        Letters = [],
        Notes = [],
        Tasks = [.. Tasks.Where(task => task.DoneAt is null).Select(task => task with { Text = "" })],
        Deeds = [.. Deeds.Where(deed => deed.State == CaseDeedState.Asked).Select(deed => deed with { Note = null, Why = null })],
    };

    /// <summary>
    /// This case with what a provider reports of a letter; the same where it reports nothing new. One that came back is not answered: it is open
    /// again.
    /// </summary>
    internal Case Reported(Reports.Report report)
    {
        if (Letters.FirstOrDefault(known => known.Message == report.Message) is not { } letter || letter.State == CaseLetterState.CameBack)
            return this;
        var cameBack = report.Kind is Reports.ReportKind.Bounced or Reports.ReportKind.Blocked or Reports.ReportKind.Dropped;
        if (!cameBack)
            return letter.State == CaseLetterState.Sent ? this : With(letter with { State = CaseLetterState.Sent, Why = null });
        var told = With(letter with { State = CaseLetterState.CameBack, Why = report.Code });
        return told.State == CaseState.Answered && !letter.IsAutomatic && letter.At >= LastSaidAt ? told with { State = CaseState.Open } : told;
    }

    /// <summary>This case with the letter as it stands now.</summary>
    public Case With(CaseLetter letter)
    {
        var letters = Letters.Any(known => known.Message == letter.Message) ? [.. Letters.Select(known => known.Message == letter.Message ? letter : known)] : Letters.Add(letter);
        return this with { Letters = letters, State = State == CaseState.Open && letter is { State: CaseLetterState.Sent, IsAutomatic: false } && letter.At >= LastSaidAt ? CaseState.Answered : State };
    }
}
