using System.Net;
using Azure.Data.Tables;

namespace Retention.App.Tests.Storage.Tables;

[Collection("Azurite")]
public sealed class KeyTests(AzuriteFixture azurite)
{
    // 512 characters are Azurite's own limit; Azure's, 1,024, is met by a scripted service below.
    public static TheoryData<string> AwkwardKeys => new(
        "", " ", "two words", "it's", "''", "'; drop", "\"quoted\"", "grün & weiß", "日本語", "👩‍💻", "100%", "%41", "%2F", "%27", "a+b", "a&b=c",
        "a;b,c", "(x)", "..", ".", "~tilde_-", "$batch", "a|b", "<x>", "{x}", "x@y.example", "a:b", "é", "e\u0301", new string('k', 512));

    [Theory]
    [MemberData(nameof(AwkwardKeys))]
    public async Task A_row_with_an_awkward_key_is_written_changed_found_and_deleted(string key)
    {
        var table = await azurite.NewTableAsync();

        var inserted = await table.AddEntityAsync(new TableEntity(key, key) { ["N"] = 1 });
        await table.UpdateEntityAsync(new TableEntity(key, key) { ["N"] = 2 }, inserted.Headers.ETag!.Value);
        await table.UpsertEntityAsync(new TableEntity(key, key) { ["M"] = 3 });

        var read = (await table.GetEntityAsync<TableEntity>(key, key)).Value;
        (read.PartitionKey, read.RowKey, read.GetInt32("N"), read.GetInt32("M")).ShouldBe((key, key, 2, 3));

        var found = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey eq {key}"))) found.Add(row.RowKey);
        found.ShouldBe([key]);

        (await table.DeleteEntityAsync(key, key)).Status.ShouldBe(204);
        (await table.GetEntityIfExistsAsync<TableEntity>(key, key)).HasValue.ShouldBeFalse();
    }

    [Fact]
    public async Task A_key_of_1024_characters_is_sent()
    {
        using var service = new ScriptedService(ScriptedService.Answer(HttpStatusCode.NoContent, ""));
        var longest = new string('k', 1024);

        await new TableServiceClient("AccountName=a;AccountKey=a2V5", service.Options()).GetTableClient("ttt").UpsertEntityAsync(new TableEntity(longest, longest));

        service.Seen.Single().Address.ShouldContain($"(PartitionKey='{longest}',RowKey='{longest}')");
    }

    [Theory]
    [MemberData(nameof(AwkwardKeys))]
    public async Task A_transaction_takes_awkward_keys(string key)
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity(key, "there") { ["Text"] = key });

        await table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpsertReplace, new TableEntity(key, key) { ["Text"] = key }),
            new(TableTransactionActionType.Delete, new TableEntity(key, "there")),
        ]);

        (await table.GetEntityAsync<TableEntity>(key, key)).Value.GetString("Text").ShouldBe(key);
        (await table.GetEntityIfExistsAsync<TableEntity>(key, "there")).HasValue.ShouldBeFalse();
    }
}
