using Retention.Flows;
using Retention.Shoppers;
using Retention.Tests.Decisions;

namespace Retention.Tests.Flows;

public class AllFlowsTests
{
    // Stored in journeys, settings and message ids: never changed, only added.
    [Fact]
    public void A_stored_key_is_never_changed() => AllFlows.List.Select(flow => flow.Key).ShouldBe(
    [
        "thank-you", "abandoned-cart", "save-for-later", "save-for-later/price-drop", "save-for-later/low-stock", "save-for-later/back-in-stock", "review-request",
        "nps", "nps/case", "nps/question", "nps/thanks", "win-back", "replenishment",
    ]);

    [Fact]
    public void A_stored_key_of_a_step_is_never_changed() => AllFlows.List.Select(flow => $"{flow.Key}: {string.Join(' ', flow.Steps.Select(step => step.Key))}").ShouldBe(
    [
        "thank-you: thanks help", "abandoned-cart: reminder text questions last", "save-for-later: reminder last", "save-for-later/price-drop: alert",
        "save-for-later/low-stock: alert", "save-for-later/back-in-stock: alert", "review-request: request reminder", "nps: survey", "nps/case: answer",
        "nps/question: answer", "nps/thanks: answer", "win-back: missed why goodbye", "replenishment: soon now",
    ]);

    [Fact]
    public void A_merchant_has_one_switch_for_each_of_the_seven_families() =>
        AllFlows.Switches.Select(flow => flow.Key).ShouldBe(["thank-you", "abandoned-cart", "save-for-later", "review-request", "nps", "win-back", "replenishment"]);

    [Fact]
    public void Keys_are_unique_and_in_kebab_case()
    {
        AllFlows.List.Select(flow => flow.Key).ShouldBeUnique(StringComparer.Ordinal);
        AllFlows.List.ShouldAllBe(flow => flow.Key.Split('/', 2).All(part => ReasonTests.KebabCase().IsMatch(part)));
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
        AllFlows.Find(Some.Journey() with { FlowVersion = 99 }).ShouldBeNull();
    }

    [Fact]
    public void A_journey_keeps_the_version_that_it_entered()
    {
        AllFlows.Find(Some.Journey()).ShouldBeSameAs(Some.ThankYou);
        AllFlows.Find(Some.Journey() with { FlowVersion = 1 }).ShouldNotBeNull().Steps.ShouldHaveSingleItem().Key.ShouldBe("thanks");
    }

    [Fact]
    public void What_is_stored_by_name_keeps_its_name()
    {
        Enum.GetNames<Purpose>().ShouldBe(["Service", "Feedback", "Marketing"]);
        Enum.GetNames<Outcome>().ShouldBe(["Started", "Sent", "Deferred", "NotSent", "Unknown"]);
    }
}
