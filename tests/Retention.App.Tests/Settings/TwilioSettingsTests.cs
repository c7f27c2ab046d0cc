using Microsoft.Extensions.Configuration;
using Retention.App.Settings;

namespace Retention.App.Tests.Settings;

public class TwilioSettingsTests
{
    private const string Account = "AC00000000000000000000000000000001";
    private const string Service = "MG00000000000000000000000000000001";

    [Fact]
    public void Without_an_account_there_is_none_and_nothing_is_wrong()
    {
        var (read, faults) = Read([]);
        read.ShouldBeNull();
        faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_whole_account_is_read_with_both_tokens()
    {
        var (read, faults) = Read([("Twilio:AccountSid", Account), ("Twilio:MessagingService", Service), ("Twilio:AuthTokens:0", "new"), ("Twilio:AuthTokens:1", "old")]);
        faults.ShouldBeEmpty();
        read.ShouldNotBeNull().AuthTokens.ShouldBe(["new", "old"]);
        (read.ApiKey, read.MessagingService).ShouldBe((null, Service));
    }

    [Theory]
    [InlineData("Twilio:AccountSid", "AC1", "Twilio__AccountSid")]
    [InlineData("Twilio:MessagingService", null, "Twilio__MessagingService")]
    [InlineData("Twilio:MessagingService", "+14155550100", "Twilio__MessagingService")]
    [InlineData("Twilio:AuthTokens:0", null, "Twilio__AuthTokens__0")]
    [InlineData("Twilio:ApiSecret", null, "Twilio__ApiKey")]
    [InlineData("Twilio:ApiKey", "AC00000000000000000000000000000001", "Twilio__ApiKey")]
    public void What_is_missing_or_wrong_is_named(string setting, string? value, string named)
    {
        (string, string?)[] whole = [("Twilio:AccountSid", Account), ("Twilio:MessagingService", Service), ("Twilio:AuthTokens:0", "new"), ("Twilio:ApiKey", "SK00000000000000000000000000000001"), ("Twilio:ApiSecret", "s")];
        Read([.. whole.Where(pair => pair.Item1 != setting), (setting, value)]).Faults.ShouldContain(fault => fault == named);
    }

    [Fact]
    public void A_host_with_an_underscore_is_refused_for_Twilio_never_calls_it() =>
        Read([("Twilio:AccountSid", Account), ("Twilio:MessagingService", Service), ("Twilio:AuthTokens:0", "new")], "https://my_shop.example").Faults.ShouldBe(["Public__BaseUrl"]);

    private static (TwilioSettings? Settings, string[] Faults) Read((string, string?)[] values, string url = "https://shop.example")
    {
        var faults = new List<string>();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal)).Build();
        return (TwilioSettings.Read(configuration, new Uri(url), (setting, _) => faults.Add(setting)), [.. faults]);
    }
}
