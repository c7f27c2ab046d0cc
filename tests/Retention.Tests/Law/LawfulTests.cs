using FsCheck;
using FsCheck.Fluent;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Law;
using Retention.Shoppers;
using Retention.Shops;
using Retention.Templates;

namespace Retention.Tests.Law;

/// <summary>What the law asks holds of every message that may go, whatever is known and set. Each property is shown to fail without what it guards.</summary>
public class LawfulTests
{
    private static readonly string[] States = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY".Split(' ');

    private static readonly string?[] Countries = [null, "US", "CA", "DE", "AT", "FR", "GB", "CH", "AU", "NZ", "JP", "BR"];

    private static readonly (Flow Flow, Step Step)[] Steps = [.. AllFlows.List.SelectMany(flow => flow.Steps.Select(step => (flow, step)))];

    private static readonly Gen<ConsentWord> Words =
        from granted in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from confirmed in Gen.Elements(true, false)
        from day in Gen.Choose(1, 20)
        from channel in Gen.Elements(Channel.Email, Channel.Text)
        from purpose in Gen.Elements<Purpose?>(Purpose.Marketing, Purpose.Marketing, Purpose.Feedback, null)
        from topic in Gen.Elements(null, null, "abandoned-cart", "win-back")
        select Some.Word(granted, Some.Noon.AddDays(-day), purpose, topic, channel) with { IsConfirmed = granted && confirmed };

    private static readonly Gen<Candidate> Messages =
        from one in Gen.Elements(Steps)
        from country in Gen.Elements(Countries)
        from home in Gen.Elements(Countries)
        from soft in Gen.Elements(true, false)
        from words in Words.UpTo(4)
        from months in Gen.Choose(0, 40)
        from stage in Gen.Elements(OrderStage.Paid, OrderStage.Paid, OrderStage.Unpaid)
        from isTest in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        from waits in Gen.Elements(0, 2, 8)
        select Message(one, country, home, soft, words, Some.KnownOrder(stage: stage, placed: Some.Noon.AddMonths(-months)) with { IsTest = isTest, Country = country, PhoneKey = Some.PhoneKey }, waits);

    [Fact]
    public void No_advertising_goes_without_a_basis_of_the_table() => Cases.ForAll(Messages, one => OnlyOnABasis(one, Consents.Object), count: 5_000);

    [Fact]
    public void Without_the_consent_guard_it_would() => Should.Throw<Exception>(() => Cases.ForAll(Messages, one => OnlyOnABasis(one, _ => null), count: 5_000));

    [Fact]
    public void A_refusal_always_wins() => Cases.ForAll(Messages, one => NothingAfterARefusal(one, Consents.Object));

    [Fact]
    public void Without_the_consent_guard_it_would_not() => Should.Throw<Exception>(() => Cases.ForAll(Messages, one => NothingAfterARefusal(one, _ => null)));

    [Fact]
    public void A_stricter_setting_never_lets_more_through() => Cases.ForAll(Messages, one => NoMore(one, Stricter(one)), count: 5_000);

    [Fact]
    public void A_looser_one_does() => Should.Throw<Exception>(() => Cases.ForAll(Messages, one => NoMore(Stricter(one), one), count: 5_000));

    [Fact]
    public void A_text_goes_only_in_the_hours_of_every_state_and_zone_that_may_be_the_shoppers() => Cases.ForAll(Moments, one => OnlyInTheLawsHours(one, QuietHours.Object), count: 3_000);

    [Fact]
    public void By_the_shops_hours_alone_it_would_go_in_others() =>
        Should.Throw<Exception>(() => Cases.ForAll(Moments, one => OnlyInTheLawsHours(one, one => QuietHours.IsDay(one.Seen.Shop.Settings.TextWindow, Zones.Of(one.Seen.Country, one.Seen.Region, one.Seen.Shop), one.Seen.Now) ? null : new Decision.Skip(Reason.QuietHours))));

    [Fact]
    public void A_text_about_a_cart_goes_within_48_hours_however_long_the_shop_lets_it_wait() => Cases.ForAll(Late, one => WithinTwoDays(one, Guards.InOrder));

    [Fact]
    public void Without_the_deadline_guard_it_would_go_later() => Should.Throw<Exception>(() => Cases.ForAll(Late, one => WithinTwoDays(one, Guards.InOrder.RemoveAll(guard => guard.Key == "deadline"))));

    [Fact]
    public void Nothing_that_waits_is_put_off_beyond_the_48_hours() =>
        Cases.ForAll(
            Late,
            one =>
            {
                if (one.Later(one.Seen.Now.AddHours(20), Reason.QuietHours) is Decision.Defer(var until, _))
                    until.ShouldBeLessThanOrEqualTo(one.Seen.Journey.StartedAt + CartTexts.Within);
            });

    [Fact]
    public void No_provider_keeps_it_beyond_them_either() => Cases.ForAll(Late, KeptWithinTwoDays);

    [Fact]
    public void One_about_something_else_is_kept_by_the_hours_alone() => Should.Throw<Exception>(() => Cases.ForAll(Late, one => KeptWithinTwoDays(one with { Flow = one.Flow with { About = SubjectKind.Order } })));

    private static Gen<Candidate> Moments =>
        from minute in Gen.Choose(0, 366 * 24 * 60)
        from place in Gen.OneOf(Gen.Constant(((string?)"US", (string?)null)), Gen.Elements(States).Select(state => ((string?)"US", (string?)state)), Gen.Elements(((string?)null, (string?)null), ("FR", null), ("CA", "ON"), ("JP", null)))
        from hours in Gen.Elements(Some.Always, TextHours.Widest, SendWindow.Text)
        select Texting(place.Item1, place.Item2, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute), hours);

    private static Gen<Candidate> Late =>
        from hours in Gen.Choose(0, 100)
        select Texting("US", "CA", Some.Noon.AddHours(8), Some.Always) is var one && one.Seen.Journey is var journey
            ? one with { Seen = one.Seen with { Journey = journey with { StartedAt = one.Seen.Now.AddHours(-hours), DueAt = one.Seen.Now.AddHours(2 - hours), Timings = [.. one.Flow.Steps.Select(step => new StepTiming(step.Wait, TimeSpan.FromDays(90)))] } } }
            : one;

    private static void OnlyOnABasis(Candidate one, Func<Candidate, Decision?> look)
    {
        if (one.Flow.Purpose != Purpose.Marketing || look(one) is not null)
            return;
        var (seen, address) = (one.Seen, one.Seen.Address(one.Step.Channel));
        var granted = seen.Shopper.Consents.Where(word => word.IsGranted && word.Address == address && word.Purpose is null or Purpose.Marketing && (word.Topic is null || word.Topic == one.Flow.Family)).ToArray();
        var places = seen.Country is { } country ? [country] : new[] { seen.Shop.Country, "XX" }.OfType<string>();
        foreach (var place in places)
        {
            var rule = Rules.Consents.FirstOrDefault(rule => rule.Countries.Contains(place, StringComparer.Ordinal) && rule.Channel == one.Step.Channel && rule.Purposes.Contains(Purpose.Marketing))
                ?? Rules.Consents.Single(rule => rule.Countries.IsEmpty && rule.Channel == one.Step.Channel && rule.Purposes.Contains(Purpose.Marketing));
            var sales = seen.Shop.Settings.AllowsSoftOptIn ? seen.Shopper.Orders.Where(order => order.IsPaid && !order.IsTest).ToArray() : [];
            var has = (rule.Enough.HasFlag(Basis.Express) && granted.Length > 0)
                || (rule.Enough.HasFlag(Basis.Confirmed) && granted.Any(word => word.StandsConfirmed))
                || granted.Any(word => word.StandsConfirmed && word.Topic == one.Flow.Family)
                || (rule.Enough.HasFlag(Basis.Sale) && sales.Length > 0)
                || (rule.Enough.HasFlag(Basis.Purchase) && sales.Any(order => order.PlacedAt >= seen.Now.AddMonths(-24)))
                || (rule.Enough.HasFlag(Basis.Enquiry) && seen.Shop.Settings.AllowsSoftOptIn && seen.Shopper.Items.Any(item => item.SavedAt >= seen.Now.AddMonths(-6)));
            has.ShouldBeTrue($"{one.Flow.Key} {one.Step.Channel} in {place}");
        }
    }

    private static void NothingAfterARefusal(Candidate one, Func<Candidate, Decision?> look)
    {
        var refusal = Some.Word(granted: false, at: one.Seen.Now, purpose: null, channel: one.Step.Channel);
        look(one with { Seen = one.Seen with { Shopper = one.Seen.Shopper.With(refusal) } }).ShouldNotBeNull();
    }

    private static void NoMore(Candidate loose, Candidate strict)
    {
        foreach (var look in new Func<Candidate, Decision?>[] { Consents.Object, QuietHours.Object, Caps.Object })
        {
            if (look(strict) is null)
                look(loose).ShouldBeNull();
        }
    }

    private static Candidate Stricter(Candidate one) => one with
    {
        Seen = one.Seen with
        {
            Shop = one.Seen.Shop with
            {
                Settings = one.Seen.Shop.Settings with { AllowsSoftOptIn = false, FeedbackNeedsConsent = [.. Countries.OfType<string>()], TextWindow = SendWindow.Text, EmailWindow = SendWindow.Email },
            },
        },
    };

    // Where the state is not known it may be each of them, with each of its zones and its hours.
    private static void OnlyInTheLawsHours(Candidate one, Func<Candidate, Decision?> look)
    {
        if (look(one) is not null)
            return;
        var (country, region) = (one.Seen.Country ?? one.Seen.Shop.Country!, one.Seen.Region);
        foreach (var state in country == "US" && region is null ? States : new[] { region })
        {
            var law = TextHours.List.FirstOrDefault(rule => rule.Country == country && rule.Regions.Contains(state ?? "", StringComparer.Ordinal)) ?? TextHours.List.FirstOrDefault(rule => rule.Country == country && rule.Regions.IsEmpty) ?? TextHours.List[^1];
            foreach (var zone in Zones.In(country, state))
            {
                var local = TimeZoneInfo.ConvertTime(one.Seen.Now, zone);
                var hours = law.Window.On(local.DayOfWeek);
                (local.Hour >= hours.From && local.Hour < hours.To).ShouldBeTrue($"{local} in {state ?? country}");
                law.IsHoliday?.Invoke(DateOnly.FromDateTime(local.DateTime)).ShouldBeFalse();
            }
        }
    }

    private static void WithinTwoDays(Candidate one, System.Collections.Immutable.ImmutableArray<Guard> guards)
    {
        if (Due.Decide(one.Flow, one.Seen, guards) is Decision.Send)
            (one.Seen.Now - one.Seen.Journey.StartedAt).ShouldBeLessThanOrEqualTo(TimeSpan.FromHours(48));
    }

    private static void KeptWithinTwoDays(Candidate one)
    {
        if (one.Seen.Now - one.Seen.Journey.StartedAt is var since && since <= CartTexts.Within)
            (SendDay.EndsAt(one) - one.Seen.Journey.StartedAt).ShouldBeLessThanOrEqualTo(CartTexts.Within);
    }

    private static Candidate Message((Flow Flow, Step Step) what, string? country, string? home, bool soft, ConsentWord[] words, KnownOrder order, int waitsMonths)
    {
        var shopper = Some.Shopper(order);
        foreach (var word in words)
            shopper = shopper.With(word);
        if (waitsMonths > 0)
            shopper = shopper.With(new KnownItem { Id = "bowl", SavedAt = Some.Noon.AddMonths(-waitsMonths), WantsStock = true, EmailKey = Some.EmailKey });
        var shop = Some.WholeShop() with { Country = home, Settings = Some.WholeShop().Settings with { AllowsSoftOptIn = soft, FeedbackNeedsConsent = [] } };
        return new(what.Flow, what.Step, new(shopper, Some.Journey() with { Flow = what.Flow.Key, Step = what.Flow.Steps.IndexOf(what.Step) }, shop, Some.Noon));
    }

    private static Candidate Texting(string? country, string? region, DateTimeOffset now, SendWindow hours)
    {
        var flow = AllFlows.List.Single(flow => flow.About == SubjectKind.Cart);
        var step = flow.Steps.Single(step => step.Channel == Channel.Text);
        var cart = new KnownCart { Id = "cart", UpdatedAt = now.AddHours(-2), HasUrl = true, Contact = new(now, Some.EmailKey, Some.PhoneKey, StreetKey: null, country, region) };
        var shopper = Some.Shopper().With(cart).With(Some.Word(channel: Channel.Text, topic: flow.Family) with { IsConfirmed = true });
        var shop = Some.WholeShop() with { Settings = Some.WholeShop().Settings with { TextWindow = hours } };
        var journey = new Journey { Flow = flow.Key, FlowVersion = flow.Version, Subject = "cart", StartedAt = now.AddHours(-2), DueAt = now, Step = flow.Steps.IndexOf(step) };
        return new(flow, step, new(shopper, journey, shop, now));
    }
}
