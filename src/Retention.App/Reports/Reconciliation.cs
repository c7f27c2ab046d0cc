using Azure.Data.Tables;
using Retention.App.Observability;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Reports;

/// <summary>
/// Reads once a day what SendGrid listed since the last time, as reports without our ids: events that never reached us are made good. What was
/// heard before changes nothing.
/// </summary>
internal sealed class Reconciliation(SendGridLists lists, ReportInbox reports, AppStorage storage, AppSettings settings, Counts counts, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AtFirst = TimeSpan.FromDays(3);

    // SendGrid's lists may run a little behind its events.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    /// <summary>Reads both lists, as far as there is time; it goes on from there the next day.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (settings.SendGridKey is null)
            return;
        var begun = time.GetTimestamp();
        foreach (var (list, kind) in new[] { (SendGridLists.Bounces, ReportKind.Bounced), (SendGridLists.SpamReports, ReportKind.Complained) })
            await ReadAsync(list, kind, begun, cancellation);
    }

    private async Task ReadAsync(string list, ReportKind kind, long begun, CancellationToken cancellation)
    {
        var (partition, key) = Keys.Reconciled(SendGridArguments.Provider, list);
        var found = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellation);
        var row = found.HasValue ? found.Value! : new TableEntity(partition, key) { ["V"] = StoredJson.Version, ["Since"] = time.GetUtcNow() - AtFirst, ["Offset"] = 0 };
        if (row.GetInt32("Offset") == 0)
            row["Begun"] = time.GetUtcNow(); // What is listed while the pages are read belongs to the next time.
        while (time.GetElapsedTime(begun) < Longest)
        {
            if (await lists.ReadAsync(list, row.GetDateTimeOffset("Since")!.Value, row.GetInt32("Offset")!.Value, cancellation) is not { } page)
            {
                counts.Add("reconciliation", "not readable");
                return;
            }

            await reports.PutAsync([.. page.Addresses.Select(one => new Report(SendGridArguments.Provider, Channel.Email, kind, one.At) { Address = one.Address })], cancellation);
            // The page's reports first: whoever dies in between puts them once more.
            if (page.IsLast)
                (row["Since"], row["Offset"]) = (row.GetDateTimeOffset("Begun")!.Value - Overlap, 0);
            else
                row["Offset"] = row.GetInt32("Offset")!.Value + SendGridLists.PageSize;
            await storage.Shops.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
            if (page.IsLast)
                return;
        }
    }
}
