using Retention.Events;

namespace Retention.Tests.Events;

public class NameTests
{
    [Theory]
    [InlineData("anna@example.org", "anna@example.org")]
    [InlineData("  Anna@Example.ORG ", "anna@example.org")]
    [InlineData("anna+shop@sub.example.org", "anna+shop@sub.example.org")]
    [InlineData("o'hara@example.org", "o'hara@example.org")]
    [InlineData("änna@exämple.org", "änna@exämple.org")]
    public void An_address_is_trimmed_and_in_lower_case(string address, string value) =>
        Name.OfEmail(address).ShouldBe(new Name(NameKind.Email, value));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("anna")]
    [InlineData("@example.org")]
    [InlineData("anna@")]
    [InlineData("an na@example.org")]
    [InlineData("anna@exam\u00a0ple.org")]
    [InlineData("anna@example.org\r\nBcc: all@example.org")]
    [InlineData("anna@example.org\nx")]
    [InlineData("anna@example.org\0x")]
    [InlineData("anna@example.org,bert@example.org")]
    [InlineData("anna@example.org;bert")]
    [InlineData("<anna@example.org>")]
    [InlineData("anna@bert@example.org")]
    public void Nonsense_is_no_address(string? address) => Name.OfEmail(address).ShouldBeNull();

    [Fact]
    public void An_address_has_at_most_254_letters()
    {
        const string domain = "@example.org";
        Name.OfEmail(new string('a', 254 - domain.Length) + domain).ShouldNotBeNull();
        Name.OfEmail(new string('a', 255 - domain.Length) + domain).ShouldBeNull();
    }

    [Fact]
    public void The_kinds_of_names_keep_their_stored_numbers_and_the_strongest_comes_first() =>
        Enum.GetValues<NameKind>().Select(kind => $"{kind} {(int)kind}").ShouldBe(["Customer 1", "Email 2", "Checkout 3", "Cart 4", "Order 5", "Phone 6", "Street 7"]);
}
