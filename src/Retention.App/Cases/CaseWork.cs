using System.Globalization;

namespace Retention.App.Cases;

/// <summary>What people of the shop do about a case among themselves: whose it is, notes, tags, tasks. Each gives what is wrong; null when it is done.</summary>
internal sealed class CaseWork(CaseStore cases)
{
    /// <summary>How long a note may be.</summary>
    public const int MostNote = 2_000;

    /// <summary>How long a task may be.</summary>
    public const int MostTask = 200;

    private const string Gone = "";

    /// <summary>Gives the case to a member of the staff, or to nobody.</summary>
    public Task<string?> GiveAsync(string shop, string id, string? owner, CancellationToken cancellation) =>
        ChangeAsync(shop, id, known => known with { Owner = owner }, Gone, cancellation);

    /// <summary>Writes a note for the others.</summary>
    public async Task<string?> NoteAsync(string shop, string id, string text, string by, DateTimeOffset now, CancellationToken cancellation) =>
        text.Length is 0 or > MostNote ? $"Write between 1 and {MostNote.ToString(CultureInfo.InvariantCulture)} characters."
        : await ChangeAsync(shop, id, known => known.Noting(new(now, by, text)), Gone, cancellation);

    /// <summary>Files the case under these words, with commas between them.</summary>
    public Task<string?> TagAsync(string shop, string id, string tags, CancellationToken cancellation) =>
        ChangeAsync(shop, id, known => known.Tagged(tags.Split(',')), Gone, cancellation);

    /// <summary>Adds something to do.</summary>
    public async Task<string?> TaskAsync(string shop, string id, string text, string due, CancellationToken cancellation)
    {
        if (text.Length is 0 or > MostTask)
            return $"Say what is to be done in up to {MostTask} characters.";
        DateOnly? day = null;
        if (due.Length > 0)
        {
            if (!DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
                return "Write the day like 2026-11-30, or leave it empty.";
            day = read;
        }

        return await ChangeAsync(shop, id, known => known.Asking(text, day), $"A case holds {Case.MostTasks} tasks. Open another case, or use your own list.", cancellation);
    }

    /// <summary>Says that a task is done, or is not after all.</summary>
    public Task<string?> DoneAsync(string shop, string id, int number, bool isDone, string by, DateTimeOffset now, CancellationToken cancellation) =>
        ChangeAsync(shop, id, known => known.Doing(number, isDone ? now : null, by), Gone, cancellation);

    // Empty where there is no such case.
    private async Task<string?> ChangeAsync(string shop, string id, Func<Case, Case?> change, string otherwise, CancellationToken cancellation) =>
        await cases.ChangeAsync(shop, id, change, cancellation) is not null ? null : await cases.FindAsync(shop, id, cancellation) is null ? Gone : otherwise;
}
