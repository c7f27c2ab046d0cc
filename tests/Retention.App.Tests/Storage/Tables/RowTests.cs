using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Retention.App.Tests.Storage.Tables;

[Collection("Azurite")]
public sealed class RowTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_inserted_row_is_read_back_with_its_etag_and_time()
    {
        var table = await azurite.NewTableAsync();

        var inserted = await table.AddEntityAsync(new TableEntity("p", "r") { ["Name"] = "Ann" });
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        inserted.Status.ShouldBe(204);
        (read.PartitionKey, read.RowKey, read.GetString("Name")).ShouldBe(("p", "r", "Ann"));
        read.ETag.ShouldBe(inserted.Headers.ETag!.Value);
        read.Timestamp!.Value.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_second_insert_of_a_row_is_refused_with_409_EntityAlreadyExists()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        var failure = await Should.ThrowAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        failure.Status.ShouldBe(409);
        (failure.ErrorCode == TableErrorCode.EntityAlreadyExists).ShouldBeTrue();
    }

    [Fact]
    public async Task A_row_that_is_not_there_is_a_response_without_a_value()
    {
        var table = await azurite.NewTableAsync();

        var missing = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");

        missing.HasValue.ShouldBeFalse();
        missing.GetRawResponse().Status.ShouldBe(404);
        Should.Throw<InvalidOperationException>(() => missing.Value);
    }

    [Fact]
    public async Task A_row_that_was_expected_and_is_not_there_is_a_404()
    {
        var table = await azurite.NewTableAsync();

        var failure = await Should.ThrowAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r"));

        (failure.Status, failure.ErrorCode).ShouldBe((404, TableErrorCode.ResourceNotFound.ToString()));
    }

    [Fact]
    public async Task A_merge_keeps_what_it_does_not_mention_and_a_null_removes_nothing()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Kept"] = 1, ["Nulled"] = 2, ["Changed"] = 3 });

        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["Nulled"] = null, ["Changed"] = 4 }, ETag.All);

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        (read.GetInt32("Kept"), read.GetInt32("Nulled"), read.GetInt32("Changed")).ShouldBe((1, 2, 4));
    }

    [Fact]
    public async Task A_replace_leaves_only_what_was_sent()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Old"] = 1 });

        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["New"] = 2 }, ETag.All, TableUpdateMode.Replace);

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        (read.GetInt32("Old"), read.GetInt32("New")).ShouldBe((null, 2));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge, 1)]
    [InlineData(TableUpdateMode.Replace, null)]
    public async Task An_upsert_inserts_at_first_and_then_changes(TableUpdateMode mode, int? firstAfterwards)
    {
        var table = await azurite.NewTableAsync();

        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["First"] = 1 }, mode);
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["Second"] = 2 }, mode);

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        (read.GetInt32("First"), read.GetInt32("Second")).ShouldBe((firstAfterwards, 2));
    }

    [Fact]
    public async Task A_deleted_row_is_gone_and_deleting_it_again_is_an_answer()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        (await table.DeleteEntityAsync("p", "r")).Status.ShouldBe(204);
        (await table.DeleteEntityAsync("p", "r")).Status.ShouldBe(404);
        (await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue.ShouldBeFalse();
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task A_conditional_update_with_an_old_etag_is_refused_with_412(TableUpdateMode mode)
    {
        var table = await azurite.NewTableAsync();
        var old = (await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 })).Headers.ETag!.Value;
        var current = (await table.UpdateEntityAsync(new TableEntity("p", "r") { ["N"] = 2 }, old, mode)).Headers.ETag!.Value;

        var failure = await Should.ThrowAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r") { ["N"] = 3 }, old, mode));

        (failure.Status, failure.ErrorCode).ShouldBe((412, TableErrorCode.UpdateConditionNotSatisfied.ToString()));
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        (read.GetInt32("N"), read.ETag).ShouldBe((2, current));
    }

    [Fact]
    public async Task A_conditional_delete_with_an_old_etag_is_refused_with_412()
    {
        var table = await azurite.NewTableAsync();
        var old = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["N"] = 2 });

        (await Should.ThrowAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r", old))).Status.ShouldBe(412);
        (await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue.ShouldBeTrue();
    }

    [Fact]
    public async Task An_update_of_a_row_that_is_not_there_is_a_404()
    {
        var table = await azurite.NewTableAsync();

        (await Should.ThrowAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_write_to_a_table_that_is_not_there_is_404_TableNotFound()
    {
        var table = azurite.Tables.GetTableClient("nowhere");

        var failure = await Should.ThrowAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        (failure.Status, failure.ErrorCode).ShouldBe((404, TableErrorCode.TableNotFound.ToString()));
    }

    [Fact]
    public async Task An_insert_whose_answer_is_lost_is_retried_and_then_says_409()
    {
        var table = await azurite.NewTableAsync();
        var options = new TableClientOptions();
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.AddPolicy(new LosesTheFirstAnswer(), HttpPipelinePosition.BeforeTransport);

        var failure = await Should.ThrowAsync<RequestFailedException>(() =>
            new TableServiceClient(azurite.ConnectionString, options).GetTableClient(table.Name).AddEntityAsync(new TableEntity("p", "r") { ["Token"] = "mine" }));

        failure.Status.ShouldBe(409);
        (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetString("Token").ShouldBe("mine");
    }

    private sealed class LosesTheFirstAnswer : HttpPipelineSynchronousPolicy
    {
        private bool _lost;

        public override void OnReceivedResponse(HttpMessage message)
        {
            if (_lost) return;
            _lost = true;
            throw new IOException("The connection broke.");
        }
    }
}
