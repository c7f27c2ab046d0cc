using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Data.Tables;
using Retention.App.DataUse;
using Retention.App.Rehearsing;
using Retention.App.Storage;
using Retention.App.Tests.Architecture;

namespace Retention.App.Tests.DataUse;

/// <summary>
/// Everything that is stored is declared: what for, for how long, and what kind of thing it is. Whoever stores a new field and is caught here adds its
/// name to the line of its record or row in src/Retention.App/DataUse.
/// </summary>
[Collection("Azurite")]
public sealed partial class DeclaredTests(AzuriteFixture azurite)
{
    private static readonly JsonSerializerContext[] Contexts = [Stored.Default, StoredRehearsals.Default];

    [Fact]
    public void Every_field_of_every_stored_record_is_declared() => Contexts.SelectMany(Undeclared.In).ShouldBeEmpty();

    [Fact]
    public void A_field_that_is_declared_nowhere_is_caught() => Undeclared.In(PlantedStored.Default).ShouldBe(["PlantedParcel.shoeSize", "Order.shoeSize"], ignoreOrder: true);

    [Fact]
    public void Nothing_is_declared_that_is_no_longer_stored()
    {
        var stored = Contexts.SelectMany(Undeclared.Fields).ToHashSet();
        var records = Declared.All.Where(kept => !kept.What.Contains('/', StringComparison.Ordinal)).ToArray();
        records.SelectMany(kept => kept.Fields.Select(field => (kept.What, field.Name))).Where(field => !stored.Contains(field)).ShouldBeEmpty();
        records.Select(kept => kept.What).Except(stored.Select(field => field.Record), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_table_container_and_queue_is_declared()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        string[] tables = [.. app.Storage.Tables.Select(table => table.Name)];
        tables.Where(table => !Declared.All.Any(kept => kept.Row?.Table == table)).ShouldBeEmpty();
        Declared.All.Select(kept => kept.Row?.Table).OfType<string>().Except(tables, StringComparer.Ordinal).ShouldBeEmpty();
        string[] places = [.. app.Storage.Containers.Select(container => $"blob/{container.Name}"), .. new[] { app.Storage.EventQueue, app.Storage.StepQueue }.SelectMany(queue => new[] { $"queue/{queue.Name}", $"queue/{app.Storage.PoisonOf(queue).Name}" })];
        places.ShouldBe(Declared.All.Select(kept => kept.What).Where(what => what.StartsWith("blob/", StringComparison.Ordinal) || what.StartsWith("queue/", StringComparison.Ordinal)), ignoreOrder: true);
    }

    [Fact]
    public async Task A_column_that_is_declared_nowhere_is_caught_whoever_writes_it()
    {
        var columns = new DeclaredColumns(next: null);
        var tables = new TableServiceClient(azurite.NewAccount(), With(columns));
        var shoppers = tables.GetTableClient("shoppers");
        await shoppers.CreateIfNotExistsAsync();
        await shoppers.AddEntityAsync(new TableEntity("s|ann", "posts|m") { ["V"] = 1, ["Day"] = "20261120", ["Count"] = 1 });
        columns.Undeclared.ShouldBeEmpty();
        await shoppers.UpsertEntityAsync(new TableEntity("s|ann", "posts|m") { ["ShoeSize"] = 38 });
        await shoppers.SubmitTransactionAsync([new(TableTransactionActionType.UpsertReplace, new TableEntity("s|ann", "order|it's") { ["Json0"] = "{}", ["Mother"] = "Bea" }), new(TableTransactionActionType.UpsertReplace, new TableEntity("s|ann", "shoes|1"))]);
        columns.Undeclared.ShouldBe(["shoppers/posts ShoeSize", "shoppers/order Mother", "shoppers/shoes the row itself"], ignoreOrder: true);
    }

    // What no test writes is found where it stands in the code.
    [Fact]
    public void Every_column_that_the_code_names_is_declared()
    {
        var declared = Declared.All.Where(kept => kept.Row is not null).SelectMany(kept => kept.Fields.Select(field => field.Name)).ToHashSet(StringComparer.Ordinal);
        var named = from file in Source.Files("Retention.App", ".cs")
                    where !file.Name.Contains("/Tables/", StringComparison.Ordinal)
                    from Match write in Written().Matches(file.Text)
                    from Match column in Column().Matches(write.Value)
                    select (file.Name, Column: column.Groups["name"].Value);
        named.Where(one => one.Column != "V" && !declared.Contains(one.Column)).ShouldBeEmpty();
        Column().Matches(Written().Match("(row[\"At\"], row[\"ShoeSize\"]) = (now, 38);").Value).Select(match => match.Groups["name"].Value).ShouldBe(["At", "ShoeSize"]);
    }

    // Records lie in rows as the contexts above write them, and in no other way.
    [Fact]
    public void No_row_holds_a_record_of_another_context() =>
        Source.Files("Retention.App", ".cs").SelectMany(file => InRow().Matches(file.Text)).Select(match => match.Groups["context"].Value).Distinct(StringComparer.Ordinal).ShouldBe(["Stored"]);

    private static TableClientOptions With(DeclaredColumns columns)
    {
        var options = new TableClientOptions();
        options.AddPolicy(columns, HttpPipelinePosition.PerCall);
        return options;
    }

    [GeneratedRegex(@"^.*\b(row|next|decision|asked)\[""\w+""\].* = .*$|new TableEntity\([^;]*?;", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex Written();

    [GeneratedRegex(@"\[""(?<name>[A-Z]\w*)""\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Column();

    [GeneratedRegex(@"\.With\([^;]*?(?<context>\w+)\.Default\.", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex InRow();
}
