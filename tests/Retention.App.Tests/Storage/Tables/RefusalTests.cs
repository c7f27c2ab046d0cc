using Azure;
using Azure.Data.Tables;

namespace Retention.App.Tests.Storage.Tables;

/// <summary>What Azure refuses and Azurite lets through is refused before a request is made; no value is repeated.</summary>
[Collection("Azurite")]
public sealed class RefusalTests(AzuriteFixture azurite)
{
    private const string Secret = "ann@example.com";

    [Fact]
    public async Task A_transaction_over_two_partitions_is_refused() =>
        await RefusedAsync([Add("p", "1"), Add("q", "2")], "Action 1, Row (PartitionKey 'q', RowKey '2')", "one transaction per partition");

    [Fact]
    public async Task A_transaction_of_101_is_refused() =>
        await RefusedAsync(Enumerable.Range(0, 101).Select(number => Add("p", number.ToString())), "101 actions", "the limit is 100", "split it");

    [Fact]
    public async Task An_empty_transaction_is_refused() => await RefusedAsync(Array.Empty<TableTransactionAction>(), "empty");

    [Fact]
    public async Task A_transaction_that_names_a_row_twice_is_refused() =>
        await RefusedAsync([Add("p", "1"), Add("p", "2"), Add("p", "1")], "Action 2, Row (PartitionKey 'p', RowKey '1')", "twice");

    [Fact]
    public async Task A_transaction_over_4_MiB_is_refused()
    {
        var text = new string('x', 32 * 1024);
        var rows = Enumerable.Range(0, 9).Select(number =>
        {
            var row = new TableEntity("p", number.ToString());
            for (var i = 0; i < 15; i++) row[$"Text{i}"] = text;
            return new TableTransactionAction(TableTransactionActionType.Add, row);
        });

        await RefusedAsync(rows, "the limit is 4194304 (4 MiB)");
    }

    [Fact]
    public async Task A_transaction_that_updates_without_an_etag_is_refused() =>
        await RefusedAsync([new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "1"))], "Action 0", "ETag.All");

    [Fact]
    public async Task A_transaction_refuses_a_row_over_a_limit_too() =>
        await RefusedAsync([Add("p", "1"), new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "2") { ["T"] = new string('x', 32_769) })], "Row (PartitionKey 'p', RowKey '2')", "'T'");

    [Fact]
    public async Task A_row_of_253_properties_is_refused_and_one_of_252_with_nulls_is_not()
    {
        var row = new TableEntity("p", "r") { ["Null"] = null };
        for (var i = 0; i < 252; i++) row[$"P{i}"] = i;
        (await (await azurite.NewTableAsync()).AddEntityAsync(row)).Status.ShouldBe(204);

        row["P252"] = 1;
        await RefusedAsync(row, "253 own properties", "the limit is 252");
    }

    [Fact]
    public async Task A_text_over_64_KiB_is_refused() =>
        await RefusedAsync(new TableEntity("p", "r") { ["Body"] = Secret + new string('x', 32 * 1024) }, "property 'Body'", "32783 characters", "the limit is 32768", "blob");

    [Fact]
    public async Task Bytes_over_64_KiB_are_refused()
    {
        await RefusedAsync(new TableEntity("p", "r") { ["Photo"] = new byte[65_537] }, "property 'Photo'", "65537 bytes", "the limit is 65536");
        await RefusedAsync(new TableEntity("p", "r") { ["Photo"] = BinaryData.FromBytes(new byte[65_537]) }, "property 'Photo'", "65537 bytes");
    }

    [Fact]
    public async Task A_row_over_1_MiB_is_refused()
    {
        var row = new TableEntity("p", "r");
        for (var i = 0; i < 16; i++) row[$"P{i}"] = new byte[64 * 1024];

        await RefusedAsync(row, "the limit is 1048576", "blob");
    }

    [Theory]
    [InlineData("a/b", "U+002F at 1")]
    [InlineData("\\", "U+005C at 0")]
    [InlineData("a#", "U+0023 at 1")]
    [InlineData("a?b", "U+003F at 1")]
    [InlineData("\u0000", "U+0000 at 0")]
    [InlineData("a\tb", "U+0009 at 1")]
    [InlineData("\u001f", "U+001F at 0")]
    [InlineData("\u007f", "U+007F at 0")]
    [InlineData("\u0085", "U+0085 at 0")]
    [InlineData("\u009f", "U+009F at 0")]
    public async Task A_key_with_a_forbidden_character_is_refused_wherever_it_is_given(string key, string named)
    {
        await RefusedAsync(new TableEntity(key, "r"), "PartitionKey holds " + named);
        await RefusedAsync(new TableEntity("p", key), "RowKey holds " + named);
        await RefusedAsync(table => table.GetEntityAsync<TableEntity>("p", key), named);
        await RefusedAsync(table => table.GetEntityIfExistsAsync<TableEntity>(key, "r"), named);
        await RefusedAsync(table => table.DeleteEntityAsync("p", key), named);
        await RefusedAsync([new(TableTransactionActionType.Delete, new TableEntity("p", key))], named);
    }

    [Fact]
    public async Task A_key_of_1025_characters_is_refused() =>
        await RefusedAsync(new TableEntity("p", new string('k', 1025)), "RowKey has 1025 characters, the limit is 1024");

    [Fact]
    public async Task A_row_without_a_key_is_refused() => await RefusedAsync(new TableEntity { RowKey = "r" }, "PartitionKey is null");

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a-b")]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("a@odata.type")]
    public async Task A_property_whose_name_is_no_identifier_is_refused(string name) =>
        await RefusedAsync(new TableEntity("p", "r") { [name] = Secret }, $"property '{name}'", "C# identifier");

    [Fact]
    public async Task A_property_with_a_name_of_256_characters_is_refused() =>
        await RefusedAsync(new TableEntity("p", "r") { [new string('n', 256)] = 1 }, "256 characters, the limit is 255");

    [Fact]
    public async Task A_value_that_tables_cannot_hold_is_refused()
    {
        await RefusedAsync(new TableEntity("p", "r") { ["Price"] = 1.5m }, "property 'Price'", "a Decimal", "convert it");
        await RefusedAsync(new TableEntity("p", "r") { ["At"] = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local) }, "property 'At'", "UTC");
        await RefusedAsync(new TableEntity("p", "r") { ["At"] = default(DateTimeOffset) }, "property 'At'", "1601");
    }

    [Fact]
    public async Task An_update_without_an_etag_is_refused() =>
        await RefusedAsync(table => table.UpdateEntityAsync(new TableEntity("p", "r"), default), "ETag.All");

    [Fact]
    public async Task A_type_of_ones_own_is_refused_and_told_the_remedy()
    {
        var requests = new CountedRequests();
        var table = await azurite.NewTableAsync(requests);

        (await Should.ThrowAsync<NotSupportedException>(() => table.AddEntityAsync(new Own()))).Message.ShouldContain("TableEntity only, not Own");
        await Should.ThrowAsync<NotSupportedException>(() => table.GetEntityAsync<Own>("p", "r"));
        await Should.ThrowAsync<NotSupportedException>(() => table.GetEntityIfExistsAsync<Own>("p", "r"));
        Should.Throw<NotSupportedException>(() => table.QueryAsync<Own>());
        requests.Count.ShouldBe(0);
    }

    private static TableTransactionAction Add(string partitionKey, string rowKey) => new(TableTransactionActionType.Add, new TableEntity(partitionKey, rowKey));

    private async Task RefusedAsync(TableEntity row, params string[] said)
    {
        await RefusedAsync(table => table.AddEntityAsync(row), said);
        await RefusedAsync(table => table.UpsertEntityAsync(row), said);
        await RefusedAsync(table => table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace), said);
    }

    private Task RefusedAsync(IEnumerable<TableTransactionAction> actions, params string[] said) => RefusedAsync(table => table.SubmitTransactionAsync(actions), said);

    private async Task RefusedAsync(Func<TableClient, Task> attempt, params string[] said)
    {
        var requests = new CountedRequests();
        var table = await azurite.NewTableAsync(requests);

        var message = (await Should.ThrowAsync<ArgumentException>(() => attempt(table))).Message;

        foreach (var part in said) message.ShouldContain(part, Case.Sensitive);
        message.ShouldNotContain(Secret);
        requests.Count.ShouldBe(0);
    }

    private sealed class Own : ITableEntity
    {
        public string PartitionKey { get; set; } = "p";

        public string RowKey { get; set; } = "r";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }
    }
}
