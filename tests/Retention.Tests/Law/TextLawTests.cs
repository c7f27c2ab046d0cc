using Retention.Decisions;
using Retention.Law;

namespace Retention.Tests.Law;

public class TextLawTests
{
    [Fact]
    public void Somewhere_in_America_the_hours_are_those_that_all_its_states_have_in_common()
    {
        TextLaw.For("US", region: null, home: null).Window.ShouldBe(SendWindow.Text, "facts/peers.md 3.4, the safe default");
        TextLaw.For("US", "of nowhere", home: null).Window.ShouldBe(SendWindow.Text);
        TextLaw.For(country: null, region: null, home: "US").Window.ShouldBe(SendWindow.Text);
        TextLaw.For("US", region: null, home: null).MostPerDay.ShouldBe(3, "it may be Florida");
    }

    [Theory]
    [InlineData("US", "CA", 8, 21, 8, 21)]
    [InlineData("US", "FL", 8, 20, 8, 20)]
    [InlineData("US", "NJ", 8, 20, 8, 20)]
    [InlineData("US", "CT", 9, 20, 9, 20)]
    [InlineData("US", "TX", 9, 21, 12, 21)]
    [InlineData("US", "KY", 10, 21, 10, 21)]
    [InlineData("US", "RI", 9, 18, 10, 17)]
    [InlineData("FR", null, 8, 20, 0, 0)]
    [InlineData("BR", null, 9, 20, 12, 17)]
    public void A_place_has_its_own_hours(string country, string? region, int from, int to, int sundayFrom, int sundayTo)
    {
        var window = TextLaw.For(country, region, home: "US").Window;
        (window.Weekdays, window.Sunday).ShouldBe((new Hours(from, to), new Hours(sundayFrom, sundayTo)));
    }

    [Fact]
    public void Hours_that_have_nothing_in_common_are_none()
    {
        new Hours(9, 12).Within(new Hours(12, 20)).ShouldBe(Hours.None);
        new Hours(9, 13).Within(new Hours(12, 20)).ShouldBe(new Hours(12, 13));
    }

    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2026-04-06")] // Easter Monday.
    [InlineData("2026-05-14")] // Ascension.
    [InlineData("2026-05-25")] // Whit Monday.
    [InlineData("2026-07-14")]
    [InlineData("2027-03-29")] // Easter Monday.
    public void On_a_public_holiday_of_France_no_text_goes(string day)
    {
        var noon = DateTimeOffset.Parse($"{day}T10:00Z");
        var law = TextLaw.For("FR", region: null, home: null);
        QuietHours.IsDay(law.Window, Zones.In("FR", region: null), noon, law.IsHoliday).ShouldBeFalse();
        QuietHours.IsDay(law.Window, Zones.In("FR", region: null), noon).ShouldBeTrue("but for the holiday");
        QuietHours.NextDay(law.Window, Zones.In("FR", region: null), noon, law.IsHoliday)!.Value.ShouldBeGreaterThan(noon.AddHours(12));
    }

    [Theory]
    [InlineData(1961, 4, 2)]
    [InlineData(2000, 4, 23)]
    [InlineData(2026, 4, 5)]
    [InlineData(2038, 4, 25)]
    public void Easter_is_when_the_church_keeps_it(int year, int month, int day) => FrenchHolidays.Easter(year).ShouldBe(new DateOnly(year, month, day));

    [Fact]
    public void A_shop_that_allows_more_texts_a_day_than_the_state_stays_within_the_states()
    {
        var flow = Retention.Flows.AllFlows.Find("abandoned-cart")!;
        var shop = Some.WholeShop() with { Settings = Some.WholeShop().Settings with { TextsPerDay = 9 } };
        var texted = Some.Shopper(Some.KnownOrder() with { Country = "US", Region = "FL" }) with
        {
            Messages = [.. Enumerable.Range(1, 3).Reverse().Select(hour => new Retention.Shoppers.Said(Some.Noon.AddHours(-hour), Channel.Text, Purpose.Marketing, $"other {hour}", "text"))],
        };
        var seen = new Seen(texted, Some.Journey() with { Flow = flow.Key, Step = 1 }, shop, Some.Noon);
        Caps.FreeAt(seen, Channel.Text).ShouldBe(Some.Noon.AddHours(21));
        Caps.FreeAt(seen with { Shopper = texted.With(texted.Order("1001")! with { Region = "GA" }) }, Channel.Text).ShouldBeLessThan(Some.Noon);
    }
}
