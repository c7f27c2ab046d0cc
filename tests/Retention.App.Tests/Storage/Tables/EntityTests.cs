using Azure;
using Azure.Data.Tables;

namespace Retention.App.Tests.Storage.Tables;

public sealed class EntityTests
{
    [Fact]
    public void A_getter_of_another_type_says_what_the_property_holds() =>
        Should.Throw<InvalidOperationException>(() => new TableEntity { ["N"] = 1 }.GetInt64("N")).Message.ShouldBe("'N' was asked for as Int64 but holds a Int32.");

    [Fact]
    public void A_property_keeps_its_type_when_it_is_set_again()
    {
        var entity = new TableEntity { ["Long"] = 1L, ["Double"] = 1.5 };

        entity["Long"] = 2;
        entity["Double"] = 2;

        (entity["Long"], entity["Double"]).ShouldBe((2L, 2.0));
        Should.Throw<InvalidOperationException>(() => entity["Long"] = "two").Message.ShouldContain("Remove the property first");
    }

    [Fact]
    public void A_row_is_a_dictionary_of_its_properties()
    {
        var entity = new TableEntity("p", "r") { { "N", 1 } };
        IDictionary<string, object> dictionary = entity;

        (entity.Count, entity.ContainsKey("N"), entity.TryGetValue("N", out var number), number).ShouldBe((3, true, true, 1));
        dictionary.Select(pair => pair.Key).ShouldBe(["PartitionKey", "RowKey", "N"]);
        dictionary.Values.ShouldBe(["p", "r", 1]);
        Should.Throw<ArgumentException>(() => entity.Add("N", 2));
        entity.Remove("N").ShouldBeTrue();
        entity["N"].ShouldBeNull();
        new TableEntity(dictionary).RowKey.ShouldBe("r");
        entity.Clear();
        entity.Count.ShouldBe(0);
    }

    [Fact]
    public void An_etag_and_a_time_that_were_never_set_are_absent()
    {
        var entity = new TableEntity("p", "r");

        (entity.ETag == default, entity.Timestamp).ShouldBe((true, null));
        entity.ETag = new ETag("W/\"x\"");
        entity.ETag.ToString().ShouldBe("W/\"x\"");
    }
}
