using Retention.Flows;
using Retention.Shoppers;
using Retention.Tests.Decisions;

namespace Retention.Tests.Flows;

public class AllFlowsTests
{
    // Stored in journeys, settings and message ids: never changed, only added.
    [Fact]
    public void A_stored_key_is_never_changed() => AllFlows.List.Select(flow => flow.Key).ShouldBe(["thank-you"]);

    [Fact]
    public void Keys_are_unique_and_in_kebab_case()
    {
        AllFlows.List.Select(flow => flow.Key).ShouldBeUnique(StringComparer.Ordinal);
        AllFlows.List.ShouldAllBe(flow => ReasonTests.KebabCase().IsMatch(flow.Key));
    }

    [Fact]
    public void Every_flow_says_something_and_each_step_has_a_last_moment() =>
        AllFlows.List.ShouldAllBe(flow => flow.Title.Length > 0 && flow.Steps.Length > 0 && flow.Steps.All(step => step.Deadline > TimeSpan.Zero && step.Wait >= TimeSpan.Zero));

    [Fact]
    public void A_flow_is_found_by_its_key_and_one_of_a_newer_version_is_not()
    {
        AllFlows.Find("thank-you").ShouldBeSameAs(Some.ThankYou);
        AllFlows.Find("Thank-You").ShouldBeNull();
        AllFlows.Find("of-tomorrow").ShouldBeNull();
    }

    [Fact]
    public void What_is_stored_by_name_keeps_its_name()
    {
        Enum.GetNames<Purpose>().ShouldBe(["Service", "Feedback", "Marketing"]);
        Enum.GetNames<Outcome>().ShouldBe(["Started", "Sent", "Deferred", "NotSent", "Unknown"]);
    }
}
