using Retention.Decisions;
using Retention.Flows;
using Retention.Shops;

namespace Retention.Tests.Shops;

/// <summary>Settings as a merchant writes them.</summary>
public class SettingTextTests
{
    [Theory]
    [InlineData("30m", 0.5)]
    [InlineData("2h", 2)]
    [InlineData("1.5h", 1.5)]
    [InlineData("72h", 72)]
    [InlineData("14d", 336)]
    [InlineData("6w", 1008)]
    [InlineData(" 2h ", 2)]
    public void A_length_of_time_is_a_number_and_its_unit(string text, double hours) => TimeText.Read(text).ShouldBe(TimeSpan.FromHours(hours));

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("h")]
    [InlineData("-2h")]
    [InlineData("two hours")]
    [InlineData("2y")]
    [InlineData("1e3h")]
    [InlineData("99999999999d")]
    public void What_is_no_length_of_time_is_not_guessed_at(string text) => TimeText.Read(text).ShouldBeNull();

    [Theory]
    [InlineData(0, "0h", "no time")]
    [InlineData(1, "1h", "1 hour")]
    [InlineData(1.5, "90m", "1 hour 30 minutes")]
    [InlineData(25, "25h", "25 hours")]
    [InlineData(72, "3d", "3 days")]
    [InlineData(73, "73h", "3 days 1 hour")]
    public void A_length_of_time_is_written_so_that_it_reads_back_and_said_in_words(double hours, string written, string said)
    {
        TimeText.Write(TimeSpan.FromHours(hours)).ShouldBe(written);
        TimeText.Read(written).ShouldBe(TimeSpan.FromHours(hours));
        TimeText.Say(TimeSpan.FromHours(hours)).ShouldBe(said);
    }

    [Theory]
    [InlineData("wait=2h", "abandoned-cart/reminder/wait", 2)]
    [InlineData("reminder/wait=90m", "abandoned-cart/reminder/wait", 1.5)]
    [InlineData("abandoned-cart/last/deadline=3d", "abandoned-cart/last/deadline", 72)]
    [InlineData("once-per=7d", "abandoned-cart/once-per", 168)]
    [InlineData("nps/once-per=120d", "nps/once-per", 2880)]
    [InlineData("save-for-later/price-drop/alert/deadline=2d", "save-for-later/price-drop/alert/deadline", 48)]
    public void A_time_is_named_in_full_or_within_its_flow_and_alone_it_is_the_first_step_s(string text, string name, double hours) =>
        Understood(text, "abandoned-cart").Settings.Times.ShouldHaveSingleItem().ShouldBe(new(name, TimeSpan.FromHours(hours)));

    [Fact]
    public void A_time_that_is_given_back_is_the_flow_s_own() =>
        ((SettingRead.Understood)SettingText.Read(Understood("wait=2h", "abandoned-cart"), "abandoned-cart", ["wait=default"])).Shop.Settings.Times.ShouldBeEmpty();

    [Fact]
    public void What_is_about_all_flows_is_set_by_its_own_name()
    {
        var shop = Understood(
            flow: null, "country=us", "time-zone=Europe/Berlin", "emails-per-day=2", "emails-per-fortnight=6", "texts-per-day=2", "messages-per-day=5000", "email-window=8-22", "email-window/sunday=12-18",
            "text-window=12-17", "texts=on", "soft-opt-in=on", "feedback-needs-consent=de, at", "code=COMEBACK10", "referral-url=https://shop.example/friends", "sent-after-payment=4d", "show-reviews=Looked-at", "write-ratings=on", "transit/domestic=3d", "transit/abroad=20d",
            "usual-gap=45d", "lasts/41=30d", "nps/holdout=5.5%");
        shop.Country.ShouldBe("US");
        shop.TimeZone.ShouldBe("Europe/Berlin");
        var settings = shop.Settings;
        (settings.EmailsPerDay, settings.EmailsPerFortnight, settings.TextsPerDay, settings.MessagesPerDay).ShouldBe((2, 6, 2, 5000));
        settings.EmailWindow.ShouldBe(new SendWindow(new(8, 22), new(8, 22), new(12, 18)));
        settings.TextWindow.ShouldBe(new SendWindow(new(12, 17), new(12, 17), new(12, 17)));
        (settings.SendsTexts, settings.AllowsSoftOptIn, settings.Code, settings.ReferralUrl).ShouldBe((true, true, "COMEBACK10", "https://shop.example/friends"));
        settings.FeedbackNeedsConsent.ShouldBe(["DE", "AT"]);
        settings.SentAfterPayment.ShouldBe(TimeSpan.FromDays(4));
        (settings.ShowReviews, settings.WritesReviewFigures).ShouldBe((Retention.Reviews.ReviewShowing.AfterALook, true));
        (settings.DomesticTransit.TotalDays, settings.ForeignTransit.TotalDays, settings.UsualGap.TotalDays).ShouldBe((3, 20, 45));
        settings.Lasts["41"].ShouldBe(TimeSpan.FromDays(30));
        shop.HoldoutOf("nps").ShouldBe(5.5);
    }

    [Fact]
    public void What_every_setting_gives_as_its_example_is_understood()
    {
        foreach (var setting in AllSettings.List)
            Understood(flow: null, $"{setting.Name}={setting.Example}");
    }

    [Fact]
    public void Whatever_a_shop_has_set_is_shown_as_it_would_be_written()
    {
        foreach (var setting in AllSettings.List.Where(setting => setting.Show(Some.Shop()) is not "by the day"))
            setting.Show(Understood(flow: null, $"{setting.Name}={setting.Example}")).ShouldBe(setting.Example);
    }

    [Theory]
    [InlineData("wait", "\"wait\" is no setting", "wait=2h")]
    [InlineData("=2h", "no setting", "wait=2h")]
    [InlineData("wait=soon", "abandoned-cart/reminder/wait", "2h")]
    [InlineData("wait=2", "abandoned-cart/reminder/wait", "2h")]
    [InlineData("deadline=1m", "abandoned-cart/reminder/deadline", "from 15m to 90d")]
    [InlineData("wiat=2h", "no setting \"wiat\"", "questions/wait")]
    [InlineData("holdout=lots", "holdout", "from 0 to 90")]
    [InlineData("holdout=100", "holdout", "from 0 to 90")]
    [InlineData("holdout=-1", "holdout", "from 0 to 90")]
    [InlineData("emails-per-day=0", "emails-per-day", "from 1 to 10")]
    [InlineData("email-window=20-9", "email-window", "9-20")]
    [InlineData("text-window=7-21", "text-window", "not wider than 8-21")]
    [InlineData("text-window/sunday=10-22", "text-window/sunday", "docs/law.md")]
    [InlineData("country=Germany", "country", "country=US")]
    [InlineData("time-zone=Berlin", "time-zone", "Europe/Berlin")]
    [InlineData("time-zone=Mars/Olympus", "time-zone", "Europe/Berlin")]
    [InlineData("code=10 % off", "code", "COMEBACK10")]
    [InlineData("referral-url=javascript:alert(1)", "referral-url", "https")]
    [InlineData("feedback-needs-consent=DE,Austria", "feedback-needs-consent", "DE,AT")]
    [InlineData("lasts/41=soon", "lasts/ITEM", "30d")]
    [InlineData("texts=maybe", "texts", "else off")]
    public void What_is_not_understood_is_named_with_its_remedy(string text, string named, string remedy)
    {
        var fault = SettingText.Read(Some.Shop(), "abandoned-cart", [text]).ShouldBeOfType<SettingRead.Fault>().Text;
        fault.ShouldContain(named);
        fault.ShouldContain(remedy);
    }

    [Fact]
    public void A_share_without_its_flow_is_asked_for_it() =>
        SettingText.Read(Some.Shop(), family: null, ["holdout=5"]).ShouldBeOfType<SettingRead.Fault>().Text.ShouldContain("abandoned-cart/holdout=5");

    [Fact]
    public void A_step_may_not_come_before_the_one_before_it_and_both_may_be_moved_together()
    {
        SettingText.Read(Some.Shop(), "abandoned-cart", ["wait=30h"]).ShouldBeOfType<SettingRead.Fault>().Text.ShouldContain("text/wait=31h");
        Understood("abandoned-cart", "wait=30h", "text/wait=31h", "questions/wait=48h").Settings.Times.Count.ShouldBe(3);
    }

    [Fact]
    public void A_flow_is_turned_on_only_when_nothing_is_missing()
    {
        var (bare, addressed) = (Some.Shop(), Some.Shop() with { Brand = new("Meadow") { PostalAddress = "1 Kiln Lane" } });
        TurningOn.Obstacle(AllFlows.Find("abandoned-cart")!, bare)!.ShouldContain("postal address");
        TurningOn.Obstacle(AllFlows.Find("abandoned-cart")!, addressed)!.ShouldContain("a button that leads to the shop");
        TurningOn.Obstacle(AllFlows.Find("abandoned-cart")!, addressed with { Brand = addressed.Brand with { Url = "https://shop.example" } })!.ShouldContain("whom the shop must not write to");
        TurningOn.Obstacle(AllFlows.Find("abandoned-cart")!, addressed with { Brand = addressed.Brand with { Url = "https://shop.example" }, EarlierSuppressions = EarlierSuppressions.None }).ShouldBeNull();
        TurningOn.Obstacle(AllFlows.Find("thank-you")!, bare).ShouldBeNull();
    }

    private static Shop Understood(string text, string flow) => Understood(flow, [text]);

    private static Shop Understood(string? flow, params string[] texts) =>
        SettingText.Read(Some.Shop(), flow, texts) is SettingRead.Understood(var shop) ? shop : throw new InvalidOperationException(((SettingRead.Fault)SettingText.Read(Some.Shop(), flow, texts)).Text);
}
