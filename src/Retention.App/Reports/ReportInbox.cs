using System.Text.Json;
using Retention.App.Queues;
using Retention.App.Storage;

namespace Retention.App.Reports;

/// <summary>
/// Puts what a provider reports into the queue of events: one message for a batch however large, so that a door answers after one storage
/// operation (two for a large batch, which goes aside as a large event does). The worker takes it apart (<see cref="ReportBatches"/>).
/// </summary>
internal sealed class ReportInbox(Inbox inbox, TimeProvider time)
{
    private const string Kind = nameof(ReportBatch);

    // Where the id of a shop stands in other messages: a batch is about many.
    private const string AllShops = "reports";

    /// <summary>Whether a message of the queue brings reports.</summary>
    public static bool Concerns(EventMessage message) => message.Kind == Kind;

    /// <summary>Puts reports; nothing for none. The same ones put again change nothing.</summary>
    public Task PutAsync(IReadOnlyList<Report> reports, CancellationToken cancellation) => PutAsync(reports, isRepeated: false, cancellation);

    /// <summary>As <see cref="PutAsync(IReadOnlyList{Report}, CancellationToken)"/>, for reports with which somebody began before.</summary>
    public Task PutAsync(IReadOnlyList<Report> reports, bool isRepeated, CancellationToken cancellation)
    {
        if (reports.Count == 0)
            return Task.CompletedTask;
        var body = JsonSerializer.SerializeToElement(new ReportBatch(StoredJson.Version, [.. reports]) { IsRepeated = isRepeated }, Stored.Default.ReportBatch);
        return inbox.PutAsync(new EventMessage(StoredJson.Version, AllShops, Keys.Hash(body.GetRawText(), 32), time.GetUtcNow(), Kind, body), cancellation);
    }
}
