using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Retention.App.Seeding.Memory;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Tests.Seeding;

/// <summary>The storage in memory, asked the same as Azurite: it must say the same.</summary>
[Collection("Azurite")]
public sealed class MemoryStorageTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rows_written_read_and_refused_are_the_same_as_on_the_service(int seed) =>
        (await ChangesAsync(await OpenAsync(MemoryStorage.ConnectionString, new MemoryStorage()), seed)).ShouldBe(await ChangesAsync(await OpenAsync(azurite.NewAccount(), memory: null), seed));

    [Fact]
    public async Task Blobs_are_added_replaced_listed_and_deleted_as_on_the_service() =>
        (await BlobsAsync(await OpenAsync(MemoryStorage.ConnectionString, new MemoryStorage()))).ShouldBe(await BlobsAsync(await OpenAsync(azurite.NewAccount(), memory: null)));

    [Fact]
    public async Task A_queue_in_which_nothing_lies_gives_nothing_as_on_the_service()
    {
        foreach (var storage in new[] { await OpenAsync(MemoryStorage.ConnectionString, new MemoryStorage()), await OpenAsync(azurite.NewAccount(), memory: null) })
            (await storage.PoisonOf(storage.EventQueue).ReceiveMessagesAsync(32)).Value.ShouldBeEmpty();
    }

    private static async Task<AppStorage> OpenAsync(string connection, MemoryStorage? memory)
    {
        var storage = AppStorage.Open(new AppSettings { IsDevelopment = true, StorageConnection = connection, DataDirectory = "", PublicUrl = new Uri("http://127.0.0.1") }, memory);
        await storage.PrepareAsync(CancellationToken.None);
        return storage;
    }

    private static async Task<List<string>> ChangesAsync(AppStorage storage, int seed)
    {
        var (dice, table, said, marks) = (new Random(seed), storage.Journal, new List<string>(), new List<ETag>());
        for (var turn = 0; turn < 60; turn++)
        {
            var row = Row(dice, turn);
            var mark = marks.Count > 0 && dice.Next(2) == 0 ? marks[^1] : ETag.All;
            said.Add($"{turn}: " + await SaidAsync(async () => dice.Next(6) switch
            {
                0 => Marked(await table.AddEntityAsync(row)),
                1 => Marked(await table.UpsertEntityAsync(row, TableUpdateMode.Replace)),
                2 => Marked(await table.UpdateEntityAsync(row, mark, TableUpdateMode.Replace)),
                3 => (await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, mark)).Status.ToString(CultureInfo.InvariantCulture),
                4 => (await table.SubmitTransactionAsync(Transaction(row, dice))).Value.Count.ToString(CultureInfo.InvariantCulture),
                _ => (await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey)).HasValue.ToString(),
            }));
        }

        foreach (var filter in new[]
        {
            null, "PartitionKey eq 'p1'", "PartitionKey ge 'p1' and PartitionKey lt 'p2'", "PartitionKey eq 'p0' and RowKey gt 'it''s 1' and RowKey le 'r~'",
            "PartitionKey ge 'p0' and PartitionKey le 'p1' and Kind eq 'even'", "RowKey eq 'r3'", "PartitionKey eq 'p2' and IsEven eq true", "PartitionKey ge 'p3' and PartitionKey lt 'p1'",
        })
        {
            said.Add($"{filter}: {string.Join(' ', await ReadAsync(table, filter, most: null))}");
            said.Add($"{filter}, by twos: {string.Join(' ', await ReadAsync(table, filter, most: 2))}");
        }

        return said;

        string Marked(Response response)
        {
            marks.Add(response.Headers.ETag!.Value);
            return response.Status.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static TableEntity Row(Random dice, int turn) =>
        new($"p{dice.Next(3)}", dice.Next(4) == 0 ? "it's 1" : $"r{dice.Next(5)}") { ["V"] = 1, ["Turn"] = turn, ["Kind"] = turn % 2 == 0 ? "even" : "odd", ["IsEven"] = turn % 2 == 0, ["At"] = DateTimeOffset.UnixEpoch.AddSeconds(turn), ["Text"] = "ä\r\n\"{}\u2028" };

    private static IEnumerable<TableTransactionAction> Transaction(TableEntity row, Random dice)
    {
        yield return new(dice.Next(2) == 0 ? TableTransactionActionType.UpsertReplace : TableTransactionActionType.Add, row);
        yield return new(dice.Next(2) == 0 ? TableTransactionActionType.Add : TableTransactionActionType.UpsertReplace, new TableEntity(row.PartitionKey, $"t{dice.Next(6)}") { ["V"] = 1 });
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(TableClient table, string? filter, int? most)
    {
        var rows = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, most))
            rows.Add($"{row.PartitionKey}/{row.RowKey}/{(row.ContainsKey("Turn") ? row["Turn"] : "")}/{(row.ContainsKey("At") ? row["At"] : "")}/{row.GetString("Text")}");
        return rows;
    }

    private static async Task<string> SaidAsync(Func<Task<string>> ask)
    {
        try
        {
            return await ask();
        }
        catch (RequestFailedException refused)
        {
            return $"{refused.GetType().Name} {refused.Status} {refused.ErrorCode}";
        }
    }

    private static async Task<List<string>> BlobsAsync(AppStorage storage)
    {
        var (blobs, said) = (storage.JournalHours, new List<string>());
        void Say(object? what) => said.Add($"{what}");
        Say(await blobs.AddAsync("s/1.x", BinaryData.FromString("one"), CancellationToken.None));
        Say(await blobs.AddAsync("s/1.x", BinaryData.FromString("other"), CancellationToken.None));
        var (content, mark) = (await blobs.ReadAsync("s/1.x", CancellationToken.None)).ShouldNotBeNull();
        Say(content);
        Say(await blobs.ReplaceAsync("s/1.x", BinaryData.FromString("two"), mark, CancellationToken.None));
        Say(await blobs.ReplaceAsync("s/1.x", BinaryData.FromString("three"), mark, CancellationToken.None));
        await blobs.PutAsync("t/2.x", BinaryData.FromString("four"), CancellationToken.None);
        Say(await blobs.FindAsync("none", CancellationToken.None));
        Say(string.Join(' ', await blobs.NamesAsync()));
        Say((await blobs.GetBlobClient("s/1.x").DeleteIfExistsAsync()).Value);
        await blobs.GetBlobClient("s/1.x").DeleteIfExistsAsync(); // Whether there was one is not told apart in memory.
        Say(string.Join(' ', await blobs.NamesAsync()));
        return said;
    }
}
