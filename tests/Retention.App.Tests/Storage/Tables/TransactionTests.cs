using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Retention.App.Tests.Storage.Tables;

[Collection("Azurite")]
public sealed class TransactionTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_transaction_of_100_is_applied_and_answers_each_action()
    {
        var requests = new CountedRequests();
        var table = await azurite.NewTableAsync(requests);

        var answer = await table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(number => Add(number.ToString("D3"))));

        requests.Count.ShouldBe(1);
        answer.GetRawResponse().Status.ShouldBe(202);
        answer.Value.Count.ShouldBe(100);
        answer.Value.ShouldAllBe(part => part.Status == 204);
        var last = (await table.GetEntityAsync<TableEntity>("p", "099")).Value;
        last.ETag.ShouldBe(answer.Value[99].Headers.ETag!.Value);
    }

    [Fact]
    public async Task A_transaction_does_every_kind_of_change()
    {
        var table = await azurite.NewTableAsync();
        foreach (var key in (string[])["merge", "replace", "delete", "upsertmerge", "upsertreplace"]) await table.AddEntityAsync(Row(key, "Old"));
        var version = (await table.GetEntityAsync<TableEntity>("p", "merge")).Value.ETag;

        await table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, Row("add", "New")),
            new(TableTransactionActionType.UpdateMerge, Row("merge", "New"), version),
            new(TableTransactionActionType.UpdateReplace, Row("replace", "New"), ETag.All),
            new(TableTransactionActionType.Delete, new TableEntity("p", "delete")),
            new(TableTransactionActionType.UpsertMerge, Row("upsertmerge", "New")),
            new(TableTransactionActionType.UpsertReplace, Row("upsertreplace", "New")),
            new(TableTransactionActionType.UpsertMerge, Row("upsertnew", "New")),
        ]);

        var rows = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>()) rows.Add($"{row.RowKey}{(row.ContainsKey("Old") ? " old" : "")}{(row.ContainsKey("New") ? " new" : "")}");
        rows.ShouldBe(["add new", "merge old new", "replace new", "upsertmerge old new", "upsertnew new", "upsertreplace new"]);
    }

    [Fact]
    public async Task A_transaction_that_fails_in_the_middle_names_the_action_and_applies_nothing()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(Row("2", "Old"));

        var failure = await Should.ThrowAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(Enumerable.Range(0, 5).Select(number => Add(number.ToString()))));

        (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex).ShouldBe((409, TableErrorCode.EntityAlreadyExists.ToString(), 2));
        var keys = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>()) keys.Add(row.RowKey);
        keys.ShouldBe(["2"]);
    }

    [Theory]
    [InlineData(TableTransactionActionType.UpdateMerge)]
    [InlineData(TableTransactionActionType.UpdateReplace)]
    [InlineData(TableTransactionActionType.Delete)]
    public async Task A_transaction_with_an_old_etag_is_refused_with_412_and_applies_nothing(TableTransactionActionType type)
    {
        var table = await azurite.NewTableAsync();
        var old = (await table.AddEntityAsync(Row("r", "Old"))).Headers.ETag!.Value;
        await table.UpsertEntityAsync(Row("r", "Newer"));

        var failure = await Should.ThrowAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync([Add("a"), new(type, Row("r", "New"), old)]));

        (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex).ShouldBe((412, TableErrorCode.UpdateConditionNotSatisfied.ToString(), 1));
        (await table.GetEntityIfExistsAsync<TableEntity>("p", "a")).HasValue.ShouldBeFalse();
    }

    [Fact]
    public async Task A_transaction_on_a_table_that_is_not_there_keeps_the_services_code()
    {
        var failure = await Should.ThrowAsync<RequestFailedException>(() => azurite.Tables.GetTableClient("nowhere").SubmitTransactionAsync([Add("a")]));

        (failure.Status, failure.ErrorCode).ShouldBe((404, TableErrorCode.TableNotFound.ToString()));
    }

    private static TableTransactionAction Add(string rowKey) => new(TableTransactionActionType.Add, Row(rowKey, "New"));

    private static TableEntity Row(string rowKey, string property) => new("p", rowKey) { [property] = 1 };
}
