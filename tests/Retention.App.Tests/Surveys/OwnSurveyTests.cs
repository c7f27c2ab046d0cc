using System.Net;
using Retention.App.Surveys;
using Retention.App.Tests.ForShoppers;
using Retention.App.Tests.Merchant;
using Retention.Surveys;

namespace Retention.App.Tests.Surveys;

/// <summary>A survey of the shop's own, from its file over the shopper's pages to its report, without a line of code for it.</summary>
[Collection("Azurite")]
public sealed class OwnSurveyTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_branching_translated_survey_is_one_file_and_is_answered_and_reported()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        using var merchant = await Visitor.InAsync(box.App, box.Shop);
        using (var kept = await merchant.PostAsync("/app/surveys", ("text", SurveyFileTests.Packaging)))
            kept.Headers.Location!.OriginalString.ShouldStartWith("/app/surveys/packaging");
        var path = box.Path("survey", "5~packaging");

        var first = await box.PageAsync($"{path}/answer");
        first.QuerySelector("h1")!.TextContent.ShouldBe("About the parcel of Blue Mugs");
        first.Body!.TextContent.ShouldContain("How did order #5 arrive?");
        var (_, wrong, status) = await box.PostAsync($"{path}/answer", ("page", "first"), ("opened", "yes"));
        status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe("#state");
        wrong.QuerySelector("input[name=opened][value=yes]")!.HasAttribute("checked").ShouldBeTrue("what was right stays");

        await StepAsync(box, path, "answer?page=damage", ("page", "first"), ("state", "broken"), ("opened", "yes"));
        await StepAsync(box, path, "answer?page=goods", ("page", "damage"), ("parts", "box"), ("parts", "goods"), ("how", "It fell <b>down</b>."));
        (await box.PageAsync($"{path}/answer")).QuerySelector("input[name=page]")!.GetAttribute("value").ShouldBe("goods", "a reload goes on where it was");
        var back = await box.PageAsync($"{path}/answer?page=damage");
        back.QuerySelectorAll("input[checked]").Length.ShouldBe(2);
        back.QuerySelector("textarea")!.TextContent.ShouldBe("It fell <b>down</b>.");
        await StepAsync(box, path, "answer?page=last", ("page", "goods"), ("use", "2"));
        await StepAsync(box, path, "answer?done", ("page", "last"), ("score", "3"), ("name", "Ann"));
        (await box.PageAsync($"{path}/answer")).QuerySelector("h1")!.TextContent.ShouldBe("Thank you");

        var response = (await ResponsesAsync(box, "packaging")).ShouldHaveSingleItem();
        (response.Version, response.IsComplete, response.OrderId, response.Language).ShouldBe((1, true, "5", "en"));
        response.Answers.ShouldBe([new("state", "broken"), new("opened", "yes"), new("parts", "box"), new("parts", "goods"), new("how", "It fell <b>down</b>."), new("use", "2"), new("score", "3"), new("name", "Ann")]);
        (await box.App.Get<App.Cases.CaseStore>().ListAsync(box.Shop, openOnly: true, most: 9, CancellationToken.None)).ShouldBeEmpty("only the one score opens a case");

        var report = await merchant.OpenAsync("/app/surveys/packaging?text=fell");
        report.QuerySelector("blockquote")!.TextContent.ShouldBe("It fell <b>down</b>.");
        report.Body!.TextContent.ShouldContain("Too few answers to say: 1 of 30");
        report.Body.TextContent.ShouldContain("How did order #… arrive?");
        var nps = (await merchant.OpenAsync("/app/surveys/nps")).Body!.TextContent;
        nps.ShouldContain("After your order #…: how likely is it");
        nps.ShouldNotContain("{order}");
        using var csv = await merchant.GetAsync("/app/surveys/packaging/export");
        (await csv.Content.ReadAsStringAsync()).ShouldContain("\"box; goods\"");
    }

    [Fact]
    public async Task It_is_shown_in_the_shopper_s_language_and_a_new_version_waits_for_whoever_has_begun()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, shop => shop with { Locale = "de" });
        await KeepAsync(box, SurveyFileTests.Packaging);
        var path = box.Path("survey", "5~packaging");
        (await box.PageAsync($"{path}/answer")).Body!.TextContent.ShouldContain("Wie kam Bestellung #5 an?");
        await StepAsync(box, path, "answer?page=last", ("page", "first"), ("state", "well"));
        await KeepAsync(box, SurveyFileTests.Packaging.Replace("What shall we call you?", "Your name?", StringComparison.Ordinal));
        (await box.PageAsync($"{path}/answer")).Body!.TextContent.ShouldContain("What shall we call you?");
        (await box.PageAsync($"{box.Path("survey", "6~packaging")}/answer")).QuerySelector("input[name=page]")!.GetAttribute("value").ShouldBe("first");
        await StepAsync(box, path, "answer?done", ("page", "last"), ("score", ""));
        (await ResponsesAsync(box, "packaging")).Single().Version.ShouldBe(1);
        (await box.App.Get<SurveyStore>().FindAsync(box.Shop, "packaging", 2, CancellationToken.None))!.Question("name")!.Text.In("en", "en").ShouldBe("Your name?");
    }

    [Fact]
    public async Task What_was_not_asked_is_not_stored_and_pages_out_of_turn_change_nothing()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await KeepAsync(box, SurveyFileTests.Packaging);
        var path = box.Path("survey", "5~packaging");
        (await box.PostAsync($"{path}/answer", ("page", "goods"), ("use", "2"))).LeadsTo.ShouldBe("answer");
        await StepAsync(box, path, "answer?page=last", ("page", "first"), ("state", "well"), ("parts", "box"), ("score", "9"), ("evil", "<script>"));
        (await ResponsesAsync(box, "packaging")).Single().Answers.ShouldBe([new("state", "well")]);
        (await box.PostAsync($"{path}/answer", ("page", "last"), ("score", "11"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        await box.PageAsync($"{box.Path("survey", "5~nothing")}/answer", HttpStatusCode.Gone);
    }

    [Fact]
    public async Task What_was_answered_goes_with_the_shopper()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await StepAsync(box, box.Path("nps"), "answer?page=better", ("score", "3"));
        await StepAsync(box, box.Path("nps"), "answer?page=details", ("page", "better"), ("what-went-wrong", "It came broken."));
        (await TestApp.RowsAsync(box.App.Storage.Surveys)).ShouldNotBeEmpty();
        await box.App.Get<Privacy.Erasure>().EraseAsync(box.Shop, await box.ShopperAsync(), CancellationToken.None);
        (await TestApp.RowsAsync(box.App.Storage.Surveys)).ShouldBeEmpty();
        string.Join(' ', (await box.RowsAsync("")).SelectMany(row => ((IDictionary<string, object>)row).Values)).ShouldNotContain("broken");
    }

    [Fact]
    public async Task The_end_is_the_same_after_a_0_and_a_10_and_friends_may_be_invited_by_all()
    {
        var ends = new List<string>();
        var details = new List<string>();
        foreach (var score in new[] { "0", "10" })
        {
            await using var box = await Mailbox.SetUpAsync(azurite, shop => shop with { Settings = shop.Settings with { ReferralUrl = "https://shop.test/friends" } });
            var path = box.Path("nps");
            var next = (await box.PostAsync($"{path}/answer", ("score", score))).LeadsTo!;
            await box.ArriveAsync();
            var asked = await box.PageAsync($"{path}/{next}");
            await box.PostAsync($"{path}/answer", ("page", next.Split('=')[1]), (asked.QuerySelector("textarea")!.GetAttribute("name")!, ""));
            details.Add((await box.PageAsync($"{path}/answer")).QuerySelector("main")!.TextContent);
            await box.PostAsync($"{path}/answer", ("page", "details"));
            ends.Add((await box.PageAsync($"{path}/answer")).QuerySelector("main")!.InnerHtml);
        }

        ends[0].ShouldBe(ends[1]);
        details[0].ShouldBe(details[1]);
        ends[0].ShouldContain("https://shop.test/friends");
    }

    private static async Task KeepAsync(Mailbox box, string file) => (await box.App.Get<SurveyStore>().KeepAsync(box.Shop, SurveyFileTests.Read(file), file, CancellationToken.None)).ShouldNotBeNull();

    private static async Task StepAsync(Mailbox box, string path, string leadsTo, params (string, string)[] fields)
    {
        (await box.PostAsync($"{path}/answer", fields)).LeadsTo.ShouldBe(leadsTo);
        await box.ArriveAsync();
        box.App.Clock.Now += TimeSpan.FromMinutes(1);
    }

    private static Task<IReadOnlyList<Response>> ResponsesAsync(Mailbox box, string survey) => box.App.Get<ResponseStore>().ResponsesAsync(box.Shop, survey, DateTimeOffset.MinValue.AddYears(2000), CancellationToken.None);
}
