using Retention.Shops;

namespace Retention.Tests.Shops;

/// <summary>Off, test, on: what a switch remembers.</summary>
public sealed class FlowModeTests
{
    private static readonly Shop Shop = Some.Shop() with { FlowsOn = [] };

    [Fact]
    public void A_switch_says_how_it_stands_and_since_when()
    {
        var tried = Shop.Switched("nps", FlowMode.Test, "ann", Some.Noon);
        (tried.ModeOf("nps"), tried.IsOn("nps"), tried.FlowsTried["nps"]).ShouldBe((FlowMode.Test, false, "ann"));
        var on = tried.Switched("nps", FlowMode.On, tester: null, Some.Noon.AddDays(1));
        (on.ModeOf("nps"), on.FlowsTried.IsEmpty, on.FlowsSince["nps"]).ShouldBe((FlowMode.On, true, Some.Noon.AddDays(1)));
        on.Switched("nps", FlowMode.Off, tester: null, Some.Noon.AddDays(2)).ModeOf("nps").ShouldBe(FlowMode.Off);
    }

    [Fact]
    public void What_happened_before_the_switch_was_set_is_told_from_what_came_after()
    {
        var on = Shop.Switched("nps", FlowMode.On, tester: null, Some.Noon);
        on.WasOtherwiseAt("nps", Some.Noon.AddTicks(-1)).ShouldBeTrue();
        on.WasOtherwiseAt("nps", Some.Noon).ShouldBeFalse();
        on.WasOtherwiseAt("thank-you", Some.Noon.AddYears(-1)).ShouldBeFalse("a switch that was never set here");
    }

    [Fact]
    public void Setting_it_as_it_stands_changes_nothing_and_forgets_nobody_under_way()
    {
        var on = Shop.Switched("nps", FlowMode.On, tester: null, Some.Noon);
        on.Switched("nps", FlowMode.On, tester: null, Some.Noon.AddDays(1)).ShouldBeSameAs(on);
    }
}
