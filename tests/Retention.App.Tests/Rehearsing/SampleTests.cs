using Retention.App.Commands;
using Retention.App.Letters;
using Retention.App.Rehearsing;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Flows;
using Retention.Tiers;

namespace Retention.App.Tests.Rehearsing;

/// <summary>Letters of a rehearsal about what the past does not tell: nothing in them is blank, and what is an example says so.</summary>
public sealed class SampleTests
{
    private static readonly DateTimeOffset At = Reported.At;

    [Fact]
    public void Credit_that_ran_out_is_told_with_its_day_and_with_an_amount_that_says_it_is_an_example()
    {
        var report = Report("credit-expiry", new CreditEnds("1", new(2027, 1, 15), Days: 30, At.AddDays(26)));
        var sample = report.Samples.ShouldHaveSingleItem();
        sample.Subject!.Replace('\u00A0', ' ').ShouldBe("You have €10.00 at Blue Mug Shop");
        sample.Text.ShouldContain("January 15, 2027");
        sample.Text.ShouldContain("Hello,");
        sample.Example.ShouldBe("The amount is an example: how much was left then is not kept.");
        string.Join('\n', RehearsalText.Of(report)).ShouldContain($"({sample.Example})");
    }

    [Fact]
    public void A_level_is_told_by_the_name_that_it_has_now_and_nothing_in_it_is_an_example()
    {
        var report = Report("tier-reached", Reported.Order("2", at: At.AddDays(3)));
        var sample = report.Samples.ShouldHaveSingleItem();
        sample.Subject.ShouldBe("You have reached Bronze at Blue Mug Shop");
        sample.Text.ShouldContain("Free returns");
        sample.Example.ShouldBeNull();
    }

    private static RehearsalReport Report(string family, Happened last)
    {
        var shop = RehearseCommand.SimulatedShop;
        shop = shop with
        {
            Brand = shop.Brand with { Name = "Blue Mug Shop" },
            Locale = "en",
            Settings = shop.Settings with
            {
                Holdouts = shop.Settings.Holdouts.SetItem(family, 0),
                Tiers = new TierSettings { Version = 1, Currency = new("EUR"), Levels = [new Tier("bronze", "Bronze", 2) { Benefits = "Free returns" }] },
            },
        };
        var people = new WhoIsWho();
        var consent = new ConsentReported(new(Channel.Email, Purpose.Marketing, IsGranted: true, At, "checkout") { IsConfirmed = true }) { Email = "ann@example.test" };
        var at = last is CreditEnds ends ? ends.At : At.AddDays(3);
        RecordedEvents past = new([.. people.Record("a", consent, At), .. people.Record("b", Reported.Order("1"), At), .. people.Record("c", last, at)]);
        return Reporting.Tell(AllFlows.Switches.Single(flow => flow.Family == family), shop, shop, [], past, At.AddDays(-1), at.AddDays(10), new LetterRenderer()).Report;
    }
}
