using System.Globalization;
using Azure.Data.Tables;

namespace Retention.App.Tests.Storage.Tables;

[Collection("Azurite")]
public sealed class PropertyTests(AzuriteFixture azurite)
{
    public static TheoryData<object> Values => new(
        "", "text", "line\r\nbreak \u0001 \"quoted\" <html> grün 日本語 👩‍💻", "--changeset_x", "2026-11-22T03:22:33Z", new string('x', 32 * 1024),
        0, int.MinValue, int.MaxValue,
        0L, 5L, long.MinValue, long.MaxValue,
        3.0, -0.1, 1e300, double.Epsilon, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        true, false,
        new DateTimeOffset(2026, 11, 22, 3, 22, 33, TimeSpan.Zero).AddTicks(1234567), new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.MaxValue,
        new Guid("5b0fe8e6-6d4c-4ee5-8dc4-6d4f4f5d8a51"), Guid.Empty,
        Array.Empty<byte>(), new byte[] { 0, 1, 254, 255 }, new byte[64 * 1024]);

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_comes_back_as_it_was_written(object value)
    {
        var table = await azurite.NewTableAsync();

        await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = value });
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "together") { ["Value"] = value })]);

        foreach (var row in (string[])["r", "together"])
        {
            var read = (await table.GetEntityAsync<TableEntity>("p", row)).Value["Value"];
            read.ShouldBeOfType(value.GetType());
            read.ShouldBe(value);
        }
    }

    [Fact]
    public async Task The_typed_getters_read_what_was_written()
    {
        var table = await azurite.NewTableAsync();
        var time = new DateTime(2026, 11, 22, 3, 22, 33, DateTimeKind.Utc).AddTicks(7);
        var id = Guid.NewGuid();

        await table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["Text"] = "x",
            ["Int"] = 1,
            ["Long"] = 2L,
            ["Double"] = 3.0,
            ["Bool"] = true,
            ["Time"] = time,
            ["Id"] = id,
            ["Bytes"] = BinaryData.FromBytes([1, 2]),
            ["Null"] = null,
        });
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        (read.GetString("Text"), read.GetInt32("Int"), read.GetInt64("Long"), read.GetDouble("Double"), read.GetBoolean("Bool")).ShouldBe(("x", 1, 2L, 3.0, true));
        (read.GetDateTime("Time"), read.GetDateTimeOffset("Time"), read.GetGuid("Id")).ShouldBe((time, new DateTimeOffset(time), id));
        read.GetBinary("Bytes").ShouldBe([1, 2]);
        read.GetBinaryData("Bytes")!.ToArray().ShouldBe([1, 2]);
        read.ContainsKey("Null").ShouldBeFalse();
        read.GetInt64("Missing").ShouldBeNull();
    }

    [Fact]
    public async Task A_local_time_is_kept_as_the_same_moment_in_UTC()
    {
        var table = await azurite.NewTableAsync();
        var local = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.FromHours(2));

        await table.AddEntityAsync(new TableEntity("p", "r") { ["Time"] = local });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetDateTimeOffset("Time")!.Value;
        (read, read.Offset).ShouldBe((local, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_culture_with_a_decimal_comma_changes_nothing()
    {
        var table = await azurite.NewTableAsync();
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            await table.AddEntityAsync(new TableEntity("p", "r") { ["Double"] = 1234.5, ["Long"] = -1234567L });
            TableClient.CreateQueryFilter($"A eq {1234.5} and B eq {-1234567L}").ShouldBe("A eq 1234.5 and B eq -1234567L");
            var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
            (read.GetDouble("Double"), read.GetInt64("Long")).ShouldBe((1234.5, -1234567L));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
