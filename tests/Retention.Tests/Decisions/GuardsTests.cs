using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Reputation;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Tests.Decisions;

/// <summary>
/// For each guard moments at which it alone objects: with it the message stays, and with it taken out the message goes. So each of them is
/// missed.
/// </summary>
public class GuardsTests
{
    private static readonly DateTimeOffset Hour = Some.Noon.AddHours(1);

    /// <summary>Which guard, what the moment is called, the moment, and what the guard says.</summary>
    private static readonly (string Guard, string Moment, Func<(Flow Flow, Seen Seen)> Seen, Decision Says)[] Moments =
    [
        ("flow-off", "the flow was turned off", () => Thanks(seen => seen with { Shop = seen.Shop.With("thank-you", on: false) }), Stop(Reason.FlowOff)),
        ("began-before", "the order was placed before the flow was turned on", () => Thanks(seen => seen with { Shop = seen.Shop with { FlowsSince = seen.Shop.FlowsSince.SetItem("thank-you", seen.Journey.StartedAt.AddTicks(1)) } }), Stop(Reason.BeganBefore)),
        ("uninstalled", "the shop removed the app", () => Thanks(seen => seen with { Shop = seen.Shop with { UninstalledAt = Some.Noon } }), Stop(Reason.ShopUninstalled)),
        ("erased", "the person was erased", () => Thanks(seen => seen with { Shopper = seen.Shopper with { ErasedAt = Some.Noon } }), Stop(Reason.Erased)),
        ("not-due", "its hour has not come", () => Thanks(seen => seen with { Now = Hour.AddTicks(-1) }), new Decision.Defer(Hour, Reason: null)),
        ("not-due", "the provider asked to wait", () => Thanks(seen => seen with { Journey = seen.Journey with { NotBefore = Hour.AddMinutes(9), WaitsFor = "provider-later" } }), new Decision.Defer(Hour.AddMinutes(9), Reason.ProviderLater)),
        ("halted", "whoever runs the program has stopped the shop", () => Thanks(seen => seen with { Shop = seen.Shop with { Halt = new("phishing", Some.Noon) } }), new Decision.Defer(Hour.AddHours(1), Reason.SendingHalted)),
        ("paused", "the flow waits", () => Thanks(seen => seen with { Shop = seen.Shop with { FlowsPaused = ["thank-you"] } }), new Decision.Defer(Hour.AddHours(1), Reason.FlowPaused)),
        ("paused", "the brake is on", () => Thanks(seen => seen with { Shop = seen.Shop with { IsPaused = true } }), new Decision.Defer(Hour.AddHours(1), Reason.FlowPaused)),
        ("paused-by-merchant", "the merchant paused the shopper for a day", () => Thanks(seen => seen with { Shopper = seen.Shopper with { HeldUntil = Hour.AddDays(1) } }), new Decision.Defer(Hour.AddDays(1), Reason.PausedByMerchant)),
        ("paused-by-merchant", "the merchant paused the shopper for longer than it can wait", () => Thanks(seen => seen with { Shopper = seen.Shopper with { HeldUntil = Hour.AddDays(30) } }), Skip(Reason.PausedByMerchant)),
        ("deadline", "its last moment has passed", () => Thanks(seen => seen with { Now = Hour.AddHours(48).AddTicks(1) }), Skip(Reason.DeadlinePassed)),
        ("deadline", "a cart was left 48 hours ago, and a text is about it", () => Text(seen => seen with { Journey = seen.Journey with { StartedAt = Hour.AddHours(-48).AddTicks(-1) } }), Skip(Reason.DeadlinePassed)),
        ("bought", "the cart's order is known", () => Cart(shopper => shopper.With(Some.KnownOrder() with { CartKey = CartKey, PlacedAt = Some.Noon.AddHours(-1) })), Stop(Reason.AlreadyBought)),
        ("bought", "the cart was completed", () => Cart(shopper => shopper.With(shopper.Cart(CartKey)! with { CompletedAt = Some.Noon })), Stop(Reason.AlreadyBought)),
        ("bought", "the cart was bought by somebody else", () => Cart(shopper => shopper.With(shopper.Cart(CartKey)! with { CompletedAt = Some.Noon, IsBoughtElsewhere = true })), Stop(Reason.BoughtElsewhere)),
        ("bought", "the storefront says that it was bought", () => Looking(Cart(), new() { Bought = LiveAnswer.Bought }), Stop(Reason.AlreadyBought)),
        ("bought", "the storefront does not answer", () => Looking(Cart(), new() { Bought = LiveAnswer.CannotTell }), new Decision.Defer(Hour.AddMinutes(10), Reason.ShopSilent)),
        ("bought", "the storefront lets us in no more", () => Looking(Cart(), new() { Bought = LiveAnswer.CannotTell }, seen => seen with { Shop = seen.Shop with { Trouble = "woocommerce_rest_cannot_view" } }), new Decision.Defer(Hour.AddHours(1), Reason.ShopSilent)),
        ("bought", "a neighbour has just bought", () => Looking(Cart(), new() { NeighbourBoughtAt = Some.Noon }), Skip(Reason.BoughtSuspected)),
        ("bought", "the saved item was bought", () => Item(shopper => shopper.With(Some.KnownOrder(placed: Some.Noon.AddDays(1)) with { Items = ["bowl"] })), Stop(Reason.AlreadyBought)),
        ("bought", "the shopper has come back", () => WinBack(shopper => shopper.With(Some.KnownOrder("1002", placed: Some.Noon.AddDays(1)))), Stop(Reason.OrderedAgain)),
        ("platform-sent", "the storefront has reminded of it by itself", () => Looking(Cart(), new() { Bought = LiveAnswer.Reminded }), Skip(Reason.PlatformSent)),
        ("cart-empty", "nothing lies in the cart", () => Cart(shopper => shopper.With(shopper.Cart(CartKey)! with { IsEmpty = true })), Stop(Reason.CartEmpty)),
        ("cart-empty", "the item is no longer on the list", () => Item(shopper => shopper.With(shopper.Item("bowl")! with { ForgottenAt = Some.Noon })), Stop(Reason.ItemForgotten)),
        ("out-of-stock", "the item is sold out", () => Item(shopper => shopper.With(shopper.Item("bowl")! with { Available = 0 })), Stop(Reason.OutOfStock)),
        ("out-of-stock", "the price went back", () => Alert("price-drop", item => item with { Price = item.PriceWhenSaved }), Stop(Reason.PriceBack)),
        ("out-of-stock", "there is plenty again", () => Alert("low-stock", item => item with { Available = 6 }), Stop(Reason.Restocked)),
        ("bad-order", "the order is a trial", () => Thanks(Order(order => order with { IsTest = true })), Stop(Reason.TestOrder)),
        ("bad-order", "the order was cancelled", () => Thanks(Order(order => order with { Stage = OrderStage.Cancelled })), Stop(Reason.Cancelled)),
        ("bad-order", "the order was refunded", () => Thanks(Order(order => order with { IsRefunded = true })), Stop(Reason.Refunded)),
        ("bad-order", "the order was deleted", () => Thanks(Order(order => order with { IsRemoved = true })), Stop(Reason.OrderRemoved)),
        ("bad-order", "the order may be fraud", () => Thanks(Order(order => order with { IsRisky = true })), Stop(Reason.RiskyOrder)),
        ("bad-order", "the order is no longer paid", () => Thanks(Order(order => order with { Stage = OrderStage.Unpaid })), Stop(Reason.NotPaid)),
        ("order-ended", "the storefront says that the order is gone", () => Looking(Review(order => order with { ReviewedAt = null }), new() { OrderEnded = "order-removed" }), Stop(Reason.OrderRemoved)),
        ("credit", "nothing is left of it", () => Credit(left: 0, least: null), Stop(Reason.CreditUsed)),
        ("credit", "less is left than the shop reminds of", () => Credit(left: 99, least: 100), Stop(Reason.CreditSmall)),
        ("not-delivered", "the parcel will never arrive", () => Review(order => order with { FailedAt = Some.Noon }), Stop(Reason.NotDelivered)),
        ("answered", "the shopper has reviewed it", () => Review(order => order with { ReviewedAt = Some.Noon }), Stop(Reason.Reviewed)),
        ("answered", "the shopper has answered", () => Survey(order => order with { ScoredAt = Some.Noon, Score = 9 }), Stop(Reason.Answered)),
        ("open-case", "a problem is not yet dealt with", () => Survey(order => order with { ProblemAt = Some.Noon }), Stop(Reason.OpenCase)),
        ("open-case", "a question is not yet answered", () => Cart(shopper => shopper with { AskedAt = Some.Noon, AskedClosedAt = Some.Noon.AddTicks(-1) }), Stop(Reason.OpenCase)),
        ("open-case", "a low score is not two weeks old", () => Cart(shopper => shopper.With(Some.KnownOrder(placed: Some.Noon.AddDays(-30)) with { Score = 6, ScoredAt = Hour.AddDays(-14).AddTicks(1) })), Stop(Reason.LowScore)),
        ("not-meant", "the help is for a first order, and an earlier one was heard of", () => Help(shopper => shopper.With(Some.KnownOrder("1000", placed: Some.Noon.AddDays(-40)))), Skip(Reason.NotMeant)),
        ("consent", "the shopper never allowed it", () => Cart(shopper => shopper with { Consents = [] }), Skip(Reason.NoConsent)),
        ("consent", "the shopper refused it", () => Cart(shopper => shopper.With(Some.Word(granted: false, at: Some.Noon))), Stop(Reason.Unsubscribed)),
        ("consent", "the shopper refused this topic", () => Cart(shopper => shopper.With(Some.Word(granted: false, topic: "abandoned-cart"))), Stop(Reason.UnsubscribedTopic)),
        ("consent", "the address refuses everything", () => Thanks(seen => seen with { Shopper = seen.Shopper.Refusing(Some.EmailKey) }), Stop(Reason.Unsubscribed)),
        ("consent", "its owner is another shopper, who refused", () => Looking(Cart(), new() { IsRefusedElsewhere = true }), Stop(Reason.Unsubscribed)),
        ("consent", "the shopper agreed in Germany, and did not confirm it", () => WinBack(shopper => shopper.With(Some.KnownOrder() with { Country = "DE" })), Skip(Reason.ConsentUnconfirmed)),
        ("consent", "the last order from Canada is too long ago", () => Canadian(Some.Noon.AddDays(90).AddMonths(-24).AddTicks(-1)), Skip(Reason.ImpliedConsentOver)),
        ("paused-by-shopper", "the shopper asked for a break that ends soon", () => Cart(shopper => shopper with { Pause = new(Some.Noon, Hour.AddHours(14)) }), new Decision.Defer(Hour.AddHours(14), Reason.PausedByShopper)),
        ("paused-by-shopper", "the shopper asked for a break that ends too late", () => Cart(shopper => shopper with { Pause = new(Some.Noon, Some.Noon.AddDays(30)) }), Skip(Reason.PausedByShopper)),
        ("profiling", "the shopper objected after the gap was worked out", () => WinBack(shopper => shopper with { Profiling = new(Some.Noon, Value: true) }), Stop(Reason.ProfilingRefused)),
        ("suppressed", "the address bounced", () => Thanks(seen => seen with { Shopper = seen.Shopper.With(new Suppression(Some.EmailKey, Channel.Email, "bounce", Some.Noon)) }), Stop(Reason.Suppressed)),
        ("suppressed", "the number answered STOP", () => Listed(SuppressionCause.Stop), Skip(Reason.Suppressed)),
        ("suppressed", "the number answered STOP, and allowed another kind of text since", () => Listed(SuppressionCause.Stop, since: Some.Word(channel: Channel.Text, topic: "win-back", at: Hour.AddMinutes(-1))), Skip(Reason.Suppressed)),
        ("suppressed", "the number answered STOP, and allowed to be asked for an opinion since", () => Listed(SuppressionCause.Stop, since: Some.Word(channel: Channel.Text, at: Hour.AddMinutes(-1)) with { Purpose = Purpose.Feedback }), Skip(Reason.Suppressed)),
        ("suppressed", "the number is none, whatever its owner allowed since", () => Listed(SuppressionCause.Invalid, allowedAt: Hour.AddMinutes(-1)), Skip(Reason.Suppressed)),
        ("holdout", "the shopper is held out", () => Thanks(seen => seen with { Shopper = seen.Shopper.With(new Arm("thank-you", IsHeldOut: true, Some.Noon)) }), Stop(Reason.Holdout)),
        ("missing-field", "no address is known", () => Thanks(Order(order => order with { EmailKey = null })), Stop(Reason.NoEmail)),
        ("missing-field", "the shop has no postal address", () => Looking(Cart(), Checks.None, seen => seen with { Shop = seen.Shop with { Brand = new("Meadow") } }), Skip(Reason.MissingField)),
        ("missing-field", "nobody says where the cart is", () => Cart(shopper => shopper.With(shopper.Cart(CartKey)! with { HasUrl = false })), Stop(Reason.MissingField)),
        ("missing-field", "the shop sends no texts", () => Text(seen => seen with { Shop = seen.Shop with { Settings = seen.Shop.Settings with { SendsTexts = false } } }), Skip(Reason.NoSender)),
        ("missing-field", "no number is known", () => Text(seen => seen with { Shopper = seen.Shopper.With(seen.Cart! with { Contact = seen.Cart!.Contact! with { PhoneKey = null } }) }), Skip(Reason.NoPhone)),
        ("cap", "the shopper was thanked this month", () => Thanks(seen => seen with { Shopper = seen.Shopper.Hearing(Some.Journey("1000"), Some.ThankYou, Some.Noon) }), Stop(Reason.FrequencyCap)),
        ("cap", "the shopper had advertising this morning", () => Item(shopper => shopper.Hearing(Of(WinBackFlow, "1000"), WinBackFlow, Some.Noon.AddDays(3).AddHours(-2))), new Decision.Defer(Some.Noon.AddDays(4).AddHours(-2), Reason.FrequencyCap)),
        ("cap", "the shopper wants no more than one in a week, and half a day is left of it", () => Item(shopper => (shopper with { Spacing = new(Some.Noon, Value: 7) }).Hearing(Of(WinBackFlow, "1000"), WinBackFlow, Some.Noon.AddDays(-3.5))), new Decision.Defer(Some.Noon.AddDays(3.5), Reason.ShopperSpacing)),
        ("cap", "the shopper wants no more than one in a month, and the letter could not wait so long", () => Item(shopper => (shopper with { Spacing = new(Some.Noon, Value: 30) }).Hearing(Of(WinBackFlow, "1000"), WinBackFlow, Some.Noon.AddDays(-3.5))), Skip(Reason.ShopperSpacing)),
        ("quiet-hours", "it is night where the shopper is", () => Thanks(seen => seen with { Shop = seen.Shop with { Country = "JP", Settings = seen.Shop.Settings with { EmailWindow = SendWindow.Email } } }), new Decision.Defer(Some.Noon.AddHours(12), Reason.QuietHours)),
        ("quiet-hours", "the law of the shopper's state knows stricter hours than the shop", () => Text(Region("KY")), new Decision.Defer(Some.Noon.AddHours(4), Reason.QuietHours)),
        ("duplicate", "this very message was said", () => Thanks(seen => seen with { Shopper = seen.Shopper.Hearing(seen.Journey, Some.ThankYou, Some.Noon) }), Skip(Reason.DuplicateKey)),
        ("cart-text", "another text about the cart went", () => Text(seen => seen with { Shopper = seen.Shopper with { Messages = [new(Hour.AddHours(-30), Channel.Text, Purpose.Marketing, seen.Journey.Id, "earlier")] } }), Skip(Reason.OneTextPerCart)),
        ("sending-limit", "the shop has sent all that it may", () => Looking(Cart(), new() { SentToday = 50 }, seen => seen with { Shop = seen.Shop with { Settings = seen.Shop.Settings with { MessagesPerDay = 50 } } }), new Decision.Defer(Hour.AddHours(1), Reason.SendingLimit)),
        ("allowance", "a new shop has sent enough for an offer", () => Looking(Cart(), new() { Allowance = new(50, 10), SentToday = 10 }), new Decision.Defer(Hour.AddHours(1), Reason.ShopAllowance)),
        ("allowance", "a new shop has sent enough for anything", () => Looking(Thanks(seen => seen), new() { Allowance = new(50, 10), SentToday = 50 }), new Decision.Defer(Hour.AddHours(1), Reason.ShopAllowance)),
        ("survey-turn", "others are asked today", () => Looking(Survey(order => order), new() { Turn = new(IsChosen: false, Hour.AddHours(3)) }), new Decision.Defer(Hour.AddHours(3), Reason.SurveyTurn)),
        ("standing", "too many letters bounced, and the shopper can still wait", () => Looking(Cart(), Checks.None, Standing(StandingLevel.MarketingWaits, IncidentKind.Bounce)), new Decision.Defer(Hour.AddHours(1), Reason.TooManyBounces)),
        ("standing", "too many called letters spam, and asking for a review is no service", () => Review(order => order) is var (flow, seen) ? (flow, Standing(StandingLevel.OnlyService, IncidentKind.Complaint)(seen)) : default, new Decision.Defer(Hour.AddHours(1), Reason.TooManyComplaints)),
        ("warm-up", "the domain is new, and its day is full", () => Looking(Cart(), new() { WarmUp = new(Day: 1, Sent: 50) }), new Decision.Defer(Some.Noon.AddHours(12), Reason.WarmingUp)),
        ("text-sender", "carriers refuse the shop's sender", () => Text(seen => seen with { Shop = seen.Shop with { TextHold = new("30034", Hour.AddHours(-1)) } }), new Decision.Defer(Hour.AddHours(5), Reason.TextsRefused)),
        ("clicked", "the shopper has followed the first letter an hour ago", () => Text(seen => seen with { Checks = new() { ClickedAt = Hour.AddHours(-1) } }), new Decision.Defer(Hour.AddHours(11), Reason.ClickedLately)),
        ("clicked", "the shopper has just followed it, and the text could not wait so long", () => Text(seen => seen with { Now = Hour.AddHours(4), Checks = new() { ClickedAt = Hour.AddHours(3) } }), Skip(Reason.ClickedLately)),
        ("only-a-test", "the flow is being tried", () => Thanks(seen => seen with { Shop = seen.Shop.Switched("thank-you", FlowMode.Test, "staff", seen.Journey.StartedAt) }), Skip(Reason.OnlyTested)),
        ("own-domain", "the shop has no domain of its own to send offers from", () => Looking(Cart(), new() { Shared = new(SentToday: 0, Limit: 50) }), new Decision.Defer(Hour.AddHours(1), Reason.NoDomain)),
        ("own-domain", "the address that shops share has sent enough for it", () => Looking(Thanks(seen => seen), new() { Shared = new(SentToday: 50, Limit: 50) }), new Decision.Defer(Hour.AddHours(1), Reason.SendingLimit)),
    ];

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (guard, moment, _, _) in Moments)
                all.Add(guard, moment);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_guard_that_is_taken_out_is_missed(string guard, string moment)
    {
        var (_, _, make, says) = Moments.Single(known => known.Guard == guard && known.Moment == moment);
        var (flow, seen) = make();
        Due.Decide(flow, seen).ShouldBe(says);
        Due.Decide(flow, seen, Guards.InOrder.RemoveAll(known => known.Key == guard)).ShouldBeOfType<Decision.Send>();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_guard_that_objects_is_one_that_matters(string guard, string moment)
    {
        var (flow, seen) = Moments.Single(known => known.Guard == guard && known.Moment == moment).Seen();
        Guards.InOrder.Single(known => known.Key == guard).Matters(new(flow, flow.Steps[seen.Journey.Step], seen)).ShouldBeTrue();
    }

    [Fact]
    public void A_rule_that_can_not_object_is_not_told_of()
    {
        var (flow, seen) = Thanks(seen => seen);
        Due.Explain(flow, seen).Select(one => one.Guard.Key).ShouldNotContain(key => key == "cart-empty" || key == "not-delivered" || key == "open-case" || key == "bought" || key == "sending-limit");
        Due.Explain(flow, seen).Select(one => one.Guard.Key).ShouldContain(key => key == "bad-order");
    }

    [Fact]
    public void What_can_never_go_does_not_wait_for_the_morning()
    {
        var (flow, seen) = Text(Region("KY"));
        Due.Decide(flow, seen with { Shop = seen.Shop with { Settings = seen.Shop.Settings with { SendsTexts = false } } }).ShouldBe(Skip(Reason.NoSender));
    }

    [Fact]
    public void Every_guard_has_its_moment() => Moments.Select(moment => moment.Guard).Distinct(StringComparer.Ordinal).ShouldBe(Guards.InOrder.Select(guard => guard.Key));

    [Fact]
    public void A_guard_is_asked_in_a_sentence_and_named_once()
    {
        Guards.InOrder.Select(guard => guard.Key).ShouldBeUnique(StringComparer.Ordinal);
        Guards.InOrder.ShouldAllBe(guard => ReasonTests.KebabCase().IsMatch(guard.Key) && guard.Text.EndsWith('?'));
    }

    [Fact]
    public void Whatever_a_flow_says_of_its_own_silence_a_guard_listens_to()
    {
        foreach (var flow in AllFlows.List.Concat(AllFlows.Earlier))
        {
            foreach (var (step, rule) in flow.Steps.SelectMany(step => step.Unless.Concat(flow.Unless).Select(rule => (step, rule))))
            {
                var always = flow with { Unless = [new(rule.Reason, _ => true)], AtMostOncePer = null, KeepsApart = null };
                var journey = Of(flow, "1001") with { Step = flow.Steps.IndexOf(step), DueAt = Hour };
                var seen = new Seen(Some.Consenting(Some.KnownOrder() with { PhoneKey = Some.PhoneKey }), journey, Some.WholeShop(), Hour);
                Due.Explain(always, seen).Any(said => said.Says == Stop(rule.Reason)).ShouldBeTrue($"{flow.Key}: no guard listens to {rule.Reason.Key}");
            }
        }
    }

    [Fact]
    public void Who_asks_why_hears_every_guard_that_matters_and_the_first_that_objects_is_the_answer()
    {
        var (flow, seen) = Cart(shopper => (shopper with { Consents = [] }).With(new Arm("abandoned-cart", IsHeldOut: true, Some.Noon)));
        var said = Due.Explain(flow, seen);
        said.Select(guard => guard.Guard).ShouldBe(Guards.InOrder.Where(guard => guard.Matters(new(flow, flow.Steps[seen.Journey.Step], seen))));
        said.Length.ShouldBeGreaterThan(15);
        said.Where(guard => guard.Says is not null).Select(guard => guard.Guard.Key).ShouldBe(["consent", "holdout"]);
        Due.Decide(flow, seen).ShouldBe(Skip(Reason.NoConsent));
    }

    [Fact]
    public void What_the_owner_of_a_number_said_the_owner_takes_back()
    {
        var (flow, seen) = Listed(SuppressionCause.Stop, allowedAt: Hour.AddMinutes(-1));
        Due.Decide(flow, seen).ShouldBeOfType<Decision.Send>();
    }

    [Fact]
    public void A_service_letter_goes_however_the_shop_stands_and_whatever_the_day_s_room()
    {
        var (flow, seen) = Thanks(Standing(StandingLevel.OnlyService, IncidentKind.Complaint));
        Due.Decide(flow, seen with { Checks = new() { WarmUp = new(Day: 1, Sent: 900) } }).ShouldBeOfType<Decision.Send>();
    }

    [Fact]
    public void A_text_goes_twelve_hours_after_the_click()
    {
        var (flow, seen) = Text(seen => seen with { Checks = new() { ClickedAt = Hour.AddHours(-12) } });
        Due.Decide(flow, seen).ShouldBeOfType<Decision.Send>();
    }

    [Fact]
    public void A_letter_of_a_case_is_not_silenced_by_the_case()
    {
        var flow = AllFlows.Find("nps/case")!;
        var shopper = Some.Shopper(Some.KnownOrder() with { Score = 2, ScoredAt = Some.Noon, ProblemAt = Some.Noon });
        Due.Decide(flow, new(shopper, Of(flow, "1001"), Some.WholeShop(), Hour)).ShouldBeOfType<Decision.Send>();
    }

    [Fact]
    public void Who_asks_why_is_told_which_law_a_rule_goes_by()
    {
        var (flow, seen) = Text(Region("KY"));
        var sources = Due.Explain(flow, seen).Select(one => (one.Guard.Key, Source: one.Guard.Source(new(flow, flow.Steps[1], seen)))).Where(one => one.Source is not null).ToArray();
        sources.ShouldBe([
            ("consent", "United States: TCPA, 47 CFR 64.1200; CTIA and carriers"),
            ("quiet-hours", "Kentucky: KRS 367.46955 (confirm before use)"),
            ("cart-text", "CTIA and carriers: one text for each cart, within 48 hours"),
        ]);
    }

    private static Flow WinBackFlow => AllFlows.Find("win-back")!;

    private static string CartKey => Some.Hashed(NameKind.Cart, "cart").Hash;

    private static Decision Stop(Reason reason) => new Decision.Stop(reason);

    private static Decision Skip(Reason reason) => new Decision.Skip(reason);

    private static Journey Of(Flow flow, string subject) => new() { Flow = flow.Key, FlowVersion = flow.Version, Subject = subject, StartedAt = Some.Noon, DueAt = Some.Noon.AddHours(1) };

    private static Func<Seen, Seen> Order(Func<KnownOrder, KnownOrder> change) => seen => seen with { Shopper = seen.Shopper.With(change(seen.Order!)) };

    private static (Flow Flow, Seen Seen) Thanks(Func<Seen, Seen> change) => (Some.ThankYou, change(Some.Seen()));

    private static (Flow Flow, Seen Seen) Help(Func<Shopper, Shopper> change) =>
        (Some.Help, new(change(Some.Shopper(Some.KnownOrder())), Of(Some.Help, "1001"), Some.WholeShop(), Hour));

    private static (Flow Flow, Seen Seen) Cart(Func<Shopper, Shopper>? change = null)
    {
        var shopper = Some.Consenting().With(KnownCart.Of(Some.Cart(), Some.Hashed(new CartReported(Some.Cart()))));
        var flow = AllFlows.Find("abandoned-cart")!;
        return (flow, new(change?.Invoke(shopper) ?? shopper, Of(flow, CartKey), Some.WholeShop(), Hour));
    }

    [Fact]
    public void A_text_may_arrive_while_it_is_day_and_for_four_hours_at_most()
    {
        var (flow, seen) = Text(seen => seen);
        Candidate At(DateTimeOffset now) => new(flow, flow.Steps[1], seen with { Now = now });
        var shorter = 0;
        for (var now = Hour; now < Hour.AddDays(3); now = now.AddMinutes(7))
        {
            if (QuietHours.Object(At(now)) is not null)
                continue;
            var end = SendDay.EndsAt(At(now));
            end.ShouldBeInRange(now, now + SendDay.Longest);
            (end == now || QuietHours.Object(At(end)) is null).ShouldBeTrue($"{now:O} to {end:O}");
            shorter += end < now + SendDay.Longest - TimeSpan.FromMinutes(15) ? 1 : 0;
        }

        shorter.ShouldBeGreaterThan(0, "some days end within four hours");
    }

    private static (Flow Flow, Seen Seen) Text(Func<Seen, Seen> change)
    {
        var (flow, seen) = Cart(shopper => shopper.With(Some.Word(channel: Channel.Text, topic: "abandoned-cart") with { IsConfirmed = true })
            .With(shopper.Cart(CartKey)! with { Contact = new(Some.Noon, Some.EmailKey, Some.PhoneKey, StreetKey: null, Country: "US", Region: "NY") }));
        return (flow, change(seen with { Journey = seen.Journey with { Step = 1 } }));
    }

    // On the list, and perhaps allowed again by its owner.
    private static (Flow Flow, Seen Seen) Listed(string cause, DateTimeOffset? allowedAt = null, ConsentWord? since = null)
    {
        var (flow, seen) = Text(seen => seen);
        var word = Some.Word(channel: Channel.Text, topic: "abandoned-cart", at: allowedAt ?? Some.Noon.AddDays(-1)) with { IsConfirmed = true };
        return (flow, seen with { Shopper = since is null ? seen.Shopper.With(word) : seen.Shopper.With(word).With(since), Checks = new() { Suppressed = new(Some.PhoneKey, Channel.Text, cause, Hour.AddMinutes(-2)) } });
    }

    private static Func<Seen, Seen> Standing(StandingLevel level, IncidentKind kind) => seen => seen with { Shop = seen.Shop with { Standing = new(level, kind, Some.Noon, 60, 1_000, 7) } };

    private static Func<Seen, Seen> Region(string region) => seen => seen with { Shopper = seen.Shopper.With(seen.Cart! with { Contact = seen.Cart!.Contact! with { Region = region } }) };

    private static (Flow Flow, Seen Seen) Canadian(DateTimeOffset ordered) => Looking(
        WinBack(_ => Some.Shopper(Some.KnownOrder(placed: ordered) with { Country = "CA" })), Checks.None, seen => seen with { Shop = seen.Shop with { Settings = seen.Shop.Settings with { AllowsSoftOptIn = true } } });

    private static (Flow Flow, Seen Seen) Looking((Flow Flow, Seen Seen) one, Checks checks, Func<Seen, Seen>? change = null) =>
        (one.Flow, (change ?? (seen => seen))(one.Seen) with { Checks = checks });

    private static (Flow Flow, Seen Seen) Item(Func<Shopper, Shopper> change)
    {
        var flow = AllFlows.Find("save-for-later")!;
        var shopper = Some.Consenting().With(Saved);
        return (flow, new(change(shopper), Of(flow, "bowl") with { DueAt = Some.Noon.AddDays(3) }, Some.WholeShop(), Some.Noon.AddDays(3)));
    }

    private static (Flow Flow, Seen Seen) Alert(string which, Func<KnownItem, KnownItem> change)
    {
        var flow = AllFlows.Find($"save-for-later/{which}")!;
        return (flow, new(Some.Consenting().With(change(Saved)), Of(flow, "bowl~7"), Some.WholeShop(), Hour));
    }

    private static KnownItem Saved { get; } = new()
    {
        Id = "bowl",
        SavedAt = Some.Noon,
        PriceWhenSaved = new Money(1990, Some.Euro),
        ToldAt = Some.Noon,
        Price = new Money(1500, Some.Euro),
        Available = 5,
        EmailKey = Some.EmailKey,
    };

    private static (Flow Flow, Seen Seen) WinBack(Func<Shopper, Shopper> change) =>
        (WinBackFlow, new(change(Some.Consenting(Some.KnownOrder())), Of(WinBackFlow, "1001") with { DueAt = Some.Noon.AddDays(90) }, Some.WholeShop(), Some.Noon.AddDays(90)));

    private static (Flow Flow, Seen Seen) Credit(long left, long? least)
    {
        var (flow, shop) = (AllFlows.Find("credit-expiry")!, Some.WholeShop());
        var journey = Of(flow, "1001~2026-04-01") with { DueAt = Some.Noon.AddHours(1) };
        var last = DateOnly.FromDateTime(Some.Noon.UtcDateTime).AddDays(30);
        shop = shop with { FlowsOn = [.. shop.FlowsOn, flow.Key], Settings = shop.Settings with { CreditReminderLeast = least is { } money ? new Money(money, Some.Euro) : null } };
        return (flow, new Seen(Some.Consenting(Some.KnownOrder(placed: Some.Noon.AddDays(-60))), journey, shop, Some.Noon.AddHours(1)) { Checks = new() { Credit = new(new(left, Some.Euro), last) } });
    }

    private static (Flow Flow, Seen Seen) Review(Func<KnownOrder, KnownOrder> change) => About("review-request", change);

    private static (Flow Flow, Seen Seen) Survey(Func<KnownOrder, KnownOrder> change) => About("nps", change);

    private static (Flow Flow, Seen Seen) About(string key, Func<KnownOrder, KnownOrder> change) =>
        (AllFlows.Find(key)!, new(Some.Shopper(change(Some.KnownOrder())), Of(AllFlows.Find(key)!, "1001"), Some.WholeShop(), Hour));
}
