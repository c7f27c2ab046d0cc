using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Queues.Models;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.Bench.Sending;

/// <summary>The same number of storage operations of each kind as a run of the program did, by the same clients, with nothing in between.</summary>
internal static class RawOperations
{
    private const int AtOnce = 8;
    private static readonly string State = new('x', 2_000); // A shopper's state, a queue message, a row beside it: of like size.
    private static readonly string Beside = new('x', 500);

    /// <summary>Does them, in the order in which a message needs them, eight messages at once. Gives the seconds that it took.</summary>
    public static async Task<double> RunAsync(string connection, IReadOnlyDictionary<Operation, int> counts, CancellationToken cancellation)
    {
        var storage = AppStorage.Open(new AppSettings { IsDevelopment = true, StorageConnection = connection, DataDirectory = "", PublicUrl = new("http://127.0.0.1") });
        await storage.PrepareAsync(cancellation);
        await storage.Shoppers.UpsertEntityAsync(new TableEntity("read", "row") { ["Json0"] = State }, TableUpdateMode.Replace, cancellation);
        // All kinds mixed as evenly as they come.
        var work = counts.SelectMany(kind => Enumerable.Range(0, kind.Value).Select(number => (Kind: kind.Key, Number: number, Place: (double)number / kind.Value))).OrderBy(one => one.Place).ToArray();
        var received = new System.Collections.Concurrent.ConcurrentQueue<QueueMessage>();
        var begun = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (one, stop) =>
            await DoAsync(storage, one.Kind, one.Number.ToString(CultureInfo.InvariantCulture), received, stop));
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static async Task DoAsync(AppStorage storage, Operation kind, string number, System.Collections.Concurrent.ConcurrentQueue<QueueMessage> received, CancellationToken cancellation)
    {
        switch (kind)
        {
            case Operation.Read:
                await storage.Shoppers.GetEntityIfExistsAsync<TableEntity>("read", "row", cancellationToken: cancellation);
                break;
            case Operation.Query:
                await foreach (var _ in storage.Alarms.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {"none"}"), cancellationToken: cancellation))
                {
                }

                break;
            case Operation.Transaction:
                await storage.Shoppers.SubmitTransactionAsync(
                    [Row(number, "state", State), Row(number, "message", Beside), Row(number, "decision", Beside)], cancellation);
                break;
            case Operation.Write:
                await storage.Plan.UpsertEntityAsync(new TableEntity("plan", number) { ["Json0"] = Beside }, TableUpdateMode.Replace, cancellation);
                break;
            case Operation.Put:
                await storage.StepQueue.SendMessageAsync(Beside, cancellationToken: cancellation);
                break;
            case Operation.Receive:
                foreach (var message in (await storage.StepQueue.ReceiveMessagesAsync(AtOnce, TimeSpan.FromMinutes(5), cancellation)).Value)
                    received.Enqueue(message);
                break;
            case Operation.Delete when received.TryDequeue(out var message):
                await storage.StepQueue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
                break;
        }
    }

    private static TableTransactionAction Row(string partition, string row, string json) =>
        new(TableTransactionActionType.UpsertReplace, new TableEntity(partition, row) { ["Json0"] = json });
}
