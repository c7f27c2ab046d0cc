using System.Text;
using Microsoft.Extensions.Primitives;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Webhooks;

/// <summary>Twilio's signature against the vectors of facts/messaging.md 2.8, which npm twilio 6.2.0 made.</summary>
public sealed class TwilioSignatureTests
{
    private const string Token = "0123456789abcdef0123456789abcdef";
    private const string Inbound = "https://hooks.example.com/twilio/inbound";
    private const string Status = "https://hooks.example.com/twilio/status?tenant=t_42&msg=01JD%20X&MessageSid=SM00000000000000000000000000000002&MessageStatus=delivered";
    private const string Json = """{"specversion":"1.0","type":"com.twilio.messaging.message.delivered","id":"EZ1","data":{"messageSid":"SM1"}}""";
    private const string JsonHash = "d900395dda59a4e8c7404c7b4568cc897c5bfe54f9df73485b1ae376e04b5a2d";

    private static readonly Dictionary<string, StringValues> Stop = Form(
        ("ToCountry", "US"), ("ToState", "CA"), ("SmsMessageSid", "SM00000000000000000000000000000001"), ("NumMedia", "0"), ("ToCity", ""), ("FromZip", "10001"), ("SmsSid", "SM00000000000000000000000000000001"),
        ("FromState", "NY"), ("SmsStatus", "received"), ("FromCity", "NEW YORK"), ("Body", "STOP"), ("FromCountry", "US"), ("To", "+14155550100"), ("MessagingServiceSid", "MG00000000000000000000000000000001"),
        ("ToZip", ""), ("NumSegments", "1"), ("MessageSid", "SM00000000000000000000000000000001"), ("AccountSid", "AC00000000000000000000000000000001"), ("From", "+12125550123"), ("ApiVersion", "2010-04-01"), ("OptOutType", "STOP"));

    [Theory]
    [InlineData(Inbound)]
    [InlineData("https://hooks.example.com:443/twilio/inbound")]
    public void TW_1_a_form_verifies_with_the_port_and_without(string url) => Verifies(url, Stop, "UzKIplt5w7nC4ktFMFdR6fkbgq4=").ShouldBeTrue();

    [Fact]
    public void TW_1_any_altered_field_fails()
    {
        foreach (var name in Stop.Keys)
            Verifies(Inbound, new Dictionary<string, StringValues>(Stop, StringComparer.Ordinal) { [name] = $"{Stop[name]}x" }, "UzKIplt5w7nC4ktFMFdR6fkbgq4=").ShouldBeFalse(name);
        Verifies(Inbound, new Dictionary<string, StringValues>(Stop, StringComparer.Ordinal) { ["Added"] = "" }, "UzKIplt5w7nC4ktFMFdR6fkbgq4=").ShouldBeFalse();
        Verifies($"{Inbound}/", Stop, "UzKIplt5w7nC4ktFMFdR6fkbgq4=").ShouldBeFalse();
        Verifies(Inbound, Stop, "VzKIplt5w7nC4ktFMFdR6fkbgq4=").ShouldBeFalse();
        Verifies(Inbound, Stop, "UzKIplt5w7nC4ktFMFdR6fkbgq4=", "another").ShouldBeFalse();
    }

    [Fact]
    public void TW_2_a_query_verifies_byte_for_byte_and_in_no_other_order()
    {
        Verifies(Status, [], "UK9ZK88awUm6tPP3lcLsREWiYUM=").ShouldBeTrue();
        Verifies("https://hooks.example.com/twilio/status?msg=01JD%20X&tenant=t_42&MessageSid=SM00000000000000000000000000000002&MessageStatus=delivered", [], "UK9ZK88awUm6tPP3lcLsREWiYUM=").ShouldBeFalse();
        Verifies(Status.Replace("%20", "+", StringComparison.Ordinal), [], "UK9ZK88awUm6tPP3lcLsREWiYUM=").ShouldBeFalse();
    }

    [Fact]
    public void TW_3_a_body_that_is_no_form_verifies_by_its_hash_in_the_address()
    {
        Verifies($"https://hooks.example.com/twilio/events?bodySHA256={JsonHash}", [], "MuUZrCMmBE3g+RNO92NSxOGGZ7Q=").ShouldBeTrue();
        TwilioSignature.HasHash(Encoding.UTF8.GetBytes(Json), JsonHash).ShouldBeTrue();
        TwilioSignature.HasHash(Encoding.UTF8.GetBytes($"{Json} "), JsonHash).ShouldBeFalse();
        TwilioSignature.HasHash(Encoding.UTF8.GetBytes(Json), "").ShouldBeFalse();
        TwilioSignature.HasHash(Encoding.UTF8.GetBytes(Json), new('x', 64)).ShouldBeFalse();
    }

    [Fact]
    public void TW_4_the_classic_example_verifies() => Verifies(
        "https://mycompany.com/myapp.php?foo=1&bar=2",
        Form(("CallSid", "CA1234567890ABCDE"), ("Caller", "+14158675309"), ("Digits", "1234"), ("From", "+14158675309"), ("To", "+18005551212")),
        "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "12345").ShouldBeTrue();

    [Fact]
    public void TW_5_names_sort_by_their_characters_and_a_repeated_name_gives_each_value_once()
    {
        var form = Form(("Body", "café 😀"), ("a", "lower"), ("B", "upper"), ("Empty", ""));
        form["MediaUrl"] = new(["https://b/2", "https://a/1", "https://a/1"]);
        Verifies(Inbound, form, "QNjmE+LYuZBZIiEWc3DVR5GXae0=").ShouldBeTrue();
        form["MediaUrl"] = new(["https://b/2"]);
        Verifies(Inbound, form, "QNjmE+LYuZBZIiEWc3DVR5GXae0=").ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://hooks.example.com:8443/twilio/inbound", "++6TiFFtlMzkEHw9TOdXYYDxI5w=")]
    [InlineData("https://hooks.example.com:8443/twilio/inbound", "UJBzTCI37pXCKDMKdccohrpg7sE=")]
    [InlineData("https://hooks.example.com/twilio/inbound", "cGs2dOY4r0rXCNisScvIwgChK48=")]
    public void TW_6_the_port_may_be_signed_or_not(string url, string signature) => Verifies(url, Form(("Body", "hi")), signature).ShouldBeTrue();

    [Fact]
    public void Another_port_than_its_own_fails() => Verifies("https://hooks.example.com:9443/twilio/inbound", Form(("Body", "hi")), "++6TiFFtlMzkEHw9TOdXYYDxI5w=").ShouldBeFalse();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not base64 at all")]
    public void What_is_no_signature_fails(string? signature) => Verifies(Inbound, Stop, signature).ShouldBeFalse();

    [Fact]
    public void During_a_change_of_the_token_both_verify()
    {
        TwilioSignature.Verifies(Inbound, Stop, "UzKIplt5w7nC4ktFMFdR6fkbgq4=", ["newer", Token]).ShouldBeTrue();
        TwilioSignature.Verifies(Inbound, Stop, TwilioSignature.Of(Inbound, Stop, "newer"), ["newer", Token]).ShouldBeTrue();
        TwilioSignature.Verifies(Inbound, Stop, TwilioSignature.Of(Inbound, Stop, "newer"), []).ShouldBeFalse();
    }

    private static bool Verifies(string url, Dictionary<string, StringValues> form, string? signature, string token = Token) => TwilioSignature.Verifies(url, form, signature, [token]);

    private static Dictionary<string, StringValues> Form(params (string Name, string Value)[] fields) => fields.ToDictionary(field => field.Name, field => new StringValues(field.Value), StringComparer.Ordinal);
}
