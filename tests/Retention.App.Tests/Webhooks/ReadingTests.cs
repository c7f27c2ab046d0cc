using System.Text.Json.Nodes;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Webhooks;

/// <summary>What the doors make of loose fields.</summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData("CA", "US", "CA")]
    [InlineData("ca", "US", "CA")]
    [InlineData("JP-13", "JP", "13")]
    [InlineData("JP13", "JP", null)]
    [InlineData("CN1", "CN", null)]
    [InlineData("Kentucky", "US", null)]
    [InlineData("NSW", "AU", "NSW")]
    [InlineData("", "US", null)]
    [InlineData(null, null, null)]
    public void A_region_is_its_code_without_the_country(string? written, string? country, string? region) =>
        System.Text.Json.JsonSerializer.SerializeToElement(new JsonObject { ["state"] = written }).Region("state", country).ShouldBe(region);

    [Fact]
    public void Of_telephone_numbers_the_first_with_its_countrys_code_counts_else_the_first()
    {
        Reading.FirstPhone("US", null, "555-1234", "+14155550100").ShouldBe("+14155550100");
        Reading.FirstPhone("US", null, "555-1234", "555-9999").ShouldBe("555-1234");
        Reading.FirstPhone("US", null, null).ShouldBeNull();
        Reading.FirstPhone("DE", "0151 23456789", "+14155550100").ShouldBe("+4915123456789");
        Reading.FirstPhone(null, "0151 23456789", "+1 415 555 0100").ShouldBe("+14155550100");
    }
}
