using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Retention.App.Settings;

namespace Retention.App.Storage;

/// <summary>The tables, queues and containers of the storage account: the only place that names them.</summary>
internal sealed class AppStorage(TableServiceClient tables, QueueServiceClient queues, BlobServiceClient blobs)
{
    /// <summary>One partition a shopper: state, events, orders, messages, decisions.</summary>
    public TableClient Shoppers { get; } = tables.GetTableClient("shoppers");

    /// <summary>The directory of names.</summary>
    public TableClient Names { get; } = tables.GetTableClient("names");

    /// <summary>Shops and their connections.</summary>
    public TableClient Shops { get; } = tables.GetTableClient("shops");

    /// <summary>What is to come.</summary>
    public TableClient Plan { get; } = tables.GetTableClient("plan");

    /// <summary>Which minutes a sweep must look at.</summary>
    public TableClient Alarms { get; } = tables.GetTableClient("alarms");

    /// <summary>What happened and what was decided, by shop and hour.</summary>
    public TableClient Journal { get; } = tables.GetTableClient("journal");

    /// <summary>How often what was decided, by shop and hour.</summary>
    public TableClient Tallies { get; } = tables.GetTableClient("tallies");

    /// <summary>Items of the shops, and who waits for them.</summary>
    public TableClient Items { get; } = tables.GetTableClient("items");

    /// <summary>Shoppers whom a person of the shop has to answer.</summary>
    public TableClient Cases { get; } = tables.GetTableClient("cases");

    /// <summary>Reviews of a shop's items, as they are shown and looked after.</summary>
    public TableClient Reviews { get; } = tables.GetTableClient("reviews");

    /// <summary>Addresses that a shop must not write to.</summary>
    public TableClient Suppressions { get; } = tables.GetTableClient("suppressions");

    /// <summary>Letters that bounced or were called spam, by shop.</summary>
    public TableClient Incidents { get; } = tables.GetTableClient("incidents");

    /// <summary>Which links of letters were followed, by shopper.</summary>
    public TableClient Followed { get; } = tables.GetTableClient("followed");

    /// <summary>Requests about people's data, and the proof of what became of them.</summary>
    public TableClient Requests { get; } = tables.GetTableClient("requests");

    /// <summary>Letters that had no provider to go to (development only).</summary>
    public TableClient Outbox { get; } = tables.GetTableClient("outbox");

    /// <summary>Events that arrived.</summary>
    public QueueClient EventQueue { get; } = queues.GetQueueClient("events");

    /// <summary>Steps that are due.</summary>
    public QueueClient StepQueue { get; } = queues.GetQueueClient("steps");

    /// <summary>Deliveries that were not understood.</summary>
    public BlobContainerClient Quarantine { get; } = blobs.GetBlobContainerClient("quarantine");

    /// <summary>Events too large for a queue message.</summary>
    public BlobContainerClient LargeEvents { get; } = blobs.GetBlobContainerClient("large-events");

    /// <summary>The key ring and the root key, sealed.</summary>
    public BlobContainerClient KeyRing { get; } = blobs.GetBlobContainerClient("keys");

    /// <summary>Past hours of the journal, a blob each.</summary>
    public BlobContainerClient JournalHours { get; } = blobs.GetBlobContainerClient("journal");

    /// <summary>Files that merchants gave to be imported, until that is done.</summary>
    public BlobContainerClient ImportFiles { get; } = blobs.GetBlobContainerClient("imports");

    /// <summary>The last rehearsal of each flow of a shop.</summary>
    public BlobContainerClient Rehearsals { get; } = blobs.GetBlobContainerClient("rehearsals");

    /// <summary>Photos of reviews, sealed.</summary>
    public BlobContainerClient Photos { get; } = blobs.GetBlobContainerClient("photos");

    /// <summary>Copies of shops' logos.</summary>
    public BlobContainerClient Logos { get; } = blobs.GetBlobContainerClient("logos");

    /// <summary>The letters of the outbox.</summary>
    public BlobContainerClient OutboxLetters { get; } = blobs.GetBlobContainerClient("outbox");

    /// <summary>All tables: what is to be found in any of them is looked for in all.</summary>
    public IReadOnlyList<TableClient> Tables => [Shoppers, Names, Shops, Plan, Alarms, Journal, Tallies, Items, Cases, Reviews, Suppressions, Incidents, Followed, Requests, Outbox];

    /// <summary>All containers of blobs.</summary>
    public IReadOnlyList<BlobContainerClient> Containers => [Quarantine, LargeEvents, KeyRing, JournalHours, ImportFiles, Rehearsals, Logos, OutboxLetters, Photos];

    /// <summary>The queue of messages that failed too often.</summary>
    public QueueClient PoisonOf(QueueClient queue) => queues.GetQueueClient($"{queue.Name}-poison");

    /// <summary>Opens the storage that the settings name.</summary>
    /// <param name="settings">The settings; a connection string or an account name is there by now.</param>
    /// <param name="policy">Sees every request; tests count with it.</param>
    public static AppStorage Open(AppSettings settings, HttpPipelinePolicy? policy = null)
    {
        // A storage fault is the queue's to repeat; the SDK's own repeats bridge a hiccup only.
        T Options<T>(T options)
            where T : ClientOptions
        {
            options.Retry.MaxRetries = 2;
            options.Retry.Delay = settings.StorageDeadline / 75; // 200 ms as it comes; whoever waits less for a try waits less between them.
            options.Retry.NetworkTimeout = settings.StorageDeadline;
            options.Diagnostics.IsLoggingEnabled = false;
            if (policy is not null)
                options.AddPolicy(policy, HttpPipelinePosition.PerCall);
            return options;
        }

        // Message text is plain: the Functions host is told the same in host.json.
        var queueOptions = Options(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });
        if (settings.StorageConnection is { } connection)
        {
            return new(
                new TableServiceClient(connection, Options(new TableClientOptions())),
                new QueueServiceClient(connection, queueOptions),
                new BlobServiceClient(connection, Options(new BlobClientOptions())));
        }

        var account = settings.StorageAccount ?? throw new InvalidOperationException("Neither a connection string nor an account name: the settings were not checked.");
        TokenCredential identity = new ManagedIdentityCredential(settings.StorageIdentity is { } id
            ? ManagedIdentityId.FromUserAssignedClientId(id)
            : ManagedIdentityId.SystemAssigned);
        return new(
            new TableServiceClient(new Uri($"https://{account}.table.core.windows.net"), identity, Options(new TableClientOptions())),
            new QueueServiceClient(new Uri($"https://{account}.queue.core.windows.net"), identity, queueOptions),
            new BlobServiceClient(new Uri($"https://{account}.blob.core.windows.net"), identity, Options(new BlobClientOptions())));
    }

    /// <summary>Makes what is not there yet.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        foreach (var table in Tables)
            await table.CreateIfNotExistsAsync(cancellation);
        foreach (var queue in new[] { EventQueue, StepQueue, PoisonOf(EventQueue), PoisonOf(StepQueue) })
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
        foreach (var container in Containers)
            await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
    }
}
