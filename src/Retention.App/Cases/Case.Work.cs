using System.Collections.Immutable;
using Retention.Cases;

namespace Retention.App.Cases;

// What people of the shop do about it among themselves.
public sealed partial record Case
{
    /// <summary>How many notes are kept, the newest.</summary>
    public const int MostNotes = 50;

    /// <summary>How many tags a case has.</summary>
    public const int MostTags = 10;

    /// <summary>How many letters a tag has.</summary>
    public const int MostTag = 30;

    /// <summary>How many tasks a case has.</summary>
    public const int MostTasks = 30;

    /// <summary>How many things are done about a case in the shop.</summary>
    public const int MostDeeds = 20;

    /// <summary>Who looks after it, by the id of a member of the staff; null while nobody took it.</summary>
    public string? Owner { get; init; }

    /// <summary>What it is filed under, in small letters.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What people of the shop wrote for each other, the oldest first. No shopper sees it.</summary>
    public ImmutableArray<CaseNote> Notes { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What is still to be done, and what was.</summary>
    public ImmutableArray<CaseTask> Tasks { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What was done for the shopper in the shop, or asked for, the oldest first.</summary>
    public ImmutableArray<CaseDeed> Deeds { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How it ended; null while it is not closed, or nobody said.</summary>
    public CaseOutcome? Outcome { get; init; }

    /// <summary>When it began, or began again after it was closed; null for a case of before this was kept.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>When it first began; null for a case of before this was kept.</summary>
    public DateTimeOffset? FirstBegunAt { get; init; }

    /// <summary>When the shopper said that it is settled; null for not since it began.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Whether chance put it to the front of the list when it first began; null where nobody drew.</summary>
    public bool? IsDrawnFirst { get; init; }

    /// <summary>When it began, as far as is known.</summary>
    public DateTimeOffset Begun => BegunAt ?? OpenedAt;

    /// <summary>When it first began, as far as is known.</summary>
    public DateTimeOffset FirstBegun => FirstBegunAt ?? Begun;

    /// <summary>When a person of the shop first wrote to the shopper; null while nobody did.</summary>
    public DateTimeOffset? ContactedAt => Letters.FirstOrDefault(letter => letter is { State: CaseLetterState.Sent, IsAutomatic: false })?.At;

    /// <summary>Whether the answer is late.</summary>
    public bool IsOverdue(DateTimeOffset now) => State == CaseState.Open && now > DueAt;

    /// <summary>
    /// Whether the shopper is to be told that a person will answer: once for each time that a case begins, and not where what opened it told so by itself, as a
    /// text is answered by text and the page of a closed case says what follows.
    /// </summary>
    public bool WantsAcknowledgement => State == CaseState.Open && Address is not null && !Letters.Any(letter => letter.At >= Begun)
        && FirstSaid is { Topic: not (CaseOpening.Text or CaseOpening.Settled or CaseOpening.Review) };

    /// <summary>What was said first since it began; null where that is no longer kept.</summary>
    public CaseWords? FirstSaid => Said.FirstOrDefault(words => words.At >= Begun);

    /// <summary>This case with the note; the same where it was noted just before.</summary>
    public Case Noting(CaseNote note) => Notes is [.., var last] && last.Text == note.Text && last.By == note.By ? this : this with { Notes = [.. Notes.Add(note).TakeLast(MostNotes)] };

    /// <summary>This case filed under these words: in small letters, each once, and not too many.</summary>
    public Case Tagged(IEnumerable<string> tags) => this with
    {
        Tags = [.. tags.Select(tag => string.Join(' ', tag.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(tag => tag.Length is > 0 and <= MostTag).Distinct(StringComparer.Ordinal).Take(MostTags)],
    };

    /// <summary>This case with something to do; null where there is too much to do already.</summary>
    public Case? Asking(string text, DateOnly? dueOn) =>
        Tasks.Any(task => task.DoneAt is null && task.Text == text && task.DueOn == dueOn) ? this
        : Tasks.Length >= MostTasks ? null
        : this with { Tasks = Tasks.Add(new(Tasks.IsEmpty ? 1 : Tasks.Max(task => task.Number) + 1, text, dueOn)) };

    /// <summary>This case with the task done, or open again; null where it has none of that number.</summary>
    public Case? Doing(int number, DateTimeOffset? doneAt, string by) => Tasks.FirstOrDefault(task => task.Number == number) is { } known
        ? this with { Tasks = Tasks.Replace(known, known with { DoneAt = doneAt, DoneBy = doneAt is null ? null : by }) }
        : null;

    /// <summary>This case with the deed as it stands now.</summary>
    public Case With(CaseDeed deed) =>
        this with { Deeds = Deeds.Any(known => known.Id == deed.Id) ? [.. Deeds.Select(known => known.Id == deed.Id ? deed : known)] : Deeds.Add(deed) };
}

/// <summary>A word between people of the shop.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who wrote it, by the id that the shop's platform gives its staff.</param>
/// <param name="Text">What it says.</param>
public sealed record CaseNote(DateTimeOffset At, string By, string Text);

/// <summary>Something to do about a case.</summary>
/// <param name="Number">Which of the case's tasks, from 1.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="DueOn">By which day of the shop's calendar; null for no day.</param>
public sealed record CaseTask(int Number, string Text, DateOnly? DueOn)
{
    /// <summary>When it was done (UTC); null while it is not.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Who did it; null while it is not done.</summary>
    public string? DoneBy { get; init; }
}
