using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Storage;

namespace Retention.App.Reports;

/// <summary>Takes a batch of reports apart, so that no message takes long, and applies what is left of it one by one.</summary>
internal sealed class ReportBatches(Inbox inbox, ReportInbox reports, ReportArrived arrived, Counts counts, TimeProvider time)
{
    /// <summary>How many are applied by one message at most.</summary>
    public const int Several = 50;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Handles a batch. Done again it changes nothing.</summary>
    public async Task HandleAsync(EventMessage message, bool isRepeated, CancellationToken cancellation)
    {
        if (await OpenAsync(message, cancellation) is not { } batch)
            return;
        if (batch.Reports.Length > Several)
        {
            foreach (var some in batch.Reports.Chunk(Several))
                await reports.PutAsync(some, batch.IsRepeated, cancellation);
        }
        else if (isRepeated && batch.Reports.Length > 1)
        {
            // One of them can't be applied, or somebody was killed: each goes its own way, so that one is not put aside with fifty others.
            foreach (var report in batch.Reports)
                await reports.PutAsync([report], isRepeated: true, cancellation);
        }
        else
        {
            await ApplyAsync(batch with { IsRepeated = batch.IsRepeated || isRepeated }, cancellation);
        }

        await inbox.DoneAsync(message, cancellation);
    }

    private async Task ApplyAsync(ReportBatch batch, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        for (var next = 0; next < batch.Reports.Length; next++)
        {
            if (time.GetElapsedTime(begun) > Longest)
            {
                await reports.PutAsync(batch.Reports[next..], batch.IsRepeated, cancellation);
                return;
            }

            await arrived.HandleAsync(batch.Reports[next], batch.IsRepeated, cancellation);
        }
    }

    private async Task<ReportBatch?> OpenAsync(EventMessage message, CancellationToken cancellation)
    {
        try
        {
            var batch = await inbox.OpenAsync(message, body => System.Text.Json.JsonSerializer.Deserialize(body, Stored.Default.ReportBatch)!, cancellation);
            StoredJson.Check(batch.V);
            return batch;
        }
        catch (LargeEventGoneException)
        {
            counts.Add("reports dropped", "batch handled before");
            return null;
        }
    }
}
