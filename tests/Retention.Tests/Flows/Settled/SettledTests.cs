using Retention.Events;

namespace Retention.Tests.Flows.Settled;

public class SettledTests
{
    private static readonly Retention.Shops.Shop Shop = Some.ShopWith("settled");

    [Fact]
    public void It_asks_once_a_week_after_a_case_was_closed() =>
        World.Told(Shop, Some.Ordered(), Raised(1), Closed(2)).Said.ShouldBe([("settled/settled", TimeSpan.FromDays(9))]);

    [Fact]
    public void A_case_about_no_order_is_asked_about_too() =>
        World.Told(Shop, Some.Ordered(), (Days(1), new ProblemRaised(null, Days(1))), (Days(2), new CaseClosed(null, Days(2)))).Said.ShouldBe([("settled/settled", TimeSpan.FromDays(9))]);

    [Fact]
    public void Whoever_tells_of_something_new_or_says_that_it_is_settled_is_not_asked()
    {
        World.Told(Shop, Some.Ordered(), Raised(1), Closed(2), Raised(5)).Said.ShouldBeEmpty();
        World.Told(Shop, Some.Ordered(), Raised(1), Closed(2), (Days(4), new CaseSettled("1001", Days(4)))).Said.ShouldBeEmpty();
    }

    [Fact]
    public void Closed_again_it_is_asked_again() =>
        World.Told(Shop, Some.Ordered(), Raised(1), Closed(2), Raised(20), Closed(21)).Said.Select(said => said.After.TotalDays).ShouldBe([9, 28]);

    private static (DateTimeOffset, Happened) Raised(int day) => (Days(day), new ProblemRaised("1001", Days(day)) { Topic = "problem" });

    private static (DateTimeOffset, Happened) Closed(int day) => (Days(day), new CaseClosed("1001", Days(day)));

    private static DateTimeOffset Days(int days) => Some.Noon.AddDays(days);
}
