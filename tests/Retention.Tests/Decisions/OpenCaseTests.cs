using Retention.Decisions;
using Retention.Flows;

namespace Retention.Tests.Decisions;

/// <summary>Whoever waits for an answer of a person hears no advertising and is asked nothing.</summary>
public class OpenCaseTests
{
    public static TheoryData<string> Flows => [.. AllFlows.List.Select(flow => flow.Key)];

    [Theory]
    [MemberData(nameof(Flows))]
    public void While_a_case_is_open_every_flow_that_advertises_or_asks_for_an_opinion_stands_still_and_no_other(string key)
    {
        var flow = AllFlows.Find(key)!;
        var isStilled = flow.Purpose is Purpose.Marketing or Purpose.Feedback && !flow.IsOfCase;
        var order = Some.KnownOrder() with { ProblemAt = Some.Noon };
        var guard = Guards.InOrder.Single(one => one.Key == "open-case");
        foreach (var shopper in new[] { Some.Shopper(order), Some.Shopper(Some.KnownOrder()) with { AskedAt = Some.Noon } })
        {
            Candidate Of(Retention.Shoppers.Shopper who) => new(flow, flow.Steps[0], new Seen(who, Some.Journey() with { Flow = flow.Key }, Some.WholeShop(), Some.Noon.AddHours(1)));
            (guard.Look(Of(shopper)) is Decision.Stop { Reason.Key: "open-case" }).ShouldBe(isStilled && !flow.AsksAllAlike);
            // Who has a complaint is asked for a review like everybody: to leave out the unhappy misleads whoever reads (16 CFR 465.7).
            guard.Look(Of(Some.Shopper(Some.KnownOrder()))).ShouldBeNull();
        }
    }

    [Fact]
    public void Only_letters_of_a_case_itself_go_on_beside_those_about_an_order() =>
        AllFlows.List.Where(flow => flow is { IsOfCase: true, Purpose: not Purpose.Service }).Select(flow => flow.Key).ShouldBe(["settled"]);
}
