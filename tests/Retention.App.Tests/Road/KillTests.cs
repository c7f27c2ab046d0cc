using System.Globalization;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Flows.AbandonedCart;
using Retention.Flows.ThankYou;
using Retention.Shoppers;
using Xunit.Abstractions;

namespace Retention.App.Tests.Road;

/// <summary>
/// The real program is killed (SIGKILL, never its storage) while carts, orders and parcels arrive, its storage fails one request in twenty and
/// the provider one letter in ten: nothing is lost, and nothing is done twice. <c>script/chaos</c> runs it for longer.
/// </summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class KillTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    // A call that was under way when the order came may still end in a letter: its claim lasts twice the deadline of these runs.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);
    private static readonly int Orders = FromEnvironment("RETENTION_CHAOS_ORDERS", 200);
    private static readonly int Kills = FromEnvironment("RETENTION_CHAOS_KILLS", 3);
    private static readonly int Seed = FromEnvironment("RETENTION_CHAOS_SEED", Random.Shared.Next());

    [Fact]
    public async Task Killed_at_any_moment_on_failing_storage_it_loses_nothing_and_does_nothing_twice()
    {
        await using var chaos = await Chaos.StartAsync(azurite, Orders, Seed, logs: 200);
        await chaos.RunAsync(Kills);
        var found = await ChaosFound.ReadAsync(chaos);
        output.WriteLine(ChaosFigures.Of(chaos, found));

        HoldsAlways(chaos, found);
        found.NotSent(Reason.Lost).ShouldBeEmpty("lost, though the provider can be asked");
        var thanked = found.Letters(ThankYou.Flow.Key).Select(letter => letter.Message).ToHashSet(StringComparer.Ordinal);
        chaos.Stories.Where(story => story.IsThanked && !thanked.Contains(MessageOf(story)) && !chaos.IsRefused(MessageOf(story))).Select(story => story.Number).ShouldBeEmpty("not thanked");
        found.Sent.Select(entry => entry.Message!).Except(found.Accepted.Select(letter => letter.Message), StringComparer.Ordinal).ShouldBeEmpty("called sent, and never taken");
        found.Accepted.Select(letter => letter.Message).Except(found.Sent.Select(entry => entry.Message!), StringComparer.Ordinal).ShouldBeEmpty("taken, and not called sent");
    }

    [Fact]
    public async Task When_the_provider_can_not_be_asked_it_still_sends_nothing_twice_and_lists_each_lost_letter()
    {
        await using var chaos = await Chaos.StartAsync(azurite, Orders / 5, Seed, logs: 403);
        await chaos.RunAsync(Math.Max(1, Kills / 3));
        var found = await ChaosFound.ReadAsync(chaos);
        output.WriteLine(ChaosFigures.Of(chaos, found));

        HoldsAlways(chaos, found);
        var lost = found.NotSent(Reason.Lost).Select(entry => entry.Message!).ToHashSet(StringComparer.Ordinal);
        lost.Count.ShouldBeLessThanOrEqualTo(chaos.MostLost);
        var thanked = found.Letters(ThankYou.Flow.Key).Select(letter => letter.Message).ToHashSet(StringComparer.Ordinal);
        chaos.Stories.Where(story => story.IsThanked && !thanked.Contains(MessageOf(story)) && !lost.Contains(MessageOf(story)) && !chaos.IsRefused(MessageOf(story)))
            .Select(story => story.Number).ShouldBeEmpty("neither thanked nor listed as lost");
    }

    // What holds whether the provider can be asked or not.
    private static void HoldsAlways(Chaos chaos, ChaosFound found)
    {
        var told = chaos.Shop.Told.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        told.Where(key => !found.Events.Contains(key)).ShouldBeEmpty("answered with 200, and not known");
        found.Events.Where(key => key.Count() > 1).Select(key => key.Key).ShouldBeEmpty("applied twice");
        found.Events.Select(key => key.Key.Split('|')[0]).Where(key => !told.Contains(key)).ShouldBeEmpty("known, and never told");
        found.Events.Where(key => found.Recorded[key.Key].Count() != 1).Select(key => key.Key).ShouldBeEmpty("not once in the journal");
        found.Knowledge.Found.Except(found.Knowledge.Expected, StringComparer.Ordinal).ShouldBeEmpty("known otherwise than in a calm hour");
        found.Knowledge.Found.ShouldBe(found.Knowledge.Expected, "what a calm hour would make of the same events");

        found.SentTwice.ShouldBeEmpty("sent twice");
        found.JournaledTwice.ShouldBeEmpty("called sent twice");
        chaos.SendGrid.Faults.ShouldBeEmpty("wrong requests");
        var allowed = chaos.Stories.Where(story => story.IsThanked || story.IsUndone).Select(MessageOf).ToHashSet(StringComparer.Ordinal);
        found.Letters(ThankYou.Flow.Key).Select(letter => letter.Message).Where(message => !allowed.Contains(message)).ShouldBeEmpty("thanked, though not eligible");
        var unwilling = chaos.Stories.Where(story => !story.IsWilling).Select(story => story.Email).ToHashSet(StringComparer.Ordinal);
        found.Letters(AbandonedCart.Flow.Key).Where(letter => unwilling.Contains(letter.To)).Select(letter => letter.Message).ShouldBeEmpty("reminded without consent");
        found.TakenLate(chaos).Where(one => one.DecidedAt > one.KnownAt || one.TakenAt - one.KnownAt > Lease).ShouldBeEmpty("decided after it was known to be wrong");

        found.Unaccounted.ShouldBeEmpty("the journal does not add up");
        found.Shoppers.Where(shopper => !shopper.Journeys.IsEmpty).Select(shopper => shopper.Journeys[0].Id).ShouldBeEmpty("under way, and nothing is planned");
        Lines(found.Journal).Order(StringComparer.Ordinal).ShouldBe(Lines(found.Decisions).Order(StringComparer.Ordinal), "the journal and the shoppers' own decisions");
        found.NotSent(Reason.ProviderRefused).Select(entry => entry.Message!).Except(chaos.SendGrid.Refused, StringComparer.Ordinal).ShouldBeEmpty("called refused, and never refused");
        var carts = found.Journal.Where(entry => entry.Flow == AbandonedCart.Flow.Key).Select(entry => entry.Subject).Distinct(StringComparer.Ordinal).Count();
        carts.ShouldBeGreaterThanOrEqualTo(chaos.Stories.Count(story => !story.IsBought), "carts that were left, and not spoken of");
    }

    private static IEnumerable<string> Lines(IEnumerable<Entry> entries) => entries.Select(entry => $"{entry.Flow}|{entry.Subject}|{entry.Step}|{entry.Outcome}|{entry.Reason}|{entry.Attempt}|{entry.Turn}");

    private static string MessageOf(ChaosStory story) =>
        Keys.MessageId(Keys.Shop("shopify", ChaosShop.Domain), Journey.IdOf(ThankYou.Flow.Key, story.OrderId), step: 0, "email");

    private static int FromEnvironment(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
