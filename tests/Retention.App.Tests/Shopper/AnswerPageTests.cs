using System.Net;
using Retention.App.Cases;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Decisions;

namespace Retention.App.Tests.ForShoppers;

/// <summary>The survey's page, and what a low score brings about.</summary>
[Collection("Azurite")]
public sealed class AnswerPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_3_opens_a_case_and_holds_advertising_back_and_its_words_join_the_case()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path("nps");
        (await box.PostAsync($"{path}/answer", ("score", "3"))).LeadsTo.ShouldBe("answer?page=better");
        (await box.PageAsync($"{path}/answer?page=better")).QuerySelector("h1")!.TextContent.ShouldBe("What went wrong?");
        await box.ArriveAsync();

        var opened = (await box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: true, most: 10, CancellationToken.None)).ShouldHaveSingleItem();
        opened.ShouldSatisfyAllConditions(
            () => opened.Kind.ShouldBe(CaseKind.Score), () => opened.OrderId.ShouldBe("5"), () => opened.Number.ShouldBe("#5"), () => opened.State.ShouldBe(CaseState.Open),
            () => opened.DueAt.ShouldBe(box.App.Clock.Now.AddHours(24)), () => opened.Said.Single().Score.ShouldBe(3));
        (await box.ShopperAsync()).HasOpenCase.ShouldBeTrue();

        box.App.Clock.Now = box.App.Clock.Now.AddMinutes(1);
        (await box.PostAsync($"{path}/answer", ("page", "better"), ("what-went-wrong", "It came broken."))).LeadsTo.ShouldBe("answer?page=details");
        await box.ArriveAsync();
        var joined = (await box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: true, most: 10, CancellationToken.None)).ShouldHaveSingleItem();
        (await box.App.Get<CaseStore>().FindAsync(box.Shop, joined.Id, CancellationToken.None))!.Said.Select(words => words.Text).ShouldBe([null, "It came broken."]);
        joined.Id.ShouldBe(opened.Id);

        // The reminder of the cart that waits.
        await box.App.Get<Schedule>().SweepAsync(box.App.Clock.Now = Mailbox.At.AddHours(2), CancellationToken.None);
        while (await Road.ByHand.ReceiveAsync(box.App, box.App.Storage.StepQueue) > 0)
        {
        }

        (await box.App.SilencesAsync(box.Shop, box.Cart)).ShouldContain(reason => reason == Reason.OpenCase.Key);
    }

    [Theory]
    [InlineData(7, "What would have made it better?", "what-would-be-better")]
    [InlineData(8, "What would have made it better?", "what-would-be-better")]
    [InlineData(9, "What did you like best?", "what-was-best")]
    [InlineData(10, "What did you like best?", "what-was-best")]
    public async Task A_better_score_opens_no_case_and_is_followed_by_its_own_question(int score, string question, string field)
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await box.PostAsync($"{box.Path("nps")}/answer", ("score", $"{score}"));
        await box.ArriveAsync();
        (await box.PageAsync($"{box.Path("nps/question")}/answer")).QuerySelector("h1")!.TextContent.ShouldBe(question);
        box.App.Clock.Now = box.App.Clock.Now.AddMinutes(1);
        await box.PostAsync($"{box.Path("nps/question")}/answer", (field, "Faster."));
        await box.ArriveAsync();
        (await box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: false, most: 10, CancellationToken.None)).ShouldBeEmpty();
        (await box.RowsAsync(Keys.Answers)).Select(row => row.Read(Stored.Default.SurveyAnswered).Comment).ShouldBe([null, "Faster."], ignoreOrder: true);
    }

    [Fact]
    public async Task A_score_in_the_link_only_fills_in()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var page = await box.PageAsync($"{box.Path("nps")}/answer?score=9");
        page.QuerySelectorAll("input[checked]").Select(score => score.GetAttribute("value")).ShouldBe(["9"]);
        (await box.PageAsync($"{box.Path("nps")}/answer")).QuerySelectorAll("input[checked]").ShouldBeEmpty();
        (await box.App.Storage.EventQueue.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_no_score_and_what_is_no_word_is_said_so()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        foreach (var score in new[] { "", "11", "-1", "3.5", "three" })
        {
            var (_, page, status) = await box.PostAsync($"{box.Path("nps")}/answer", ("score", score));
            status.ShouldBe(HttpStatusCode.BadRequest);
            page.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe("#score");
        }

        await box.PostAsync($"{box.Path("nps")}/answer", ("score", "8"));
        await box.ArriveAsync();
        var comment = new string('x', 2_001);
        var (_, tooLong, refused) = await box.PostAsync($"{box.Path("nps")}/answer", ("page", "good"), ("what-would-be-better", comment));
        refused.ShouldBe(HttpStatusCode.BadRequest);
        tooLong.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe("#what-would-be-better");
        tooLong.QuerySelector("textarea")!.TextContent.ShouldBe(comment);
        (await box.App.Storage.EventQueue.CountAsync()).ShouldBe(0);
    }
}
