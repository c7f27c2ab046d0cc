using System.Collections.Immutable;
using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Insights;
using Retention.Reputation;
using Retention.Shoppers;

namespace Retention.App.Tests.Road.BadWeeks;

/// <summary>What a week left, in storage and in the providers' book, and which rules that breaks.</summary>
internal sealed record WeekFound
{
    private static readonly Outcome[] OfReports = [Outcome.Delivered, Outcome.Bounced, Outcome.Blocked, Outcome.Discarded, Outcome.Complained, Outcome.Unsubscribed];

    /// <summary>Each message's state, by id.</summary>
    public required ImmutableDictionary<string, MessageState> States { get; init; }

    /// <summary>The providers' book.</summary>
    public required ImmutableArray<Taken> Book { get; init; }

    /// <summary>The decision log of both shops.</summary>
    public required ImmutableArray<Entry> Journal { get; init; }

    /// <summary>How often the tallies say that it came to each outcome.</summary>
    public required ImmutableDictionary<Outcome, int> Tallied { get; init; }

    /// <summary>What tells against the shops.</summary>
    public required ImmutableArray<Incident> Incidents { get; init; }

    /// <summary>Since when no message may go to an address (UTC).</summary>
    public required ImmutableDictionary<(string Shop, string To), DateTimeOffset> Stopped { get; init; }

    /// <summary>What is left to do, by place.</summary>
    public required ImmutableDictionary<string, int> Left { get; init; }

    public static async Task<WeekFound> ReadAsync(BadWeek week)
    {
        var (storage, journal, counts, incidents) = (week.App.Storage, new List<Entry>(), new List<DecisionCount>(), new List<Incident>());
        var (from, now) = (BadWeek.Monday.AddHours(-1), week.App.Clock.Now);
        foreach (var shop in new[] { week.Lucky, week.Unlucky })
        {
            journal.AddRange((await week.App.JournalAsync(shop)).Select(line => line.Entry));
            counts.AddRange((await week.App.Get<Tallies>().ReadAsync(shop, from, now, now, CancellationToken.None)).Counts);
            incidents.AddRange(await week.App.Get<Incidents>().ReadAsync(shop, from, CancellationToken.None));
        }

        var rows = await TestApp.RowsAsync(storage.Shoppers);
        return new()
        {
            States = rows.Where(row => row.RowKey.StartsWith("message|", StringComparison.Ordinal)).ToImmutableDictionary(row => row.RowKey["message|".Length..], row => Enum.Parse<MessageState>(row.GetString("State")!), StringComparer.Ordinal),
            Book = [.. week.Postman.Book],
            Journal = [.. journal],
            Tallied = counts.GroupBy(count => count.Outcome).ToImmutableDictionary(alike => alike.Key, alike => alike.Sum(count => count.Count)),
            Incidents = [.. incidents],
            Stopped = week.Postman.Stopped.ToImmutableDictionary(),
            Left = ImmutableDictionary<string, int>.Empty
                .Add("plan", (await TestApp.RowsAsync(storage.Plan)).Count(row => row.GetString("Journey")?.StartsWith("tell-shop|", StringComparison.Ordinal) is not true)) // No shop of the week gave us access: its record is tried daily for a month.
                .Add("events", await storage.EventQueue.CountAsync())
                .Add("steps", await storage.StepQueue.CountAsync())
                .Add("poisoned events", await storage.PoisonOf(storage.EventQueue).CountAsync())
                .Add("poisoned steps", await storage.PoisonOf(storage.StepQueue).CountAsync())
                .Add("journeys under way", rows.Where(row => row.RowKey == Keys.State).Sum(row => row.Read(Stored.Default.Shopper).Journeys.Length)),
        };
    }

    /// <summary>Every rule that is broken, with the message or the address; nothing when all is well.</summary>
    public IReadOnlyList<string> Broken()
    {
        var taken = Book.Select(one => one.Message).ToHashSet(StringComparer.Ordinal);
        var log = Journal.ToLookup(entry => entry.Message ?? "", StringComparer.Ordinal);
        return
        [
            .. Book.CountBy(one => one.Message).Where(message => message.Value > 1).Select(message => $"taken {message.Value} times: {message.Key}"),
            .. Book.Where(one => States.GetValueOrDefault(one.Message, MessageState.Claimed) != one.State)
                .Select(one => $"at the provider {one.State}, by our row {States.GetValueOrDefault(one.Message)}: {one.Message} ({string.Join(", ", one.Heard.Select(word => $"{word.Name} {word.Detail}"))}); {Log(one.Message)}"),
            .. States.Where(row => !taken.Contains(row.Key) && row.Value is not (MessageState.Refused or MessageState.Dropped)).Select(row => $"never taken, and by our row {row.Value}: {row.Key}; {Log(row.Key)}"),
            .. Book.Where(one => Stopped.TryGetValue((one.Shop, one.To), out var since) && one.At > since).Select(one => $"taken at {one.At:O} though stopped since {Stopped[(one.Shop, one.To)]:O}: {one.Message}"),
            .. Journal.Where(entry => entry.Outcome == Outcome.Sent).CountBy(entry => entry.Message!).Where(message => message.Value > 1).Select(message => $"called sent {message.Value} times: {message.Key}"),
            .. Journal.Where(entry => entry.Outcome == Outcome.Sent).Select(entry => entry.Message!).ToHashSet(StringComparer.Ordinal).Where(message => !taken.Contains(message)).Select(message => $"called sent, and never taken: {message}"),
            .. Book.Where(one => !Said(one.Message, Outcome.Sent)).Select(one => $"taken, and not called sent: {one.Message}; {Log(one.Message)}"),
            .. Journal.Where(entry => OfReports.Contains(entry.Outcome)).CountBy(entry => (entry.Message, entry.Outcome)).Where(one => one.Value > 1).Select(one => $"told {one.Value} times: {one.Key}"),
            .. Book.SelectMany(one => Expected(one).Where(outcome => !Said(one.Message, outcome)).Select(outcome => $"not told: {outcome} of {one.Message}; {Log(one.Message)}")),
            .. OfReports.Append(Outcome.Sent).Where(outcome => Tallied.GetValueOrDefault(outcome) != Journal.Count(entry => entry.Outcome == outcome))
                .Select(outcome => $"{outcome}: {Tallied.GetValueOrDefault(outcome)} by the tallies, {Journal.Count(entry => entry.Outcome == outcome)} by the journal"),
            .. Against(IncidentKind.Bounce, one => one.Bounced),
            .. Against(IncidentKind.Complaint, one => one.Complained),
            .. Left.Where(place => place.Value > 0).Select(place => $"left in {place.Key}: {place.Value}"),
        ];

        bool Said(string message, Outcome outcome) => log[message].Any(entry => entry.Outcome == outcome);
        string Log(string message) => string.Join(' ', log[message].Select(entry => $"{entry.Outcome}({entry.Reason})#{entry.Attempt}"));
    }

    private static IEnumerable<Outcome> Expected(Taken taken)
    {
        if (taken.State != MessageState.Sent)
            yield return Enum.Parse<Outcome>(taken.State.ToString());
        if (taken.Complained)
            yield return Outcome.Complained;
        if (taken.Heard.Any(word => word.Name == "group_unsubscribe"))
            yield return Outcome.Unsubscribed;
    }

    private IEnumerable<string> Against(IncidentKind kind, Func<Taken, bool> isOne)
    {
        var counted = Incidents.Where(incident => incident.Kind == kind).Select(incident => incident.Message).Order(StringComparer.Ordinal).ToList();
        var told = Book.Where(taken => taken.Letter is not null && isOne(taken)).Select(taken => taken.Message).Order(StringComparer.Ordinal).ToList();
        if (!counted.SequenceEqual(told, StringComparer.Ordinal))
            yield return $"{kind}: {counted.Count} counted against the shops, {told.Count} in the providers' book";
    }
}
