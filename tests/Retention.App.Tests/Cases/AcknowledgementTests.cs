using Retention.App.Cases;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Cases;
using Retention.Events;
using Mailbox = Retention.App.Tests.ForShoppers.Mailbox;

namespace Retention.App.Tests.Cases;

/// <summary>The one thing that is said by itself: who will answer, and by when.</summary>
[Collection("Azurite")]
public sealed class AcknowledgementTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Who_writes_is_told_once_who_will_answer_by_when_in_the_shop_s_hours()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, shop => shop with { TimeZone = "Europe/Berlin", Settings = shop.Settings with { CaseContact = "Maria" } });
        await SayAsync(box, new ProblemRaised("5", box.App.Clock.Now) { Topic = "problem", Text = "Broken" });
        await SayAsync(box, new ProblemRaised("5", box.App.Clock.Now.AddMinutes(1)) { Topic = "problem", Text = "Very broken" });
        await WakeAsync(box, times: 3);
        var letter = (await box.App.LettersAsync()).ShouldHaveSingleItem();
        letter.ShouldSatisfyAllConditions(
            () => letter.To.ShouldBe(Mailbox.Ann), () => letter.Text.ShouldContain("Maria of"), () => letter.Headers["Auto-Submitted"].ShouldBe("auto-replied"), () => letter.Headers["X-Auto-Response-Suppress"].ShouldBe("All"));
        var one = await OneAsync(box);
        one.State.ShouldBe(CaseState.Open, "it is no answer");
        one.ContactedAt.ShouldBeNull();
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var by = TimeZoneInfo.ConvertTime(OpenHours.Usual.Promise(box.App.Clock.Now.AddDays(1), zone), zone);
        letter.Text.ShouldContain(by.ToString("dddd, d MMMM, HH:mm", System.Globalization.CultureInfo.GetCultureInfo("en")));

        // A person's answer, and more from the shopper: nothing more is said by itself.
        (await box.App.Get<CaseAnswering>().AnswerAsync(box.Shop, one.Id, "Sorry!", "Maria", box.App.Clock.Now.AddHours(1), CancellationToken.None)).ShouldBeOfType<CaseAnswered.Sent>();
        await SayAsync(box, new ProblemRaised("5", box.App.Clock.Now.AddHours(2)) { Topic = "problem", Text = "Thanks" });
        await WakeAsync(box, times: 2);
        (await box.App.LettersAsync()).Count.ShouldBe(2);

        // Closed, and begun again, it is said again.
        await box.App.Get<CaseAnswering>().CloseAsync(box.Shop, one.Id, CaseOutcome.Solved, "Maria", box.App.Clock.Now.AddHours(3), CancellationToken.None);
        box.App.Clock.Now = box.App.Clock.Now.AddHours(4);
        await SayAsync(box, new ProblemRaised("5", box.App.Clock.Now) { Topic = "problem", Text = "Again" });
        await WakeAsync(box, times: 2);
        (await box.App.LettersAsync()).Count(sent => sent.Headers.ContainsKey("Auto-Submitted")).ShouldBe(2);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("settled")]
    [InlineData("review")]
    public async Task What_came_by_text_a_page_or_a_review_is_not_acknowledged_by_mail(string topic)
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await SayAsync(box, new ProblemRaised("5", box.App.Clock.Now) { Topic = topic, Text = "Broken" });
        await WakeAsync(box, times: 2);
        (await box.App.LettersAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, "Maria", "Maria of Blue Mugs will read it and answer you by")]
    [InlineData(true, null, "A person of Blue Mugs will read it and answer you by")]
    [InlineData(false, "Maria", "Maria of Blue Mugs will read it and answer you by")]
    public async Task Of_a_low_score_it_is_said_once_and_by_nothing_else_whether_the_survey_is_on_or_off(bool isOn, string? contact, string words)
    {
        await using var box = await Mailbox.SetUpAsync(azurite, shop => (shop with { TimeZone = "Asia/Tokyo", Settings = shop.Settings with { CaseContact = contact } }).With("nps", isOn));
        await SayAsync(box, new SurveyAnswered("5", 3, box.App.Clock.Now));
        await StepsAsync(box);
        await box.App.Get<ShopStore>().ChangeAsync(box.Shop, shop => shop.With("nps", !isOn), CancellationToken.None);
        await SayAsync(box, new SurveyAnswered("5", 3, box.App.Clock.Now.AddMinutes(1)) { Comment = "Broken" });
        await SayAsync(box, new ProblemRaised("5", box.App.Clock.Now.AddMinutes(2)) { Topic = "problem", Text = "Very broken" });
        await WakeAsync(box, times: 2);
        box.App.Clock.Now = box.App.Clock.Now.AddDays(1);
        await StepsAsync(box);
        var letter = (await box.App.LettersAsync()).Where(one => one.Flow == "case" || one.Flow.StartsWith("nps/", StringComparison.Ordinal)).ShouldHaveSingleItem();
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
        var by = TimeZoneInfo.ConvertTime(OpenHours.Usual.Promise(box.App.Clock.Now, zone), zone);
        letter.ShouldSatisfyAllConditions(
            () => letter.Text.ReplaceLineEndings(" ").ShouldContain(words), () => letter.Text.ShouldContain("sorry that it was not better"), () => letter.Headers["Auto-Submitted"].ShouldBe("auto-replied"),
            () => letter.Text.ReplaceLineEndings(" ").ShouldContain($"{by.ToString("dddd, d MMMM, HH:mm", System.Globalization.CultureInfo.GetCultureInfo("en"))} (UTC+09:00)"));
    }

    [Fact]
    public async Task Whoever_gave_a_low_score_is_invited_to_bring_friends_like_everybody_and_whoever_has_a_problem_is_not()
    {
        const string Friends = "you can invite them here: https://shop.test/friends";
        await using var box = await Mailbox.SetUpAsync(azurite, shop => shop with { Settings = shop.Settings with { ReferralUrl = "https://shop.test/friends" } });
        await SayAsync(box, new SurveyAnswered("5", 3, box.App.Clock.Now));
        await SayAsync(box, new ProblemRaised("6", box.App.Clock.Now) { Topic = "problem", Text = "Broken" });
        await WakeAsync(box);
        (await box.App.LettersAsync()).Select(letter => letter.Text.ReplaceLineEndings(" ").Contains(Friends, StringComparison.Ordinal)).ShouldBe([true, false], ignoreOrder: true);
    }

    // Written by the version before: its flow said the word about a low score.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_an_earlier_version_s_letter_has_said_or_is_about_to_is_not_said_again(bool isSaid)
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var loaded = await box.App.Get<Identity>().FollowAsync(box.Shop, box.ShopperId, CancellationToken.None);
        var journey = new Retention.Shoppers.Journey { Flow = "nps/case", FlowVersion = 1, Subject = "5", StartedAt = box.App.Clock.Now, DueAt = box.App.Clock.Now };
        var earlier = isSaid ? loaded.Shopper.Hearing(journey, Retention.Flows.AllFlows.Find(journey)!, box.App.Clock.Now) : loaded.Shopper.With(journey);
        (await box.App.Get<ShopperStore>().ReplaceAsync(box.Shop, loaded, earlier, [], CancellationToken.None)).ShouldNotBeNull();
        await SayAsync(box, new SurveyAnswered("5", 3, box.App.Clock.Now));
        await StepsAsync(box);
        (await box.App.LettersAsync()).ShouldNotContain(letter => letter.Headers.ContainsKey("Auto-Submitted"));
        (await OneAsync(box)).State.ShouldBe(CaseState.Open);
    }

    [Fact]
    public async Task A_shop_that_wants_none_or_waits_says_nothing()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, shop => shop with { Settings = shop.Settings with { SendsNoAcknowledgement = true } });
        await SayAsync(box, new ProblemRaised("5", box.App.Clock.Now) { Topic = "problem", Text = "Broken" });
        await SayAsync(box, new SurveyAnswered("6", 3, box.App.Clock.Now));
        await StepsAsync(box);
        await WakeAsync(box);
        await box.App.Get<ShopStore>().ChangeAsync(box.Shop, shop => shop with { IsPaused = true, Settings = shop.Settings with { SendsNoAcknowledgement = false } }, CancellationToken.None);
        await WakeAsync(box);
        (await box.App.LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_complaint_in_a_review_opens_a_case_and_stills_advertising_and_praise_opens_none()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await SayAsync(box, new ReviewGiven("6", box.App.Clock.Now) { Items = [new("1", "Mug", 5, "Lovely", "I like it")] });
        (await box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: true, most: 9, CancellationToken.None)).ShouldBeEmpty();
        await SayAsync(box, new ReviewGiven("5", box.App.Clock.Now) { Items = [new("1", "Mug", 4, "", "It arrived broken")] });
        await box.ArriveAsync();
        var one = await OneAsync(box);
        (one.Kind, one.OrderId, one.Said.Single().Text).ShouldBe((CaseKind.Review, "5", "Mug\nIt arrived broken"));
        (await box.ShopperAsync()).Order("5")!.HasOpenCase.ShouldBeTrue();
    }

    [Fact]
    public async Task Yes_settles_the_case_and_no_opens_it_again()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await SayAsync(box, new ProblemRaised("5", box.App.Clock.Now) { Topic = "problem", Text = "Broken" });
        var id = (await OneAsync(box)).Id;
        await CloseAsync(box, id);
        var path = box.Path(box.Link("settled", "5~1"));
        (await box.PageAsync($"{path}/settled")).Body!.TextContent.ShouldContain("It was about your order");
        (await box.PostAsync($"{path}/settled", ("text", "so"))).Page.QuerySelector("[role=alert]").ShouldNotBeNull();
        (await box.PostAsync($"{path}/settled", ("settled", "yes"), ("once", "1"))).LeadsTo.ShouldBe("settled?done=yes");
        await box.ArriveAsync();
        (await box.App.Get<CaseStore>().FindAsync(box.Shop, id, CancellationToken.None))!.SettledAt.ShouldBe(box.App.Clock.Now);

        box.App.Clock.Now = box.App.Clock.Now.AddMinutes(5);
        (await box.PostAsync($"{path}/settled", ("settled", "no"), ("text", "The new one is broken, too"), ("once", "2"))).LeadsTo.ShouldBe("settled?done=no");
        await box.ArriveAsync();
        var again = (await box.App.Get<CaseStore>().FindAsync(box.Shop, id, CancellationToken.None))!;
        (again.State, again.SettledAt, again.Said[^1].Topic).ShouldBe((CaseState.Open, null, "settled"));
        (await box.PageAsync($"{path}/settled?done=no")).Body!.TextContent.ShouldContain("look at it again");
    }

    [Theory]
    [InlineData("See https://bank.example/login")]
    [InlineData("See bit.ly/x")]
    [InlineData("See www.elsewhere.com for more")]
    public async Task An_answer_links_nowhere_but_to_the_shop(string text)
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await SayAsync(box, new ProblemRaised("5", box.App.Clock.Now) { Topic = "problem", Text = "Broken" });
        var id = (await OneAsync(box)).Id;
        (await box.App.Get<CaseAnswering>().AnswerAsync(box.Shop, id, text, "Maria", box.App.Clock.Now, CancellationToken.None)).ShouldBeOfType<CaseAnswered.BadLink>().Why.ShouldContain("your own shop");
        (await box.App.LettersAsync()).ShouldBeEmpty();
        (await box.App.Get<CaseAnswering>().AnswerAsync(box.Shop, id, "See https://shop.test/returns", "Maria", box.App.Clock.Now, CancellationToken.None)).ShouldBeOfType<CaseAnswered.Sent>();
    }

    private static async Task CloseAsync(Mailbox box, string id)
    {
        await box.App.Get<CaseAnswering>().CloseAsync(box.Shop, id, CaseOutcome.Solved, "Maria", box.App.Clock.Now.AddSeconds(1), CancellationToken.None);
        await box.ArriveAsync();
    }

    private static Task SayAsync(Mailbox box, Happened happened) =>
        box.App.Get<EventArrived>().HandleAsync(EventMessage.Of(box.Shop, Guid.NewGuid().ToString("N"), box.App.Clock.Now, happened) with { Shopper = box.ShopperId, Address = box.Address }, CancellationToken.None);

    // What is due goes out: wake-ups of cases, and steps of flows.
    private static async Task StepsAsync(Mailbox box)
    {
        await box.App.Get<Schedule>().SweepAsync(box.App.Clock.Now, CancellationToken.None);
        while (await ByHand.ReceiveAsync(box.App, box.App.Storage.StepQueue) > 0)
        {
        }
    }

    // The wake-up comes as often as it likes.
    private static async Task WakeAsync(Mailbox box, int times = 1)
    {
        for (var time = 0; time < times; time++)
        {
            foreach (var one in await box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: true, most: 9, CancellationToken.None))
                await box.App.Get<CaseAcknowledging>().HandleAsync(new(StoredJson.Version, box.Shop, "", $"case|word|{one.Id}"), one.Id, CancellationToken.None);
        }
    }

    private static async Task<Retention.App.Cases.Case> OneAsync(Mailbox box) =>
        (await box.App.Get<CaseStore>().FindAsync(box.Shop, (await box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: false, most: 9, CancellationToken.None)).ShouldHaveSingleItem().Id, CancellationToken.None))!;
}
