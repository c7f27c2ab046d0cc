using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Retention.App.Cases;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Merchant;
using Retention.Events;
using Mailbox = Retention.App.Tests.ForShoppers.Mailbox;

namespace Retention.App.Tests.Cases;

/// <summary>What people of a shop do about a case on its page, by plain forms.</summary>
[Collection("Azurite")]
public sealed class CasePageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_case_is_worked_through_on_one_page_from_its_note_to_its_outcome()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = await OpenAsync(box);
        using var merchant = await Visitor.InAsync(box.App, box.Shop);
        await DoAsync(merchant, $"{path}/note", ("text", "She called <b>twice</b>"));
        await DoAsync(merchant, $"{path}/tags", ("tags", "Handle, glaze,handle , "));
        await DoAsync(merchant, $"{path}/task", ("text", "Ask the potter"), ("due", "2026-11-30"));
        await DoAsync(merchant, $"{path}/task/1", ("done", "yes"));
        await DoAsync(merchant, $"{path}/owner", ("owner", ""));
        using var stranger = await merchant.PostAsync($"{path}/owner", ("owner", "0123456789abcdef"));
        stranger.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var noDay = await merchant.PostAsync($"{path}/task", ("text", "x"), ("due", "soon"));
        noDay.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var page = await merchant.OpenAsync(path);
        var story = page.QuerySelector("section[aria-labelledby=story]")!.TextContent;
        foreach (var words in new[] { "#5", "#6", "Tea Towel" })
            story.ShouldContain(words);
        var work = page.QuerySelector("section[aria-labelledby=work]")!;
        work.QuerySelector("b").ShouldBeNull("what people type is text");
        foreach (var words in new[] { "She called <b>twice</b>", "Ask the potter", "Done" })
            work.TextContent.ShouldContain(words);
        ((IHtmlInputElement)work.QuerySelector("input[name=tags]")!).Value.ShouldBe("handle, glaze");

        (await merchant.OpenAsync("/app/cases?tag=glaze")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await merchant.OpenAsync("/app/cases?tag=other")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
        await DoAsync(merchant, $"{path}/close", ("outcome", "Replaced"));
        (await merchant.OpenAsync(path)).Body!.TextContent.ShouldContain("Sent again");
        (await merchant.OpenAsync("/app/cases?show=closed")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_saved_answer_is_taken_with_its_values_and_one_that_leads_elsewhere_is_not_saved()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = await OpenAsync(box);
        using var merchant = await Visitor.InAsync(box.App, box.Shop);
        await DoAsync(merchant, "/app/cases/answers", ("name", "Sorry"), ("text", "Hello {{first_name}}, sorry about {{order}}. Yours, {{shop}}"));
        using var foreign = await merchant.PostAsync("/app/cases/answers", ("name", "Bad"), ("text", "Go to https://bank.example"));
        foreign.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var typed = ((IHtmlTextAreaElement)(await merchant.OpenAsync($"{path}?saved=Sorry")).QuerySelector("#text")!).Value;
        typed.ShouldContain("sorry about #5");
        typed.ShouldNotContain("{{");
        await DoAsync(merchant, "/app/cases/answers/remove", ("name", "Sorry"));
        (await merchant.OpenAsync("/app/cases/answers")).Body!.TextContent.ShouldContain("There is none yet.");
    }

    [Fact]
    public async Task What_is_overdue_stands_first_and_the_clock_says_by_how_much()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await OpenAsync(box, "5");
        box.App.Clock.Now = box.App.Clock.Now.AddHours(20);
        await OpenAsync(box, "6");
        box.App.Clock.Now = box.App.Clock.Now.AddHours(7);
        using var merchant = await Visitor.InAsync(box.App, box.Shop);
        var rows = (await merchant.OpenAsync("/app/cases")).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToArray();
        rows[0].ShouldContain("Overdue by 3 h");
        rows[1].ShouldContain("Answer within 17 h");
        (await merchant.OpenAsync("/app/cases?show=overdue")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Settings_are_kept_and_what_is_not_understood_stays_in_its_field()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        using var merchant = await Visitor.InAsync(box.App, box.Shop);
        await DoAsync(merchant, "/app/cases/settings", ("case-contact", "Maria"), ("case-hours/saturday", "10-14"), ("case-limit/agent", "50.00 EUR"));
        using var odd = await merchant.PostAsync("/app/cases/settings", ("case-limit/agent", "much"));
        odd.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await odd.Content.ReadAsStringAsync()).ShouldContain("value=\"much\"");
        var settings = (await box.App.Get<ShopStore>().FindAsync(box.Shop, CancellationToken.None))!.Shop.Settings;
        (settings.CaseContact, settings.CaseHours.Saturday.From, settings.CaseLimitAgent!.Value.Minor).ShouldBe(("Maria", 10, 5_000));
    }

    [Fact]
    public async Task The_report_counts_who_came_back_and_claims_nothing()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await OpenAsync(box);
        box.App.Clock.Now = box.App.Clock.Now.AddDays(100);
        using var merchant = await Visitor.InAsync(box.App, box.Shop);
        var text = (await merchant.OpenAsync("/app/cases/report")).Body!.TextContent;
        text.ShouldContain("Of 1 shoppers written to later or never, 0 ordered again");
        text.ShouldContain("This is not a proof");
    }

    private static async Task<string> OpenAsync(Mailbox box, string order = "5")
    {
        await box.App.Get<EventArrived>().HandleAsync(EventMessage.Of(box.Shop, Guid.NewGuid().ToString("N"), box.App.Clock.Now, new ProblemRaised(order, box.App.Clock.Now) { Topic = "problem", Text = "Broken" }) with { Shopper = box.ShopperId, Address = box.Address }, CancellationToken.None);
        return $"/app/cases/{(await box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: true, most: 9, CancellationToken.None)).First(one => one.OrderId == order).Id}";
    }

    private static async Task DoAsync(Visitor merchant, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await merchant.PostAsync(path, fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }
}
