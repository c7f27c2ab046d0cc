using Retention.App.Merchant.SetupPages;
using Retention.Shops;

namespace Retention.App.Tests.Merchant;

/// <summary>What letters link to because a merchant says so on the page.</summary>
public sealed class SetupFormTests
{
    private static readonly Shop Shop = new() { Id = "s", Brand = new("Mugs") { Url = "https://mugs.test" }, ConnectedAt = DateTimeOffset.UnixEpoch };

    [Theory]
    [InlineData("policy", "policy", "https://mugs.test/returns", null)]
    [InlineData("policy", "policy", "https://www.mugs.test/returns", null)]
    [InlineData("policy", "policy", "https://mugs.test.evil.example/returns", "Links can lead to your own shop only")]
    [InlineData("policy", "policy", "https://bit.ly/x", "hides where a link leads")]
    [InlineData("policy", "policy", "https://mugs.test@evil.example/", "hides where it leads")]
    [InlineData("brand", "social", "Instagram https://www.instagram.com/mugs", null)]
    [InlineData("brand", "social", "Blog https://mugs.test/blog", null)]
    [InlineData("brand", "social", "Instagram https://instagram.evil.example/mugs", "no network that we know")]
    public void An_address_that_letters_will_link_to_is_the_shop_s_own_or_a_network_s(string part, string field, string typed, string? fault)
    {
        var (shop, form) = SetupForm.Read(part, new Dictionary<string, string>(StringComparer.Ordinal) { [field] = typed }, Shop);
        if (fault is null)
            form.Faults.ShouldBeEmpty();
        else
            form.Faults[field].ShouldContain(fault);
        ReferenceEquals(shop, Shop).ShouldBe(fault is not null);
    }

    [Fact]
    public void What_whoever_runs_the_program_set_stays_when_the_page_is_saved()
    {
        var set = Shop with { Brand = Shop.Brand with { PolicyUrl = "https://help.example/returns", Social = [new("Forum", "https://forum.example/")] } };
        SetupForm.Read("policy", new Dictionary<string, string>(StringComparer.Ordinal) { ["policy"] = "https://help.example/returns" }, set).Form.Faults.ShouldBeEmpty();
        SetupForm.Read("brand", new Dictionary<string, string>(StringComparer.Ordinal) { ["social"] = "Forum https://forum.example/" }, set).Form.Faults.ShouldBeEmpty();
    }
}
