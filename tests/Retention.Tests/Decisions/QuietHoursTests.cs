using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Retention.Decisions;
using Retention.Shops;

namespace Retention.Tests.Decisions;

public class QuietHoursTests
{
    [Theory]
    [InlineData("US", "CA", "America/Los_Angeles")]
    [InlineData("US", "AZ", "America/Phoenix")]
    [InlineData("US", "TX", "America/Chicago America/Denver")]
    [InlineData("US", "FL", "America/New_York America/Chicago")]
    [InlineData("DE", "BY", "Europe/Berlin")]
    [InlineData("AU", "QLD", "Australia/Brisbane")]
    [InlineData("ES", null, "Europe/Madrid Atlantic/Canary")]
    [InlineData("US", "of nowhere", "America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles America/Anchorage Pacific/Honolulu")]
    [InlineData("XX", "CA", "Asia/Tokyo")] // A country that we do not know: the shop's.
    [InlineData(null, null, "Asia/Tokyo")]
    public void A_shopper_is_in_the_zones_of_the_region_else_of_the_country_else_of_the_shops_country(string? country, string? region, string zones) =>
        Zones.Of(country, region, Some.Shop() with { TimeZone = "Europe/Paris", Country = "JP" }).Select(zone => zone.Id).ShouldBe(zones.Split(' '));

    [Fact]
    public void Who_is_unknown_is_in_the_zones_of_the_shops_country_else_in_the_shops_own_and_else_there_is_none_better_than_UTC()
    {
        Zones.Of(country: null, region: null, Some.Shop() with { Country = "JP" }).Single().Id.ShouldBe("Asia/Tokyo");
        Zones.Of(country: null, region: null, Some.Shop() with { Country = "JP", TimeZone = "Europe/Paris" }).Single().Id.ShouldBe("Asia/Tokyo");
        Zones.Of(country: null, region: null, Some.Shop() with { Country = "US", TimeZone = "America/Chicago" }).ShouldBe(Zones.In("US", region: null), "the shop's own is one of several");
        Zones.Of(country: null, region: null, Some.Shop() with { TimeZone = "Europe/Paris" }).Single().Id.ShouldBe("Europe/Paris");
        Zones.Of(country: null, region: null, Some.Shop() with { Country = "XX", TimeZone = "Europe/Paris" }).Single().Id.ShouldBe("Europe/Paris", "a country that we do not know");
        Zones.Of(country: null, region: null, Some.Shop()).ShouldBe([TimeZoneInfo.Utc]);
    }

    [Fact]
    public void Every_zone_that_is_written_down_is_known_to_this_machine()
    {
        foreach (var country in "AT BE BG CH CY CZ DE DK EE FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL RO RS SE SI SK TR UA AE IL SA IN PK BD LK TH VN MY SG PH CN HK TW JP KR ZA NG KE EG MA AR CO PE UY VE CR PA DO JM PR GT US CA AU NZ BR MX CL ES PT ID KZ".Split(' '))
            Zones.In(country, region: null).ShouldNotBeEmpty(country);
        foreach (var state in "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY".Split(' '))
            Zones.In("US", state).Length.ShouldBeInRange(1, 2, state);
    }

    [Fact]
    public void Where_several_zones_may_be_it_has_to_be_day_in_all_of_them()
    {
        var texas = Zones.In("US", "TX");
        QuietHours.IsDay(SendWindow.Email, texas, Utc("2026-03-02T15:00")).ShouldBeFalse("9 in Dallas, 8 in El Paso");
        QuietHours.IsDay(SendWindow.Email, texas, Utc("2026-03-02T16:00")).ShouldBeTrue();
        QuietHours.IsDay(SendWindow.Email, texas, Utc("2026-03-03T01:59")).ShouldBeTrue("19:59 in Dallas");
        QuietHours.IsDay(SendWindow.Email, texas, Utc("2026-03-03T02:00")).ShouldBeFalse();
        QuietHours.NextDay(SendWindow.Email, texas, Utc("2026-03-03T02:00")).ShouldBe(Utc("2026-03-03T16:00"));
    }

    [Fact]
    public void Somewhere_in_America_a_text_goes_when_all_of_America_is_awake()
    {
        // From 10 in Honolulu to 18 in New York, winter time: 20 to 23 o'clock UTC.
        var anywhere = Zones.In("US", region: null);
        QuietHours.NextDay(SendWindow.Text, anywhere, Utc("2026-03-02T12:00")).ShouldBe(Utc("2026-03-02T20:00"));
        QuietHours.IsDay(SendWindow.Text, anywhere, Utc("2026-03-02T22:59")).ShouldBeTrue();
        QuietHours.IsDay(SendWindow.Text, anywhere, Utc("2026-03-02T23:00")).ShouldBeFalse();
        // On Sundays from 12 in Honolulu to 17 in New York there is no hour at all.
        QuietHours.NextDay(SendWindow.Text, anywhere, Utc("2026-03-01T12:00")).ShouldBe(Utc("2026-03-02T20:00"));
    }

    [Theory]
    [InlineData("2026-03-07T14:00", true)] // Saturday 9:00, winter time.
    [InlineData("2026-03-08T13:00", true)] // Sunday 9:00, summer time since 2 o'clock.
    [InlineData("2026-03-08T12:59", false)]
    [InlineData("2026-10-31T13:00", true)] // The last Saturday of summer time.
    [InlineData("2026-11-01T13:00", false)] // Sunday 8:00, winter time again.
    [InlineData("2026-11-01T14:00", true)]
    public void On_the_days_when_the_clocks_change_the_shopper_s_own_clock_counts(string utc, bool isDay) =>
        QuietHours.IsDay(SendWindow.Email, Zones.In("US", "NY"), Utc(utc)).ShouldBe(isDay);

    [Fact]
    public void Zones_that_are_a_quarter_of_an_hour_apart_wake_to_the_minute()
    {
        QuietHours.NextDay(SendWindow.Email, [Zones.Find("Asia/Kathmandu")!], Utc("2026-03-02T00:00")).ShouldBe(Utc("2026-03-02T03:15")); // +5:45
        QuietHours.NextDay(SendWindow.Email, [Zones.Find("Australia/Eucla")!], Utc("2026-03-02T12:00")).ShouldBe(Utc("2026-03-03T00:15")); // +8:45
        QuietHours.NextDay(SendWindow.Email, [Zones.Find("Pacific/Chatham")!], Utc("2026-06-02T12:00")).ShouldBe(Utc("2026-06-02T20:15")); // +12:45
        QuietHours.NextDay(SendWindow.Email, Zones.In("IN", region: null), Utc("2026-03-02T00:00")).ShouldBe(Utc("2026-03-02T03:30")); // +5:30
    }

    [Fact]
    public void A_window_without_an_hour_never_opens() =>
        QuietHours.NextDay(new(new(9, 9), new(9, 9), new(9, 9)), Zones.In("DE", region: null), Some.Noon).ShouldBeNull();

    [Fact]
    public void Wherever_and_whenever_the_next_day_is_the_first_quarter_of_an_hour_in_it() =>
        Cases.ForAll(
            from country in Gen.Elements("US", "DE", "IN", "AU", "BR", "NZ", "CA", "JP")
            from text in Gen.Elements(true, false)
            from minute in Gen.Choose(0, 366 * 24 * 60)
            select (country, text, Utc("2026-01-01T00:00").AddMinutes(minute)),
            one =>
            {
                var (country, text, now) = one;
                var (window, zones) = (text ? SendWindow.Text : SendWindow.Email, Zones.In(country, region: null));
                var next = QuietHours.NextDay(window, zones, now).ShouldNotBeNull();
                next.ShouldBeGreaterThan(now);
                QuietHours.IsDay(window, zones, next).ShouldBeTrue();
                for (var quarter = next.AddMinutes(-15); quarter > now; quarter = quarter.AddMinutes(-15))
                    QuietHours.IsDay(window, zones, quarter).ShouldBeFalse();
            },
            count: 500);

    [Fact]
    public void A_step_that_can_t_wait_for_the_morning_is_dropped_for_the_night()
    {
        var shop = Some.Shop() with { Country = "DE", Settings = Some.Shop().Settings with { EmailWindow = SendWindow.Email } };
        var seen = Some.Seen() with { Shop = shop, Now = Utc("2026-03-02T22:00") };
        Due.Decide(Some.ThankYou, seen).ShouldBe(new Decision.Defer(Utc("2026-03-03T08:00"), Reason.QuietHours));
        var last = seen.Journey with { DueAt = Utc("2026-03-01T07:59") };
        Due.Decide(Some.ThankYou, seen with { Journey = last }).ShouldBe(new Decision.Skip(Reason.QuietHours));
        Due.Decide(Some.ThankYou, seen with { Journey = last with { DueAt = Utc("2026-03-01T08:00") } }).ShouldBeOfType<Decision.Defer>();
    }

    [Fact]
    public void A_step_with_hours_of_its_own_goes_by_them()
    {
        var early = Some.ThankYou with { Steps = [Some.ThankYou.Steps[0] with { Window = new(new(0, 6), new(0, 6), new(0, 6)) }] };
        Due.Decide(early, Some.Seen() with { Shop = Some.Shop() with { Country = "DE" } }).ShouldBe(new Decision.Defer(Utc("2026-03-02T23:00"), Reason.QuietHours));
    }

    private static DateTimeOffset Utc(string moment) => DateTimeOffset.Parse($"{moment}Z");
}
