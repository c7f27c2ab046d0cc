using Retention.Decisions;
using Retention.Flows;

namespace Retention.Tests.Decisions;

public class OffersTests
{
    [Theory]
    [InlineData("US", false, true)]
    [InlineData("DE", false, false)]
    [InlineData("DE", true, true)]
    [InlineData("FR", false, false)]
    [InlineData(null, false, false)]
    public void Friends_are_invited_where_that_is_no_advertising_or_advertising_is_allowed_and_the_letter_goes_either_way(string? country, bool agreed, bool invites)
    {
        var one = Answer(country, agreed);
        var words = one.Step.Words(one.Seen);
        words.Invitation.ShouldNotBeNull();
        Offers.Fitting(one, words).ShouldBe(invites ? words : words with { Invitation = null });
        Consents.Object(one).ShouldBeNull("the letter itself is about the order");
    }

    [Theory]
    [InlineData("US", Purpose.Service)]
    [InlineData("DE", Purpose.Marketing)]
    [InlineData(null, Purpose.Marketing)]
    public void A_letter_about_an_order_that_offers_a_code_is_advertising_where_the_table_says_so(string? country, Purpose purpose)
    {
        var one = Answer(country, agreed: false);
        one = one with { Step = one.Step.With(Incentive.Code) };
        one.Purpose.ShouldBe(Purpose.Service, "the shop has no code");
        one = one with { Seen = one.Seen with { Shop = one.Seen.Shop with { Settings = one.Seen.Shop.Settings with { Code = "THANKS" } } } };
        one.Purpose.ShouldBe(purpose);
        Consents.Object(one).ShouldBe(purpose == Purpose.Service ? null : new Decision.Skip(Reason.NoConsent));
    }

    private static Candidate Answer(string? country, bool agreed)
    {
        var flow = AllFlows.Find("nps/thanks")!;
        var shopper = Some.Shopper(Some.KnownOrder() with { Country = country });
        return new(flow, flow.Steps[0], new(agreed ? shopper.With(Some.Word() with { IsConfirmed = true }) : shopper, Some.Journey() with { Flow = flow.Key }, Some.WholeShop(), Some.Noon));
    }
}
