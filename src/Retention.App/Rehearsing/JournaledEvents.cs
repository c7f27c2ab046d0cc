using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Rehearsal;
using Retention.Shoppers;

namespace Retention.App.Rehearsing;

/// <summary>Reads the events of a shop from its journal. What was journaled before events were kept whole is passed over.</summary>
internal sealed class JournaledEvents(AppStorage storage)
{
    /// <summary>The events in the hours between two moments, in the order in which they were applied.</summary>
    public async Task<IReadOnlyList<Recorded>> ReadAsync(string shop, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var (first, last) = (Keys.JournalHour(shop, from), Keys.JournalHour(shop, to));
        var events = new List<Recorded>();
        await foreach (var row in storage.Journal.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and Kind eq {"event"}"), cancellationToken: cancellation))
        {
            if (row.ContainsKey("Json0"))
                events.Add(Open(row.GetString("Shopper")!, row.Read(JournaledJson.Default.JournaledEvent)));
        }

        return events;
    }

    private static Recorded Open(string shopper, JournaledEvent journaled) =>
        new(shopper, journaled.Key, new EventMessage(StoredJson.Version, "", journaled.Key, journaled.AppliedAt, journaled.Kind, Body: null).Open(journaled.Body), journaled.Names, journaled.AppliedAt);
}

/// <summary>An event as the journal keeps it, redacted.</summary>
/// <param name="Key">The event's key.</param>
/// <param name="Kind">Which event it is.</param>
/// <param name="Body">The event.</param>
/// <param name="Names">The names and hints that it was applied with, hashed.</param>
/// <param name="AppliedAt">When it was applied (UTC).</param>
internal sealed record JournaledEvent(string Key, string Kind, JsonElement Body, ImmutableArray<KnownName> Names, DateTimeOffset AppliedAt);

/// <summary>The JSON of journaled events.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(JournaledEvent))]
internal sealed partial class JournaledJson : JsonSerializerContext;
