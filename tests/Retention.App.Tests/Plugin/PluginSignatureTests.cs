using Retention.App.Webhooks;

namespace Retention.App.Tests.Plugin;

/// <summary>How the plugin signs what it asks.</summary>
public sealed class PluginSignatureTests
{
    // base64_encode( hash_hmac( 'sha256', '1763800000.contact.{"name":"Ann"}', str_repeat( 'b2', 32 ), true ) ), by PHP 8.2.
    private const string OfPhp = "0smlNsqjhePwT2d6VN+W7YAs739doWYtnk1e6RQ8qXM=";

    [Fact]
    public void What_PHP_signed_is_verified_here_and_nothing_else_is()
    {
        var key = string.Concat(Enumerable.Repeat("b2", 32));
        PluginSignature.Verifies("""{"name":"Ann"}"""u8, OfPhp, "1763800000", "contact", key).ShouldBeTrue();
        PluginSignature.Verifies("""{"name":"Bob"}"""u8, OfPhp, "1763800000", "contact", key).ShouldBeFalse();
        PluginSignature.Verifies("""{"name":"Ann"}"""u8, OfPhp, "1763800001", "contact", key).ShouldBeFalse();
        PluginSignature.Verifies("""{"name":"Ann"}"""u8, OfPhp, "1763800000", "erase", key).ShouldBeFalse();
    }

    [Theory]
    [InlineData("1763800000", true)]
    [InlineData("", false)]
    [InlineData("-5", false)]
    [InlineData("1e9", false)]
    [InlineData("999999999999", false)]
    [InlineData("9999999999999999999", false)]
    public void Only_seconds_are_a_moment(string timestamp, bool isOne) => (PluginSignature.TimeOf(timestamp) is not null).ShouldBe(isOne);
}
