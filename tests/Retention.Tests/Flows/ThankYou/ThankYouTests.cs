using System.Text.RegularExpressions;
using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Tests.Decisions;
using Words = Retention.Flows.ThankYou.Words;

namespace Retention.Tests.Flows.ThankYou;

public partial class ThankYouTests
{
    private static readonly Template[] Letters = [Words.First, Words.Returning, Words.Neutral, Words.Help];

    [Fact]
    public void It_waits_an_hour_and_gives_up_48_hours_later()
    {
        var step = Some.ThankYou.Steps[0];
        step.Wait.ShouldBe(TimeSpan.FromHours(1));
        step.Deadline.ShouldBe(TimeSpan.FromHours(48));
        Some.ThankYou.AtMostOncePer.ShouldBe(TimeSpan.FromDays(30));
        Some.ThankYou.Purpose.ShouldBe(Purpose.Service);
    }

    [Fact]
    public void The_help_waits_25_hours_and_is_for_the_rest_as_the_thanks_are()
    {
        var step = Some.Help.Steps.ShouldHaveSingleItem();
        (step.Wait, step.Deadline).ShouldBe((TimeSpan.FromHours(25), TimeSpan.FromHours(48)));
        (Some.Help.Family, Some.Help.Purpose, Some.Help.AtMostOncePer).ShouldBe((Some.ThankYou.Family, Purpose.Service, TimeSpan.FromDays(30)));
        Some.Help.Stops.ShouldBe(Some.ThankYou.Stops);
        Some.Help.Unless.ShouldBe(Some.ThankYou.Unless);
    }

    [Fact]
    public void It_starts_when_an_order_is_paid_and_at_nothing_else()
    {
        foreach (var start in Retention.Flows.ThankYou.ThankYou.Flows.Select(flow => flow.Starts.ShouldHaveSingleItem()))
        {
            start.Subject(new OrderPaid("1001", Some.Noon)).ShouldBe("1001");
            foreach (var change in new Change[] { new OrderCancelled("1001", Some.Noon), new OrderRefunded("1001", Some.Noon), new OrderDeleted("1001", Some.Noon), new PersonErased(Some.Noon) })
                start.Subject(change).ShouldBeNull();
        }
    }

    [Fact]
    public void The_words_follow_what_is_known_of_the_shopper()
    {
        var seen = Some.Seen();
        Words.For(seen).ShouldBeSameAs(Words.First);
        Words.For(seen with { Shop = seen.Shop with { KnowsAllOrders = false } }).ShouldBeSameAs(Words.Neutral);
        Words.For(seen with { Shopper = seen.Shopper.With(Some.KnownOrder("1000", placed: Some.Noon.AddDays(-9))) }).ShouldBeSameAs(Words.Returning);
    }

    // Stored with every message: never changed, only added.
    [Fact]
    public void A_stored_key_is_never_changed()
    {
        Letters.Select(letter => letter.Key).ShouldBe(["first", "returning", "neutral", "help"]);
        Letters.Select(letter => letter.Key).ShouldBeUnique(StringComparer.Ordinal);
        Letters.ShouldAllBe(letter => ReasonTests.KebabCase().IsMatch(letter.Key));
        typeof(Words).GetFields().Where(field => field.FieldType == typeof(Template)).Select(field => field.GetValue(null)).ShouldBe(Letters, ignoreOrder: true);
    }

    [Fact]
    public void Only_the_letter_for_a_first_order_says_first_and_only_the_one_for_a_returning_customer_says_again()
    {
        Letters.Where(letter => Regex.IsMatch(Text(letter), @"\bfirst\b", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1))).ShouldBe([Words.First, Words.Help]); // The help is for a first order only.
        Letters.Where(letter => Regex.IsMatch(Text(letter), @"\b(again|back|ordered from us before)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))).ShouldBe([Words.Returning]);
    }

    [Fact]
    public void A_service_letter_holds_no_offer()
    {
        foreach (var letter in Letters)
            Offer().Match(Text(letter)).Value.ShouldBeEmpty(letter.Key);
        Offer().IsMatch("Take 10% off with code THANKS").ShouldBeTrue("the check itself must be able to fail");
    }

    [Fact]
    public void Every_place_is_one_that_is_filled()
    {
        foreach (var letter in Letters)
        {
            Place().Matches(Text(letter)).ShouldAllBe(place => place.Value == "{{first_name}}" || place.Value == "{{shop.name}}" || place.Value == "{{order.number}}");
            Place().Replace(Text(letter), "").ShouldNotContain("{", customMessage: letter.Key);
            Place().Replace(Text(letter), "").ShouldNotContain("}", customMessage: letter.Key);
        }
    }

    [Fact]
    public void A_first_name_stands_only_where_it_can_be_left_out() =>
        Letters.ShouldAllBe(letter => Regex.Count(Text(letter), @"\{\{first_name\}\}", RegexOptions.None, TimeSpan.FromSeconds(1)) == Regex.Count(Text(letter), @" \{\{first_name\}\}", RegexOptions.None, TimeSpan.FromSeconds(1)));

    [Fact]
    public void A_first_order_is_thanked_for_after_an_hour_and_helped_with_a_day_later() =>
        World.Told(Some.ShopWith("thank-you"), Some.Ordered()).Said.ShouldBe([("thank-you/thanks", TimeSpan.FromHours(1)), ("thank-you/help/help", TimeSpan.FromHours(25))]);

    [Fact]
    public void Whoever_comes_back_is_thanked_and_not_told_how_the_shop_helps()
    {
        var world = World.Told(Some.ShopWith("thank-you"), Some.Ordered("1000", Some.Noon.AddDays(-40)), Some.Ordered());
        world.Handed[^1].Seen.History.ShouldBe(OrderHistory.Returning);
        world.Said.Where(said => said.After > TimeSpan.Zero).ShouldBe([("thank-you/thanks", TimeSpan.FromHours(1))]);
        world.Silent.ShouldBeEmpty();
        world.Entries.Where(entry => entry.Flow == "thank-you/help").ShouldAllBe(entry => entry.Subject == "1000");
    }

    [Fact]
    public void Nobody_is_helped_with_a_first_order_where_it_may_not_be_the_first() =>
        World.Told(Some.ShopWith("thank-you") with { KnowsAllOrders = false }, Some.Ordered()).Entries.ShouldAllBe(entry => entry.Flow == "thank-you");

    [Fact]
    public void Whoever_is_found_to_have_ordered_before_is_not_told_that_it_was_the_first()
    {
        var earlier = new Retention.Events.OrderReported(Some.Order(id: "1000", placed: Some.Noon.AddDays(-40)));
        World.Told(Some.ShopWith("thank-you"), Some.Ordered(), (Some.Noon.AddHours(3), earlier)).Silent.ShouldBe([("thank-you/help", 0, "not-meant")]);
    }

    [Fact]
    public void A_second_order_within_30_days_is_not_thanked_for_again() =>
        World.Told(Some.ShopWith("thank-you"), Some.Ordered(), Some.Ordered("1002", Some.Noon.AddDays(29))).Silent.ShouldContain(("thank-you", 0, "frequency-cap"));

    [Fact]
    public void An_order_that_is_refunded_before_the_help_is_spoken_of_no_more() =>
        World.Told(Some.ShopWith("thank-you"), Some.Ordered(), (Some.Noon.AddHours(3), new Retention.Events.RefundReported("1001"))).Silent.ShouldBe([("thank-you/help", 0, "refunded")]);

    private static string Text(Template letter) => string.Join('\n', [letter.Subject, letter.Preview, letter.Heading, .. letter.Paragraphs, letter.Reply]);

    [GeneratedRegex(@"%|\b(discounts?|(?<!sent )off|codes?|coupons?|vouchers?|credits?|points?|refer\w*|rewards?|gifts?|sale|free|save|deals?)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Offer();

    [GeneratedRegex(@"\{\{[^{}]*\}\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
