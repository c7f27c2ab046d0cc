using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.Tests.Shoppers;

public class KnowledgeTests
{
    [Fact]
    public void In_whatever_order_and_however_often_it_is_told_the_same_is_known_in_the_end() =>
        Cases.ForAll(
            Stories.Muddled,
            told =>
            {
                var (known, _) = Stories.Tell(told.Story);
                var (muddled, _) = Stories.Tell(told.Muddled);
                muddled.Orders.ShouldBe(known.Orders);
                muddled.Names.ShouldBe(known.Names, ignoreOrder: true);
                muddled.ForgottenPaidOrders.ShouldBe(known.ForgottenPaidOrders);
            },
            count: 5_000);

    [Fact]
    public void A_journey_is_entered_at_most_once_and_is_under_way_or_over() =>
        Cases.ForAll(
            Stories.Muddled,
            told =>
            {
                var (known, entries) = Stories.Tell(told.Muddled);
                entries.Where(entry => entry.Outcome == Outcome.Started).Select(entry => Journey.IdOf(entry.Flow, entry.Subject)).ShouldBeUnique(StringComparer.Ordinal);
                string[] journeys = [.. known.Journeys.Select(journey => journey.Id), .. known.Ended.Select(ended => ended.Id)];
                journeys.ShouldBeUnique(StringComparer.Ordinal);
            },
            count: 5_000);

    [Fact]
    public void Whether_the_letter_may_go_in_the_end_does_not_hang_on_the_order_in_which_things_were_told_unless_the_journey_is_over() =>
        Cases.ForAll(
            Stories.Muddled,
            told =>
            {
                var known = Stories.Tell(told.Story).Known;
                var muddled = Stories.Tell(told.Muddled).Known;
                var later = Some.Noon.AddHours(26); // Both letters are due, and neither is too late.
                foreach (var journey in known.Journeys.IntersectBy(muddled.Journeys.Select(other => other.Id), journey => journey.Id, StringComparer.Ordinal))
                {
                    var flow = AllFlows.Find(journey)!;
                    Due.Decide(flow, new(muddled, muddled.Journey(journey.Id)!, Some.Shop(), later))
                        .ShouldBe(Due.Decide(flow, new(known, journey, Some.Shop(), later)));
                }

                // Whoever got a journey one way only, gets no letter out of it the other way.
                foreach (var lone in muddled.Journeys.ExceptBy(known.Journeys.Select(other => other.Id), journey => journey.Id, StringComparer.Ordinal))
                {
                    var decision = Due.Decide(AllFlows.Find(lone)!, new(muddled, lone, Some.Shop(), later));
                    // Which order is the first is known when all are: until then nobody is helped, and in the end only with the first.
                    if (lone.Flow == Some.Help.Key)
                        (decision is Decision.Send).ShouldBe(decision is not Decision.Stop && muddled.HasOrderedNothingBefore(muddled.Order(lone.About)!), decision.ToString());
                    else if (!known.HasEntered(lone.Id))
                        decision.ShouldBeOfType<Decision.Stop>();
                }
            },
            count: 5_000);

    [Fact]
    public void An_event_told_before_changes_nothing_and_wakes_every_journey_again()
    {
        var before = Some.Shopper()
            .Apply(new OrderReported(Some.Order(paid: true)), "one").Shopper
            .Apply(new OrderReported(Some.Order(paid: true, id: "1002")), "two").Shopper;
        var again = before.Apply(new OrderReported(Some.Order(paid: true) with { Stage = OrderStage.Cancelled, UpdatedAt = Some.Noon.AddDays(1) }), "one");
        again.IsNew.ShouldBeFalse();
        again.Shopper.ShouldBeSameAs(before);
        again.Entries.ShouldBeEmpty();
        again.ToWake.ShouldBe(before.Journeys);
        again.ToWake.Select(journey => journey.Id).ShouldBe(["thank-you|1001", "thank-you/help|1001", "thank-you|1002"]);
    }

    [Fact]
    public void A_new_event_wakes_only_the_journeys_that_it_changed()
    {
        var before = Some.Shopper().Apply(new OrderReported(Some.Order(paid: true))).Shopper;
        before.Apply(new OrderReported(Some.Order(paid: true, id: "1002"))).ToWake.ShouldHaveSingleItem().Subject.ShouldBe("1002");
        before.Apply(new CustomerReported("anna", "anna@home.example", "Anna", Some.Noon)).ToWake.ShouldBeEmpty();
    }

    [Fact]
    public void The_newest_report_that_names_an_address_tells_where_mail_goes()
    {
        var reports = new[] { (Hour: 1, "anna@old.example"), (Hour: 2, "anna@new.example"), (Hour: 3, null) }
            .Select(told => new OrderReported(Some.Order() with { UpdatedAt = Some.Noon.AddHours(told.Hour), Email = told.Item2 })).ToArray();
        foreach (var (first, second, third) in new[] { (0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0) })
        {
            var known = new Shopper { Id = "anna" }.Apply(reports[first]).Shopper.Apply(reports[second]).Shopper.Apply(reports[third]).Shopper;
            known.Order("1001")!.EmailKey.ShouldBe("Email:anna@new.example");
        }
    }

    [Fact]
    public void An_order_that_became_paid_is_thanked_for_an_hour_after_the_moment_that_the_storefront_tells()
    {
        var paid = Some.Order(paid: true) with { PaidAt = Some.Noon.AddMinutes(20), UpdatedAt = Some.Noon.AddMinutes(25) };
        Some.Shopper().Apply(new OrderReported(paid), now: Some.Noon.AddMinutes(30)).ToWake.Select(When).ShouldBe([("thank-you", Some.Noon.AddMinutes(80)), ("thank-you/help", Some.Noon.AddMinutes(80).AddDays(1))]);
    }

    [Fact]
    public void An_order_known_as_unpaid_was_paid_when_it_was_changed_where_the_storefront_does_not_tell()
    {
        var unpaid = Some.Shopper().Apply(new OrderReported(Some.Order(placed: Some.Noon.AddDays(-9)))).Shopper;
        var paid = Some.Order(paid: true, placed: Some.Noon.AddDays(-9)) with { PaidAt = null, UpdatedAt = Some.Noon };
        unpaid.Apply(new OrderReported(paid)).ToWake.Select(When).ShouldBe([("thank-you", Some.Noon.AddHours(1)), ("thank-you/help", Some.Noon.AddHours(25))]);
    }

    [Fact]
    public void An_old_order_that_is_merely_touched_is_not_taken_for_a_fresh_one()
    {
        var touched = Some.Order(paid: true, placed: Some.Noon.AddDays(-90)) with { PaidAt = null, UpdatedAt = Some.Noon };
        var applied = Some.Shopper().Apply(new OrderReported(touched));
        applied.ToWake.ShouldBeEmpty();
        applied.Entries.Select(Why).ShouldBe([("thank-you", "event-too-old"), ("thank-you/help", "event-too-old")]);
    }

    [Theory]
    [InlineData("2026-03-02T14:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void A_payment_of_a_moment_to_come_counts_as_made_now(string paidAt)
    {
        var paid = Some.Order(paid: true) with { PaidAt = DateTimeOffset.Parse(paidAt) };
        Some.Shopper().Apply(new OrderReported(paid)).ToWake.Select(When).ShouldBe([("thank-you", Some.Noon.AddHours(1)), ("thank-you/help", Some.Noon.AddHours(25))]);
    }

    [Fact]
    public void What_became_of_an_order_before_it_was_reported_is_not_lost()
    {
        var refunded = new Shopper { Id = "anna" }.Apply(new RefundReported("1001")).Shopper;
        var applied = refunded.Apply(new OrderReported(Some.Order(paid: true)));
        applied.ToWake.ShouldBeEmpty();
        applied.Entries.Select(Why).ShouldBe([("thank-you", "refunded"), ("thank-you/help", "refunded")]);
    }

    [Fact]
    public void A_risk_that_is_taken_back_stays_remembered() =>
        Some.Shopper().Apply(new RiskReported("1001", IsRisky: true)).Shopper.Apply(new RiskReported("1001", IsRisky: false)).Shopper.Order("1001")!.IsRisky.ShouldBeTrue();

    [Fact]
    public void Whoever_is_erased_hears_nothing_more_under_any_address_known()
    {
        var known = Some.Shopper().Apply(new OrderReported(Some.Order(paid: true))).Shopper;
        var erased = known.Apply(new ShopperErased("anna", "anna@work.example", OrderId: null), now: Some.Noon.AddMinutes(5));
        erased.Shopper.ErasedAt.ShouldBe(Some.Noon.AddMinutes(5));
        erased.Shopper.Journeys.ShouldBeEmpty();
        erased.Shopper.Refusals.ShouldBe(["Email:anna@example.org", "Email:anna@work.example"], ignoreOrder: true);
        erased.Entries.Select(Why).ShouldBe([("thank-you", "erased"), ("thank-you/help", "erased")]);
        var later = erased.Shopper.Apply(new OrderReported(Some.Order(paid: true, id: "1002")));
        later.ToWake.ShouldBeEmpty();
        later.Entries.Select(Why).ShouldBe([("thank-you", "erased")]);
    }

    private static (string Flow, DateTimeOffset DueAt) When(Journey journey) => (journey.Flow, journey.DueAt);

    private static (string Flow, string? Reason) Why(Entry entry) => (entry.Flow, entry.Reason);
}
