using System.Net;
using Azure;
using Azure.Data.Tables;

namespace Retention.App.Tests.Storage.Tables;

[Collection("Azurite")]
public sealed class QueryTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_query_over_2300_rows_follows_the_continuations_and_gives_each_row_once_in_order()
    {
        var requests = new CountedRequests();
        var table = await azurite.NewTableAsync(requests);
        await FillAsync(table, 2300);
        var before = requests.Count;

        var keys = await KeysAsync(table.QueryAsync<TableEntity>());

        keys.ShouldBe(Enumerable.Range(0, 2300).Select(Key));
        (requests.Count - before).ShouldBe(3);
    }

    [Fact]
    public async Task A_page_has_at_most_the_rows_asked_for_and_its_token_leads_on()
    {
        var table = await azurite.NewTableAsync();
        await FillAsync(table, 25);

        var pages = new List<Page<TableEntity>>();
        await foreach (var page in table.QueryAsync<TableEntity>(maxPerPage: 10).AsPages()) pages.Add(page);
        pages.Select(page => page.Values.Count).ShouldBe([10, 10, 5]);

        var rest = new List<string>();
        await foreach (var page in table.QueryAsync<TableEntity>(maxPerPage: 10).AsPages(pages[0].ContinuationToken, pageSizeHint: 15)) rest.AddRange(page.Values.Select(row => row.RowKey));
        rest.ShouldBe(Enumerable.Range(10, 15).Select(Key));
    }

    [Fact]
    public async Task A_selection_brings_only_what_it_names_and_the_etag()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2L, ["C"] = 3.5 });

        var one = (await table.GetEntityAsync<TableEntity>("p", "r", ["RowKey", "B"])).Value;
        var many = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(select: ["RowKey", "B"])) many.Add(row);

        foreach (var row in (TableEntity[])[one, many.Single()])
        {
            (row.RowKey, row.GetInt64("B"), row.ContainsKey("A"), row.ContainsKey("C")).ShouldBe(("r", 2L, false, false));
            (row.ETag == default).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_filter_of_every_type_finds_its_row()
    {
        var table = await azurite.NewTableAsync();
        var time = new DateTimeOffset(2026, 11, 22, 3, 22, 33, TimeSpan.Zero).AddTicks(1234567);
        var id = Guid.NewGuid();
        await table.AddEntityAsync(new TableEntity("p", "wanted") { ["S"] = "it's", ["I"] = 5, ["L"] = 5_000_000_000L, ["D"] = 3.0, ["B"] = true, ["T"] = time, ["G"] = id, ["X"] = new byte[] { 1, 171 } });
        // A second apart, because Azurite compares times to the millisecond.
        await table.AddEntityAsync(new TableEntity("p", "other") { ["S"] = "its", ["I"] = 6, ["L"] = 6L, ["D"] = 4.0, ["B"] = false, ["T"] = time.AddSeconds(1), ["G"] = Guid.NewGuid(), ["X"] = new byte[] { 1 } });

        foreach (var filter in (FormattableString[])
            [$"S eq {"it's"}", $"I eq {5}", $"L eq {5_000_000_000L}", $"D eq {3.0}", $"B eq {true}", $"T eq {time}", $"T le {time.UtcDateTime}", $"G eq {id}", $"X eq {new byte[] { 1, 171 }}"])
        {
            (await KeysAsync(table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter)))).ShouldBe(["wanted"], filter.Format);
        }
    }

    [Fact]
    public void A_filter_escapes_quotes_so_that_a_value_stays_a_value()
    {
        var name = "x' or PartitionKey ne '";

        TableClient.CreateQueryFilter($"RowKey eq {name}").ShouldBe("RowKey eq 'x'' or PartitionKey ne '''");
    }

    [Fact]
    public void A_filter_refuses_null_and_unknown_types()
    {
        string? nothing = null;

        Should.Throw<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {nothing}")).Message.ShouldContain("null");
        Should.Throw<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {1.5m}")).Message.ShouldContain("Decimal");
        Should.Throw<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)}"));
    }

    [Fact]
    public async Task A_filter_that_cannot_be_read_is_a_400()
    {
        var table = await azurite.NewTableAsync();

        (await Should.ThrowAsync<RequestFailedException>(() => KeysAsync(table.QueryAsync<TableEntity>("A eq eq")))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task An_empty_page_with_a_continuation_is_not_the_end()
    {
        using var service = new ScriptedService(
            ScriptedService.Answer(HttpStatusCode.OK, """{"value":[]}""", ("x-ms-continuation-NextPartitionKey", "1!4!cA+="), ("x-ms-continuation-NextRowKey", "1!8!cg==")),
            ScriptedService.Answer(HttpStatusCode.OK, """{"value":[]}""", ("x-ms-continuation-NextPartitionKey", "1!4!cQ==")),
            ScriptedService.Answer(HttpStatusCode.OK, """{"value":[{"PartitionKey":"p","RowKey":"r"}]}"""));
        var table = new TableServiceClient("AccountName=a;AccountKey=a2V5", service.Options()).GetTableClient("ttt");

        (await KeysAsync(table.QueryAsync<TableEntity>("A eq 1", maxPerPage: 7))).ShouldBe(["r"]);

        service.Seen.Select(request => new Uri(request.Address).Query).ShouldBe(
        [
            "?$filter=A%20eq%201&$top=7",
            "?$filter=A%20eq%201&$top=7&NextPartitionKey=1%214%21cA%2B%3D&NextRowKey=1%218%21cg%3D%3D",
            "?$filter=A%20eq%201&$top=7&NextPartitionKey=1%214%21cQ%3D%3D",
        ]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task A_page_size_that_the_service_refuses_is_refused_here(int size)
    {
        var requests = new CountedRequests();
        var table = await azurite.NewTableAsync(requests);

        Should.Throw<ArgumentOutOfRangeException>(() => table.QueryAsync<TableEntity>(maxPerPage: size)).Message.ShouldContain("1 to 1000");
        requests.Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_enumeration_can_be_cancelled()
    {
        var table = await azurite.NewTableAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in table.QueryAsync<TableEntity>().WithCancellation(cancelled.Token)) row.RowKey.ShouldBeNull();
        });
    }

    private static string Key(int number) => number.ToString("D5");

    private static async Task FillAsync(TableClient table, int rows)
    {
        foreach (var hundred in Enumerable.Range(0, rows).Chunk(100))
            await table.SubmitTransactionAsync(hundred.Select(number => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", Key(number)))));
    }

    private static async Task<List<string>> KeysAsync(AsyncPageable<TableEntity> rows)
    {
        var keys = new List<string>();
        await foreach (var row in rows) keys.Add(row.RowKey);
        return keys;
    }
}
