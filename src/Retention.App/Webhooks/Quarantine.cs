using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Retention.App.Observability;
using Retention.App.Storage;

namespace Retention.App.Webhooks;

/// <summary>A genuine delivery that was not understood, whole. It is sealed in storage, since it may hold personal data.</summary>
/// <param name="V">The version of this form.</param>
/// <param name="Platform">Whose delivery.</param>
/// <param name="Source">The shop's id, or its domain where the delivery says no more.</param>
/// <param name="Topic">Its topic.</param>
/// <param name="Reason">Why it was not understood.</param>
/// <param name="At">When it came (UTC).</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body in Base64.</param>
public sealed record QuarantinedDelivery(int V, string Platform, string Source, string Topic, string Reason, DateTimeOffset At, Dictionary<string, string> Headers, string Body);

/// <summary>One line of the quarantine's list.</summary>
/// <param name="Name">Its name, for a replay.</param>
/// <param name="Delivery">The delivery.</param>
public sealed record QuarantineEntry(string Name, QuarantinedDelivery Delivery)
{
    /// <summary>Whether it is a request that the law wants answered within 30 days.</summary>
    public bool IsPrivacyRequest => Name.StartsWith(Quarantine.PrivacyRequests, StringComparison.Ordinal);
}

/// <summary>Keeps genuine deliveries that were not understood, for 14 days (privacy requests for 60), and lets them be tried again.</summary>
internal sealed class Quarantine(AppStorage storage, IDataProtectionProvider protection, Counts counts, TimeProvider time, ILogger<Quarantine> logger)
{
    /// <summary>How the names of requests begin that the law wants answered within 30 days.</summary>
    public const string PrivacyRequests = "privacy/";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);
    private static readonly TimeSpan PrivacyRequestsKept = TimeSpan.FromDays(60);
    private readonly IDataProtector _seal = protection.CreateProtector("quarantine");

    /// <summary>Keeps a delivery. The same one again is kept once, as it first came: trying it in vain does not make its 14 days begin anew.</summary>
    public async Task KeepAsync(string platform, string source, string topic, string reason, Delivery delivery, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var kept = new QuarantinedDelivery(StoredJson.Version, platform, source, topic, reason, now, new(delivery.Headers, StringComparer.OrdinalIgnoreCase), Convert.ToBase64String(delivery.Body));
        var kind = topic is "customers/data_request" or "customers/redact" or "shop/redact" ? PrivacyRequests : "";
        var name = $"{kind}{FolderOf(source)}{Keys.Hash($"{topic}|{kept.Body}", 24)}";
        var bytes = _seal.Protect(JsonSerializer.SerializeToUtf8Bytes(kept, Stored.Default.QuarantinedDelivery));
        if (!await storage.Quarantine.AddAsync(name, BinaryData.FromBytes(bytes), cancellation))
            return;
        counts.Add("quarantined", platform);
        logger.Quarantined(topic, Keys.Hash(source, 12), reason);
    }

    /// <summary>What is kept, the oldest first.</summary>
    public async Task<IReadOnlyList<QuarantineEntry>> ListAsync(CancellationToken cancellation)
    {
        var entries = new List<QuarantineEntry>();
        await foreach (var blob in storage.Quarantine.GetBlobsAsync(cancellationToken: cancellation))
        {
            if (await OpenAsync(blob.Name, cancellation) is { } entry)
                entries.Add(entry);
        }

        return [.. entries.OrderBy(entry => entry.Delivery.At)];
    }

    /// <summary>What is kept of one source, its privacy requests first: at most so many, a request for each, and two.</summary>
    public async Task<IReadOnlyList<QuarantineEntry>> ListAsync(string source, int most, CancellationToken cancellation)
    {
        var entries = new List<QuarantineEntry>();
        foreach (var beginning in new[] { $"{PrivacyRequests}{FolderOf(source)}", FolderOf(source) })
        {
            await foreach (var blob in storage.Quarantine.GetBlobsAsync(prefix: beginning, cancellationToken: cancellation).Take(most - entries.Count).WithCancellation(cancellation))
            {
                // Folders are short hashes: another source may share one.
                if (await OpenAsync(blob.Name, cancellation) is { } entry && string.Equals(entry.Delivery.Source, source, StringComparison.Ordinal))
                    entries.Add(entry);
            }
        }

        return entries;
    }

    /// <summary>One delivery of a source; null when it keeps none of that name.</summary>
    public async Task<QuarantineEntry?> FindAsync(string source, string name, CancellationToken cancellation)
    {
        var place = name.StartsWith(PrivacyRequests, StringComparison.Ordinal) ? name[PrivacyRequests.Length..] : name;
        return place.StartsWith(FolderOf(source), StringComparison.Ordinal) && place[FolderOf(source).Length..].All(char.IsAsciiHexDigitLower)
            && await OpenAsync(name, cancellation) is { } entry && string.Equals(entry.Delivery.Source, source, StringComparison.Ordinal) ? entry : null;
    }

    /// <summary>Forgets one.</summary>
    public Task RemoveAsync(string name, CancellationToken cancellation) => storage.Quarantine.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellation);

    /// <summary>Forgets what is older than 14 days; privacy requests after 60.</summary>
    public async Task CleanAsync(CancellationToken cancellation)
    {
        var now = DateTimeOffset.UtcNow; // The storage's own clock marks the blobs.
        await foreach (var blob in storage.Quarantine.GetBlobsAsync(cancellationToken: cancellation))
        {
            if (blob.Properties.LastModified < now - (blob.Name.StartsWith(PrivacyRequests, StringComparison.Ordinal) ? PrivacyRequestsKept : Kept))
                await RemoveAsync(blob.Name, cancellation);
        }
    }

    private static string FolderOf(string source) => $"{Keys.Hash(source, 12)}/";

    // What a newer program keeps is left alone for it.
    private async Task<QuarantineEntry?> OpenAsync(string name, CancellationToken cancellation) =>
        await storage.Quarantine.FindAsync(name, cancellation) is { } kept
        && JsonSerializer.Deserialize(_seal.Unprotect(kept.ToArray()), Stored.Default.QuarantinedDelivery) is { V: <= StoredJson.Version } delivery ? new(name, delivery) : null;
}
