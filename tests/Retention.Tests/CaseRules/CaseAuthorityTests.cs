using Retention.Cases;
using Retention.Shops;

namespace Retention.Tests.CaseRules;

public class CaseAuthorityTests
{
    private static readonly Currency Euro = new("EUR");
    private static readonly FlowSettings Limited = new() { CaseOwners = ["1"], CaseLimitAgent = new(5_000, Euro) };

    [Fact]
    public void While_no_owner_is_named_everybody_is_one_and_gives_without_limit()
    {
        CaseAuthority.RoleOf(FlowSettings.Default, "7", runsProgram: false).ShouldBe(CaseRole.Owner);
        CaseAuthority.Allows(FlowSettings.Default, CaseRole.Owner, [], new(1_000_000, Euro)).ShouldBeTrue();
    }

    [Fact]
    public void Once_owners_are_named_others_are_agents_but_for_whoever_runs_the_program()
    {
        CaseAuthority.RoleOf(Limited, "7", runsProgram: false).ShouldBe(CaseRole.Agent);
        CaseAuthority.RoleOf(Limited, "1", runsProgram: false).ShouldBe(CaseRole.Owner);
        CaseAuthority.RoleOf(Limited, "operator", runsProgram: true).ShouldBe(CaseRole.Owner);
        CaseAuthority.Allows(new() { CaseOwners = ["1"] }, CaseRole.Agent, [], new(1, Euro)).ShouldBeFalse("no limit is set, so all is asked for");
    }

    [Theory]
    [InlineData(0, 5_000, true)]
    [InlineData(0, 5_001, false)]
    [InlineData(4_000, 1_000, true)]
    [InlineData(4_000, 1_001, false)]
    public void Small_gifts_are_no_way_around_the_limit_of_a_case(long before, long more, bool mayGive) =>
        CaseAuthority.Allows(Limited, CaseRole.Agent, before == 0 ? [] : [new(before, Euro)], new(more, Euro)).ShouldBe(mayGive);

    [Fact]
    public void What_is_in_another_currency_an_owner_looks_at() => CaseAuthority.Allows(Limited, CaseRole.Agent, [], new(1, new Currency("USD"))).ShouldBeFalse();

    [Fact]
    public void Every_setting_of_cases_reads_what_it_writes()
    {
        var shop = Some.WholeShop() with { Settings = Limited with { CaseOwner = "0123456789abcdef", CaseContact = "Maria", CaseLimitOwner = new(100_000, Euro), DrawsCases = true, SendsNoAcknowledgement = true } };
        foreach (var setting in CaseSettings.List)
            setting.Show(setting.Set(Some.WholeShop(), setting.Show(shop)).ShouldNotBeNull(setting.Name)).ShouldBe(setting.Show(shop), setting.Name);
        CaseSettings.List.Single(setting => setting.Name == "case-owners").Set(shop, "<script>").ShouldBeNull();
    }
}
