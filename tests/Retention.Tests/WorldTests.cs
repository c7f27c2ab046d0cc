using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;
using Outcome = Retention.Shoppers.Outcome;

namespace Retention.Tests;

/// <summary>What holds of every life, however it is told: all flows on, late and doubled wake-ups, a provider of moods.</summary>
public class WorldTests
{
    private const int Lifes = 2_000;

    private static readonly Gen<int> Seeds = Gen.Choose(0, int.MaxValue - 1);

    // As strict as a shop can be: nights, caps, holdout, no consent assumed.
    private static readonly Shop Strict = Some.WholeShop() is var shop ? shop with
    {
        TimeZone = "America/Chicago",
        Settings = new()
        {
            SendsTexts = true,
            Holdouts = AllFlows.Switches.ToImmutableDictionary(flow => flow.Family, _ => 25.0, StringComparer.Ordinal),
            Lasts = ImmutableDictionary<string, TimeSpan>.Empty.Add("bowl", TimeSpan.FromDays(20)),
        },
    } : shop;

    private static readonly JsonSerializerOptions AsText = new() { WriteIndented = true };

    [Fact]
    public void However_a_life_is_told_the_same_is_known_of_it_in_the_end() =>
        Cases.ForAll(
            Seeds,
            seed =>
            {
                var life = Lives.Of(seed);
                var (straight, muddled) = (Known(Tell(Lives.Straight(life)).Shopper), Known(Tell(Lives.Muddled(life, seed)).Shopper));
                for (var line = 0; line < straight.Length && line < muddled.Length; line++)
                    muddled[line].ShouldBe(straight[line], $"line {line} of {string.Join('\n', straight)}");
                muddled.Length.ShouldBe(straight.Length);
            },
            Lifes);

    [Fact]
    public void No_message_arrives_twice_however_events_wake_ups_and_answers_come() =>
        ForAllLives((_, world) => world.Handed.Where(handed => handed.MayHaveArrived).Select(handed => handed.Message).ShouldBeUnique(StringComparer.Ordinal));

    [Fact]
    public void Nothing_is_said_of_a_cart_once_the_order_that_ends_it_is_known() => ForAllLives(NothingOfABoughtCart);

    [Fact]
    public void No_advertising_goes_by_mail_without_consent_at_that_moment() => ForAllLives(OnlyWithConsent);

    [Fact]
    public void No_advertising_goes_by_text_without_a_confirmed_consent_to_just_that() =>
        ForAllLives((deliveries, world) =>
        {
            foreach (var handed in world.Handed.Where(handed => handed.Step.Channel == Channel.Text))
            {
                // Since it was last refused it was confirmed: a box that is ticked once more afterwards takes nothing back.
                var since = Words(deliveries, handed.At, Channel.Text, Some.PhoneKey).Where(said => said.Topic == handed.Flow.Family).Reverse().TakeWhile(said => said.IsGranted);
                since.ShouldContain(said => said.IsConfirmed, handed.ToString());
            }
        });

    [Fact]
    public void Nothing_goes_by_night() => ForAllLives((_, world) => OnlyByDay(world));

    [Fact]
    public void Nobody_gets_more_than_the_caps_allow() => ForAllLives((_, world) => WithinTheCaps(world));

    [Fact]
    public void Whoever_is_held_out_hears_nothing_of_the_flow() => ForAllLives((_, world) => NothingToTheHeldOut(world));

    [Fact]
    public void Each_candidate_is_accounted_for_once_at_each_step_and_in_the_end_nobody_waits() =>
        ForAllLives((_, world) =>
        {
            world.Shopper.Journeys.ShouldBeEmpty();
            foreach (var candidate in world.Entries.GroupBy(entry => (entry.Flow, entry.Subject)).SelectMany(Beginnings))
            {
                var told = string.Join(", ", candidate.Select(entry => $"{entry.Flow} {entry.Subject} {entry.Step} {entry.Outcome} {entry.Reason}"));
                var final = candidate.Where(entry => entry.Outcome is Outcome.Sent or Outcome.NotSent).Select(entry => entry.Step).ToArray();
                final.ShouldBe(Enumerable.Range(0, final.Length), told);
                final.ShouldNotBeEmpty(told);
                candidate[^1].Outcome.ShouldBeOneOf([Outcome.Sent, Outcome.NotSent], told);
                if (candidate.Length > 1)
                    candidate.Select(entry => entry.Outcome == Outcome.Started).ShouldBe(candidate.Select((_, index) => index == 0), told);
            }
        });

    [Fact]
    public void The_decision_log_tells_just_what_the_provider_was_told() =>
        ForAllLives((_, world) =>
            world.Entries.Where(entry => entry.Outcome == Outcome.Sent).Select(entry => entry.Message)
                .ShouldBe(world.Handed.Where(handed => handed.MayHaveArrived && handed.Fate != Fate.Lost).Select(handed => handed.Message), ignoreOrder: true));

    [Fact]
    public void These_lives_have_something_of_everything()
    {
        // Otherwise the properties above would hold of nothing.
        var worlds = Enumerable.Range(0, 1_500).Select(seed => Tell(Lives.Muddled(Lives.Of(seed), seed), moody: 40, seed)).ToArray();
        var said = worlds.SelectMany(world => world.Handed).ToArray();
        var ours = AllFlows.List.Where(flow => flow.Key != "tier-reached").ToArray(); // The shops of these lives have no levels.
        ours.Where(flow => !said.Any(handed => handed.Flow.Key == flow.Key)).Select(flow => flow.Key).ShouldBeEmpty();
        ours.SelectMany(flow => flow.Steps.Where(step => !said.Any(handed => handed.Flow.Key == flow.Key && handed.Step.Key == step.Key)).Select(step => $"{flow.Key}/{step.Key}")).ShouldBeEmpty();
        var silent = worlds.SelectMany(world => world.Entries).Select(entry => entry.Reason).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Reason.All.Select(reason => reason.Key).Except(silent, StringComparer.Ordinal).ShouldBe(NotInLives, ignoreOrder: true);
        worlds.Count(world => world.Entries.GroupBy(entry => (entry.Flow, entry.Subject)).Any(candidate => Beginnings(candidate).Count() > 1)).ShouldBeGreaterThan(0, "some cart is emptied and filled again");
    }

    public static TheoryData<string> Guarded => ["consent", "quiet-hours", "cap", "holdout"];

    [Theory]
    [MemberData(nameof(Guarded))]
    public void Without_its_guard_a_property_does_not_hold(string guard)
    {
        Action<Delivery[], World> property = guard switch
        {
            "consent" => OnlyWithConsent,
            "quiet-hours" => (_, world) => OnlyByDay(world),
            "cap" => (_, world) => WithinTheCaps(world),
            _ => (_, world) => NothingToTheHeldOut(world),
        };
        Should.Throw<Exception>(() => ForAllLives(property, Guards.InOrder.RemoveAll(known => known.Key == guard)));
    }

    // What these lives have none of: examples in GuardsTests show it.
    private static readonly string[] NotInLives = ["flow-off", "bought-elsewhere", "flow-paused", "shop-uninstalled", "bought-suspected", "sending-limit", "no-sender", "delivered-before", "duplicate-key", "began-before", "only-tested", "paused-by-shopper", "cancelled-by-merchant", "paused-by-merchant", "no-domain", "implied-consent-over", "one-text-per-cart", "too-many-bounces", "too-many-complaints", "warming-up", "clicked-lately", "texts-refused", "ordered-before", "entered-by-shop", "shop-silent", "sending-halted", "shop-allowance", "survey-turn", "platform-sent", "profiling-refused", "shopper-spacing", "has-account", "alert-off", "credit-used", "credit-small"];

    // A cart that was emptied before anything was said of it may be left again: then all begins anew. Nothing else does.
    private static IEnumerable<Entry[]> Beginnings(IEnumerable<Entry> candidate)
    {
        var one = new List<Entry>();
        foreach (var entry in candidate)
        {
            one.Add(entry);
            if (entry is { Outcome: Outcome.NotSent, Reason: "cart-empty" } && one.TrueForAll(before => before.Outcome != Outcome.Sent && before.Reason != "lost"))
            {
                yield return one.ToArray();
                one.Clear();
            }
        }

        if (one.Count > 0)
            yield return one.ToArray();
    }

    private static void NothingOfABoughtCart(Delivery[] deliveries, World world)
    {
        foreach (var handed in world.Handed.Where(handed => handed.Flow.Key == "abandoned-cart"))
            deliveries.Where(told => told.At <= handed.At).ShouldNotContain(told => Buys(told.Happened, handed, deliveries), handed.ToString());
    }

    private static void OnlyWithConsent(Delivery[] deliveries, World world)
    {
        foreach (var handed in world.Handed.Where(handed => handed.Step.Channel == Channel.Email && handed.Flow.Purpose == Purpose.Marketing))
            IsAllowed(deliveries, handed).ShouldBeTrue(handed.ToString());
    }

    private static void OnlyByDay(World world)
    {
        foreach (var handed in world.Handed)
        {
            foreach (var zone in ZonesOf(handed.Seen))
            {
                var local = TimeZoneInfo.ConvertTime(handed.At, TimeZoneInfo.FindSystemTimeZoneById(zone));
                var (from, to) = handed.Step.Channel == Channel.Email ? (9, 20) : local.DayOfWeek switch { DayOfWeek.Saturday => (10, 17), DayOfWeek.Sunday => (12, 17), _ => (10, 18) };
                local.Hour.ShouldBeInRange(from, to - 1, $"{handed} in {zone}");
            }
        }
    }

    private static void WithinTheCaps(World world)
    {
        foreach (var handed in world.Handed.Where(handed => handed.MayHaveArrived))
        {
            int Said(Channel channel, int days) => world.Handed.Count(other => other.MayHaveArrived && other.Step.Channel == channel
                && (channel == Channel.Text || other.Flow.Purpose != Purpose.Service) && other.At <= handed.At && other.At > handed.At.AddDays(-days));
            Said(Channel.Email, days: 1).ShouldBeLessThanOrEqualTo(1, handed.ToString());
            Said(Channel.Email, days: 14).ShouldBeLessThanOrEqualTo(4, handed.ToString());
            Said(Channel.Text, days: 1).ShouldBeLessThanOrEqualTo(1, handed.ToString());
        }
    }

    private static void NothingToTheHeldOut(World world)
    {
        foreach (var handed in world.Handed.Where(handed => handed.Flow.Key is not ("save-for-later/back-in-stock" or "settled")))
            (Share.Of(Strict, $"holdout|{handed.Flow.Family}", world.Shopper.Id) < 25).ShouldBeFalse(handed.ToString());
    }

    private static void ForAllLives(Action<Delivery[], World> holds, ImmutableArray<Guard>? guards = null) =>
        Cases.ForAll(
            Seeds,
            seed =>
            {
                var deliveries = Lives.Muddled(Lives.Of(seed), seed);
                holds(deliveries, Tell(deliveries, moody: 40, seed, guards));
            },
            Lifes);

    private static World Tell(Delivery[] deliveries, int moody = 0, int seed = 1, ImmutableArray<Guard>? guards = null) =>
        new World(Strict, seed) { Moody = moody, Guards = guards ?? Guards.InOrder }.Live(deliveries);

    private static string[] Known(Shopper shopper) => JsonSerializer.Serialize(
        new { shopper.Orders, shopper.Carts, shopper.Items, shopper.Consents, shopper.Suppressions, shopper.Profile, Names = shopper.Names.Select(name => name.ToString()).Order(StringComparer.Ordinal) }, AsText).Split('\n');

    private static bool Buys(Happened happened, Handed handed, Delivery[] deliveries)
    {
        var token = handed.Seen.Journey.Subject[$"{NameKind.Cart}:".Length..];
        var told = deliveries.Where(other => other.At <= handed.At).Select(other => other.Happened).OfType<CartReported>().Where(other => other.Cart.CartToken == token).ToArray();
        return happened is OrderReported(var order) && !order.IsTest
            && (order.CartToken == token
                || (order.CheckoutToken is { } checkout && told.Any(report => report.Cart.CheckoutToken == checkout))
                || order.PlacedAt >= told.Max(report => report.Cart.UpdatedAt));
    }

    private static IEnumerable<Consent> Words(Delivery[] deliveries, DateTimeOffset until, Channel channel, string address) => deliveries
        .Where(told => told.At <= until && Some.Hashed(told.Happened).Any(name => name.Hash == address))
        .SelectMany(told => told.Happened switch
        {
            ConsentReported(var word) => [word],
            CustomerReported customer => customer.Consents,
            CartReported(var cart) => cart.Consents,
            OrderReported(var order) => order.Consents,
            _ => [],
        })
        .Where(word => word.Channel == channel).OrderBy(word => word.At).ThenBy(word => word.IsGranted ? 0 : 1).ThenBy(word => word.IsConfirmed);

    private static bool IsAllowed(Delivery[] deliveries, Handed handed)
    {
        var words = Words(deliveries, handed.At, Channel.Email, handed.Seen.EmailKey!).ToArray();
        var general = words.LastOrDefault(word => word.Topic is null);
        var topic = words.LastOrDefault(word => word.Topic == handed.Flow.Family);
        return topic is { IsGranted: false } ? false : general is { IsGranted: false } ? topic?.At > general.At : (general ?? topic) is not null;
    }

    private static string[] ZonesOf(Seen seen) => (seen.Country, seen.Region) switch
    {
        ("US", "NY") => ["America/New_York"],
        ("US", "CA") => ["America/Los_Angeles"],
        ("US", "TX") => ["America/Chicago", "America/Denver"],
        ("US" or null, _) => ["America/New_York", "America/Los_Angeles", "Pacific/Honolulu"], // The shop's country, where none is known.
        ("DE", _) => ["Europe/Berlin"],
        ("GB", _) => ["Europe/London"],
        ("JP", _) => ["Asia/Tokyo"],
        ("NZ", _) => ["Pacific/Auckland"],
        var (country, _) => throw new InvalidOperationException($"No life is lived in {country}."),
    };
}
