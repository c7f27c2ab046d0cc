using System.Collections.Concurrent;
using System.Text.Json;
using Retention.App.Storage;
using Recorded = Retention.Rehearsal.Recorded;

namespace Retention.App.Rehearsing;

/// <summary>A shop's past, as a rehearsal plays it: what was applied, in order.</summary>
/// <param name="Events">The events.</param>
internal sealed record RecordedEvents(IReadOnlyList<Recorded> Events)
{
    private const int AtOnce = 16;

    /// <summary>The first moment of which anything is recorded (UTC); null when nothing is.</summary>
    public DateTimeOffset? First => Events.Count == 0 ? null : Events[0].AppliedAt;

    /// <summary>The last moment of which anything is recorded (UTC); null when nothing is.</summary>
    public DateTimeOffset? Last => Events.Count == 0 ? null : Events[^1].AppliedAt;

    /// <summary>
    /// What the journal has of a shop. An event of somebody who was merged since is told to whom that one was merged into: who is who is taken
    /// as it is known by now.
    /// </summary>
    public static async Task<RecordedEvents> OfJournalAsync(string shop, Journal journal, Identity identity, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var events = await journal.EventsAsync(shop, from, to, cancellation);
        var now = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(events.Select(told => told.Shopper).Distinct(StringComparer.Ordinal), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (told, stopping) =>
            now[told] = (await identity.FollowAsync(shop, told, stopping)).Shopper.Id);
        return new([.. events.Select(one => new Recorded(now[one.Shopper], one.Event.Key, one.Event.Open(), one.Event.Names, one.Event.AppliedAt) { Turn = one.Event.Turn, Settings = one.Event.Settings, ImportedAt = one.Event.ImportedAt })]);
    }

    /// <summary>What a file tells, one arrival a line, as <c>retention simulate --out</c> writes it.</summary>
    /// <exception cref="InvalidDataException">A line is not an arrival; the message says which.</exception>
    public static async Task<RecordedEvents> OfFileAsync(string path, CancellationToken cancellation)
    {
        var (people, events, number) = (new WhoIsWho(), new List<Recorded>(), 0);
        await foreach (var line in File.ReadLinesAsync(path, cancellation))
        {
            number++;
            if (line.Length > 0)
                events.AddRange(Read(line, number, people));
        }

        // Of the same moment in the order of the file.
        return new([.. events.OrderBy(recorded => recorded.AppliedAt)]);
    }

    private static IEnumerable<Recorded> Read(string line, int number, WhoIsWho people)
    {
        try
        {
            var message = JsonSerializer.Deserialize(line, Stored.Default.EventMessage);
            return message?.Body is { } body ? people.Record(message.Key, message.Open(body), message.ReceivedAt) : throw new InvalidDataException($"Line {number} holds no event.");
        }
        catch (Exception fault) when (fault is JsonException or NewerVersionException)
        {
            throw new InvalidDataException($"Line {number} is not an arrival as retention simulate --out writes it.", fault);
        }
    }
}
