using System.Net;
using Retention.App.Cases;
using Retention.App.Tests.Road;
using Retention.Decisions;

namespace Retention.App.Tests.ForShoppers;

/// <summary>The page by which a shopper reaches a person of the shop.</summary>
[Collection("Azurite")]
public sealed class ContactPageTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("problem", nameof(CaseKind.Problem))]
    [InlineData("return", nameof(CaseKind.Question))]
    public async Task A_message_about_an_order_opens_a_case_that_names_it(string topic, string kind)
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        (await box.PageAsync($"{box.Path()}/contact?about=problem")).QuerySelectorAll("input[checked]").Select(radio => radio.GetAttribute("value")).ShouldBe(["problem"]);
        var (leadsTo, _, _) = await box.PostAsync($"{box.Path()}/contact", ("topic", topic), ("text", "The handle\nis off."), ("website", ""));
        (await box.PageAsync($"{box.Path()}/{leadsTo}")).QuerySelector("h1")!.TextContent.ShouldBe("Your message is on its way");
        await box.ArriveAsync();
        var opened = (await box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: true, most: 10, CancellationToken.None)).ShouldHaveSingleItem();
        (opened.Kind.ToString(), opened.Number, opened.Said[0].Topic, opened.Said[0].Text).ShouldBe((kind, "#5", topic, "The handle\nis off."));
        (await box.ShopperAsync()).Order("5")!.HasOpenCase.ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_about_no_order_opens_a_case_too_and_holds_advertising_back_until_it_is_closed()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await box.PostAsync($"{box.Path("abandoned-cart", box.Cart)}/contact", ("topic", "other"), ("text", "Do you ship to Norway?"));
        await box.ArriveAsync();
        var opened = (await box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: true, most: 10, CancellationToken.None)).ShouldHaveSingleItem();
        (opened.OrderId, opened.Kind).ShouldBe((null, CaseKind.Question));
        (await box.ShopperAsync()).HasOpenCase.ShouldBeTrue();

        box.App.Clock.Now = box.App.Clock.Now.AddMinutes(1);
        await box.App.Get<CaseAnswering>().CloseAsync(box.Shop, opened.Id, outcome: null, "Maria", box.App.Clock.Now, CancellationToken.None);
        await box.ArriveAsync();
        (await box.ShopperAsync()).HasOpenCase.ShouldBeFalse();
    }

    [Fact]
    public async Task The_field_that_people_can_t_see_catches_machines_and_tells_them_nothing()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        (await box.PostAsync($"{box.Path()}/contact", ("topic", "other"), ("text", "Buy pills"), ("website", "https://pills.example"))).LeadsTo.ShouldBe("contact?done");
        (await box.App.Storage.EventQueue.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_fault_names_its_field_and_keeps_what_was_typed()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        foreach (var (topic, text, field) in new[] { ("", "Kept", "topic"), ("nonsense", "Kept", "topic"), ("return", " ", "text"), ("return", new string('x', 3_001), "text") })
        {
            var (_, page, status) = await box.PostAsync($"{box.Path()}/contact", ("topic", topic), ("text", text));
            status.ShouldBe(HttpStatusCode.BadRequest);
            page.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe($"#{field}");
            page.QuerySelector("textarea")!.TextContent.ShouldBe(text.Trim());
        }

        (await box.App.Storage.EventQueue.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_order_is_filled_in_others_are_offered_to_who_has_the_mailbox_and_any_number_can_be_typed()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path();
        var page = await box.PageAsync($"{path}/contact");
        page.QuerySelector("#order")!.GetAttribute("value").ShouldBe("#5");
        page.QuerySelectorAll("#orders option").Select(option => option.GetAttribute("value")).ShouldBe(["#5"]);
        var (cookie, _) = await box.ProveAsync(path);
        using var request = new HttpRequestMessage(System.Net.Http.HttpMethod.Get, $"{path}/contact");
        request.Headers.Add("Cookie", cookie);
        using var seen = await box.App.Http.SendAsync(request);
        (await seen.Content.ReadAsStringAsync()).ShouldContain("value=\"#6\"");

        (await box.PostAsync($"{path}/contact", ("topic", "return"), ("text", "Too small."), ("order", "6"))).LeadsTo.ShouldBe("contact?done");
        await box.ArriveAsync();
        (await box.ShopperAsync()).Order("6")!.HasOpenCase.ShouldBeTrue();
        (await box.ShopperAsync()).Order("5")!.HasOpenCase.ShouldBeFalse();
    }

    [Fact]
    public async Task An_address_is_heard_five_times_an_hour_and_what_was_typed_is_kept()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        for (var time = 0; time < 5; time++)
            (await box.PostAsync($"{box.Path()}/contact", ("topic", "other"), ("text", $"Message {time}"))).LeadsTo.ShouldBe("contact?done");
        var (leadsTo, page, _) = await box.PostAsync($"{box.Path("thank-you")}/contact", ("topic", "other"), ("text", "The sixth"));
        leadsTo.ShouldBeNull();
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("too often");
        page.QuerySelector("textarea")!.TextContent.ShouldBe("The sixth");
    }

    [Fact]
    public async Task What_is_too_large_is_refused_unread()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        (await box.PostAsync($"{box.Path()}/contact", ("topic", "other"), ("text", new string('x', 70_000)))).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await box.App.Storage.EventQueue.CountAsync()).ShouldBe(0);
    }
}
