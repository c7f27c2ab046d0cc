using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Retention.App.Tests.Storage.Tables;

[Collection("Azurite")]
public sealed class ServiceTests(AzuriteFixture azurite)
{
    private readonly string _name = $"t{Guid.NewGuid():N}";

    [Fact]
    public async Task A_table_is_made_once_and_is_there_the_second_time()
    {
        var first = await azurite.Tables.CreateTableIfNotExistsAsync(_name);
        var second = await azurite.Tables.GetTableClient(_name).CreateIfNotExistsAsync();

        first.Value.Name.ShouldBe(_name);
        first.GetRawResponse().Status.ShouldBe(204);
        second.Value.Name.ShouldBe(_name);
        second.GetRawResponse().Status.ShouldBe(409);
    }

    [Fact]
    public async Task A_deleted_table_is_gone_with_its_rows()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        (await azurite.Tables.DeleteTableAsync(table.Name)).Status.ShouldBe(204);

        var failure = await Should.ThrowAsync<RequestFailedException>(() => table.GetEntityIfExistsAsync<TableEntity>("p", "r"));
        (failure.Status, failure.ErrorCode).ShouldBe((404, TableErrorCode.TableNotFound.ToString()));
    }

    [Fact]
    public async Task Deleting_a_table_that_is_not_there_is_an_answer_and_no_error() =>
        (await azurite.Tables.DeleteTableAsync(_name)).Status.ShouldBe(404);

    [Fact]
    public async Task The_listing_names_every_table_over_several_pages()
    {
        string[] names = [$"{_name}A", $"{_name}B", $"{_name}C"];
        foreach (var name in names) await azurite.Tables.CreateTableIfNotExistsAsync(name);

        var pages = new List<Page<TableItem>>();
        await foreach (var page in azurite.Tables.QueryAsync(maxPerPage: 1).AsPages()) pages.Add(page);

        pages.Count.ShouldBeGreaterThanOrEqualTo(3);
        pages.SelectMany(page => page.Values).Select(table => table.Name).Intersect(names, StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(names);
    }

    [Fact]
    public async Task The_listing_can_be_filtered()
    {
        await azurite.Tables.CreateTableIfNotExistsAsync(_name);

        var found = new List<string>();
        await foreach (var table in azurite.Tables.QueryAsync(TableClient.CreateQueryFilter($"TableName eq {_name}"))) found.Add(table.Name);

        found.ShouldBe([_name]);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_with_403_and_the_services_code()
    {
        var wrong = azurite.ConnectionString.Replace("AccountKey=Eby8", "AccountKey=AAAA", StringComparison.Ordinal);

        var failure = await Should.ThrowAsync<RequestFailedException>(() => new TableServiceClient(wrong).CreateTableIfNotExistsAsync(_name));

        failure.Status.ShouldBe(403);
        failure.ErrorCode.ShouldBeOneOf("AuthenticationFailed", "AuthorizationFailure");
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("1abc")]
    [InlineData("a-b-c")]
    [InlineData("täbles")]
    [InlineData("Tables")]
    public void A_name_that_cannot_name_a_table_is_refused(string name) =>
        Should.Throw<ArgumentException>(() => azurite.Tables.GetTableClient(name)).Message.ShouldContain("3 to 63 letters and digits");
}
