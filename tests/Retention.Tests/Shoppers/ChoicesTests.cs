using System.Collections.Immutable;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.Tests.Shoppers;

/// <summary>What a shopper sees on the page of choices, and what is said by changing it.</summary>
public sealed class ChoicesTests
{
    private static readonly DateTimeOffset Later = Some.Noon.AddDays(1);

    [Fact]
    public void Every_family_of_flows_belongs_to_one_topic() =>
        Topic.All.SelectMany(topic => topic.Families).Order(StringComparer.Ordinal).ShouldBe(AllFlows.Switches.Select(flow => flow.Family).Order(StringComparer.Ordinal));

    [Fact]
    public void Who_said_nothing_hears_of_orders_and_is_asked_for_an_opinion() => Now(Some.Shopper(Some.KnownOrder())).Topics.ShouldBe(["orders", "opinions", "saved"], ignoreOrder: true);

    [Fact]
    public void Who_allowed_advertising_hears_all() => Now(Some.Consenting()).Topics.Length.ShouldBe(Topic.All.Length);

    [Fact]
    public void A_page_that_is_saved_as_it_is_says_nothing()
    {
        foreach (var shopper in new[] { Some.Shopper(), Some.Consenting(), Stopped(Some.Consenting()), Some.Consenting().With(Some.Word(granted: false, topic: "nps", purpose: null)) })
            Changed(shopper, now => now).ShouldBeEmpty();
    }

    [Fact]
    public void A_topic_that_is_turned_off_is_refused_by_name_for_all_its_flows_and_no_other()
    {
        var shopper = Made(Some.Consenting(), now => now with { Topics = now.Topics.Remove("opinions", StringComparer.Ordinal) });
        Now(shopper).Topics.ShouldBe(["orders", "carts", "saved", "news"]);
        shopper.Consents.Where(word => !word.IsGranted).Select(word => word.Topic).ShouldBe(["nps", "review-request", "survey", "settled"], ignoreOrder: true);
    }

    [Fact]
    public void Who_stops_all_letters_and_lets_some_come_again_gets_those_and_no_others()
    {
        var stopped = Made(Some.Consenting(), now => now with { Letters = false });
        Now(stopped).ShouldSatisfyAllConditions(now => now.Letters.ShouldBeFalse(), now => now.Topics.ShouldBeEmpty());
        var again = Made(stopped, now => now with { Letters = true, Topics = ["carts"] }, Later.AddMinutes(1));
        Now(again).ShouldSatisfyAllConditions(now => now.Letters.ShouldBeTrue(), now => now.Topics.ShouldBe(["carts"]));
    }

    [Fact]
    public void A_topic_refused_by_name_before_all_was_stopped_comes_again_when_it_is_ticked()
    {
        var shopper = Stopped(Some.Consenting().With(Some.Word(granted: false, topic: "abandoned-cart", purpose: null, at: Some.Noon.AddDays(-1))));
        Now(Made(shopper, now => now with { Letters = true, Topics = ["carts"] })).Topics.ShouldBe(["carts"]);
    }

    [Fact]
    public void Texts_are_only_ever_turned_off_and_for_every_number_that_was_asked_about()
    {
        var texted = Some.Consenting().With(Some.Word(channel: Channel.Text)).With(Some.Word(channel: Channel.Text) with { Address = "another number" });
        Now(Some.Consenting()).Texts.ShouldBeNull();
        Now(texted).Texts.ShouldBe(true);
        var off = Made(texted, now => now with { Texts = false });
        Now(off).Texts.ShouldBe(false);
        off.Consents.Where(word => word.Channel == Channel.Text && !word.IsGranted).Select(word => word.Address).ShouldBe([Some.PhoneKey, "another number"], ignoreOrder: true);
        Changed(off, now => now with { Texts = true }).ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_is_wanted_the_part_that_turns_off_grants_nothing()
    {
        var texted = Some.Consenting().With(Some.Word(channel: Channel.Text));
        foreach (var shopper in new[] { Some.Shopper(), Some.Shopper(Some.KnownOrder()), texted, Stopped(texted), Made(texted, now => now with { Topics = ["news"], Texts = false }) })
        {
            foreach (var letters in new[] { true, false })
            {
                foreach (var topics in new ImmutableArray<string>[] { [], ["carts"], ["news", "orders"], [.. Topic.All.Select(topic => topic.Key)] })
                    Changed(shopper, now => now.TurningOff(now with { Letters = letters, Topics = topics, Texts = letters })).ShouldAllBe(consent => !consent.IsGranted);
            }
        }

        Made(texted, now => now.TurningOff(now with { Letters = false, Texts = false })).ShouldSatisfyAllConditions(
            shopper => Now(shopper).Letters.ShouldBeFalse(), shopper => Now(shopper).Texts.ShouldBe(false));
        Now(Made(Some.Consenting(), now => now.TurningOff(now with { Topics = ["carts"] }))).Topics.ShouldBe(["carts"]);
        Changed(Stopped(texted), now => now.TurningOff(now with { Letters = true, Topics = ["carts"] })).ShouldBeEmpty();
    }

    [Fact]
    public void Every_word_bears_its_source_its_time_and_what_stood_beside_the_box() =>
        Changed(Some.Consenting(), now => now with { Topics = [] }).ShouldAllBe(consent => consent.Source == Choices.Source && consent.At == Later && consent.Wording != null && consent.Topic != null);

    [Fact]
    public void A_pause_lasts_until_its_end_or_until_it_is_ended()
    {
        var paused = Some.Consenting().Apply(new ChoicesMade(Later) { PausedUntil = Later + Pause.Offered }).Shopper;
        Choices.Of(paused, Some.Shop(), Some.EmailKey, Later).PausedUntil.ShouldBe(Later + Pause.Offered);
        Choices.Of(paused, Some.Shop(), Some.EmailKey, Later + Pause.Offered).PausedUntil.ShouldBeNull();
        var resumed = paused.Apply(new ChoicesMade(Later.AddHours(1)) { PausedUntil = Later.AddHours(1) }).Shopper;
        Choices.Of(resumed, Some.Shop(), Some.EmailKey, Later.AddHours(2)).PausedUntil.ShouldBeNull();
        // Told late, the earlier word does not begin it again.
        resumed.Apply(new ChoicesMade(Later) { PausedUntil = Later + Pause.Offered }).Shopper.Pause.ShouldBe(resumed.Pause);
    }

    [Fact]
    public void The_last_wish_about_naming_items_counts_whichever_was_heard_of_first_and_whoever_it_was_said_as()
    {
        var (wish, change) = (new ChoicesMade(Later) { IsDiscreet = true }, new ChoicesMade(Later.AddHours(1)) { IsDiscreet = false });
        var wishing = Some.Consenting().Apply(wish).Shopper;
        wishing.WantsDiscretion.ShouldBeTrue();
        Now(wishing).IsDiscreet.ShouldBeTrue();
        wishing.Apply(change).Shopper.WantsDiscretion.ShouldBeFalse();
        Some.Consenting().Apply(change).Shopper.Apply(wish).Shopper.WantsDiscretion.ShouldBeFalse();
        wishing.Apply(new ChoicesMade(Later.AddHours(2)) { PausedUntil = Later.AddDays(3) }).Shopper.WantsDiscretion.ShouldBeTrue("nothing was said about it");
        Merge.Into(Some.Consenting(), wishing with { Id = "other" }).WantsDiscretion.ShouldBeTrue();
    }

    [Fact]
    public void Of_what_was_chosen_for_the_person_the_latest_word_counts_whichever_was_heard_of_first()
    {
        var (first, then) = (new ChoicesMade(Later) { ObjectsToProfiling = true, Spacing = 30, Locale = "fr" }, new ChoicesMade(Later.AddHours(1)) { ObjectsToProfiling = false, Spacing = 7, Locale = "" });
        var chosen = Some.Consenting().Apply(first).Shopper;
        chosen.ShouldSatisfyAllConditions(shopper => shopper.ObjectsToProfiling.ShouldBeTrue(), shopper => shopper.Spacing!.Value.ShouldBe(30), shopper => shopper.LanguageOf("de").ShouldBe("fr"));
        foreach (var changed in new[] { chosen.Apply(then).Shopper, Some.Consenting().Apply(then).Shopper.Apply(first).Shopper, Merge.Into(Some.Consenting().Apply(then).Shopper, chosen with { Id = "other" }) })
            changed.ShouldSatisfyAllConditions(shopper => shopper.ObjectsToProfiling.ShouldBeFalse(), shopper => shopper.Spacing!.Value.ShouldBe(7), shopper => shopper.LanguageOf("de").ShouldBe("de"));
        chosen.Apply(new ChoicesMade(Later.AddHours(2)) { IsDiscreet = true }).Shopper.ObjectsToProfiling.ShouldBeTrue("nothing was said about it");
    }

    [Fact]
    public void What_waits_for_a_wish_is_looked_at_anew_when_the_wish_changes()
    {
        var waiting = Some.Shopper() with { Journeys = [Some.Journey() with { NotBefore = Later.AddDays(20), WaitsFor = Reason.ShopperSpacing.Key }, Some.Journey("1002") with { NotBefore = Later.AddDays(20), WaitsFor = Reason.QuietHours.Key }] };
        var applied = waiting.Apply(new ChoicesMade(Later) { Spacing = 0 });
        applied.ToWake.Select(journey => (journey.Subject, journey.NotBefore)).ShouldBe([("1001", null)]);
        waiting.Apply(new ChoicesMade(Later) { IsDiscreet = true }).ToWake.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_holds_the_letter_can_ask_for_discretion_and_not_end_it()
    {
        var now = Now(Some.Consenting());
        now.TurningOff(now with { IsDiscreet = true }).IsDiscreet.ShouldBeTrue();
        (now with { IsDiscreet = true }).TurningOff(now).IsDiscreet.ShouldBeTrue();
    }

    [Fact]
    public void What_is_allowed_on_the_page_took_the_mailed_code_so_it_is_confirmed() =>
        Changed(Stopped(Some.Consenting()), now => now with { Letters = true, Topics = ["carts"] }).Where(consent => consent.IsGranted).ShouldAllBe(consent => consent.IsConfirmed);

    private static Shopper Stopped(Shopper shopper) => shopper.With(Some.Word(granted: false, at: Some.Noon, purpose: null));

    private static Choices Now(Shopper shopper) => Choices.Of(shopper, Some.Shop(), Some.EmailKey, Later);

    private static ImmutableArray<Consent> Changed(Shopper shopper, Func<Choices, Choices> want, DateTimeOffset? at = null) =>
        Now(shopper) is var now ? now.Changed(want(now), at ?? Later, (channel, topic) => $"{channel} {topic}") : [];

    private static Shopper Made(Shopper shopper, Func<Choices, Choices> want, DateTimeOffset? at = null)
    {
        var made = new ChoicesMade(at ?? Later) { Consents = Changed(shopper, want, at) };
        return Knowledge.Apply(shopper, made, Guid.NewGuid().ToString(), [new KnownName(NameKind.Email, Some.EmailKey) { IsOthers = true }], Some.Shop(), Later).Shopper;
    }
}
