using Azure;
using Azure.Data.Tables;
using Retention.Reputation;

namespace Retention.App.Storage;

/// <summary>A letter that tells against its sender.</summary>
/// <param name="Domain">The domain that it was sent from; empty for the shared one.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Message">The message's id.</param>
/// <param name="Shopper">Our id of the shopper who got it; null where that is not known.</param>
/// <param name="At">When, by the provider's clock (UTC).</param>
public sealed record Incident(string Domain, IncidentKind Kind, string Message, string? Shopper, DateTimeOffset At);

/// <summary>The letters that bounced or were called spam, a row for each message and kind, in the shop's partition: however often a provider reports it, it is counted once.</summary>
internal sealed class Incidents(AppStorage storage)
{
    /// <summary>How long they are kept: beyond the longest window that is judged by.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(45);

    /// <summary>Writes one down. False when it was written before.</summary>
    public async Task<bool> AddAsync(string shop, Incident incident, CancellationToken cancellation)
    {
        var row = new TableEntity(shop, Keys.Incident(incident.Message, incident.Kind))
        {
            ["V"] = StoredJson.Version,
            ["Domain"] = incident.Domain,
            ["Kind"] = (int)incident.Kind,
            ["Message"] = incident.Message,
            ["Shopper"] = incident.Shopper,
            ["At"] = incident.At,
        };
        try
        {
            await storage.Incidents.AddEntityAsync(row, cancellation);
            return true;
        }
        catch (RequestFailedException known) when (known.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Those of a shop since then (UTC), in no order: one request for each thousand.</summary>
    public async Task<IReadOnlyList<Incident>> ReadAsync(string shop, DateTimeOffset since, CancellationToken cancellation)
    {
        var incidents = new List<Incident>();
        await foreach (var row in storage.Incidents.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {shop} and At ge {since}"), cancellationToken: cancellation))
        {
            if (row.GetInt32("V") <= StoredJson.Version)
                incidents.Add(new(row.GetString("Domain")!, (IncidentKind)row.GetInt32("Kind")!.Value, row.GetString("Message")!, row.GetString("Shopper"), row.GetDateTimeOffset("At")!.Value));
        }

        return incidents;
    }

    /// <summary>Forgets those that no window reaches any more.</summary>
    public async Task CleanAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now - Kept;
        await foreach (var row in storage.Incidents.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"At lt {before}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            await storage.Incidents.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
    }
}
