using System.Net;
using Retention.App.Queues;
using Retention.App.Tests.Road;
using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.App.Tests.ForShoppers;

/// <summary>The page that says why a letter came says what was written down when it was decided.</summary>
[Collection("Azurite")]
public sealed class WhyPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task It_names_the_event_the_rule_the_consent_and_what_comes_next_and_can_stop_this_kind()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        box.App.Clock.Now = Mailbox.At.AddHours(2);
        while (await box.App.Get<Schedule>().SweepAsync(box.App.Clock.Now, CancellationToken.None) > 0)
        {
        }

        while (await box.App.ReceiveAsync(box.App.Storage.StepQueue) > 0)
        {
        }

        var letter = (await box.App.LettersAsync()).Single(letter => letter.Flow == "abandoned-cart");
        var path = letter.Headers["List-Unsubscribe"].Trim('<', '>').Replace("/unsubscribe", "", StringComparison.Ordinal);
        var page = await box.PageAsync($"{path}/why");
        var text = page.Body!.TextContent;
        foreach (var sentence in new[]
        {
            "You get this message because you left a cart at Blue Mugs.", "It began with a cart that you left on 20 November 2026.",
            "The shop's rule that wrote it: \"Remind shoppers of the cart they left\". It was sent on 20 November 2026.",
            "You allowed it on 19 November 2026 (checkout).", "The words were: \"Yes, send me offers\"", "Another letter about this is planned for about 20 November 2026.",
        })
            text.ShouldContain(sentence);

        (await box.PostAsync($"{path}/why")).LeadsTo.ShouldBe("why?done");
        (await box.PageAsync($"{path}/why?done")).Body!.TextContent.ShouldContain("You will get no more letters of this kind.");
        Consents.Object(await box.ShopperAsync(), Some(), AllFlows.Find("abandoned-cart")!, Channel.Email, box.Address, country: null, box.App.Clock.Now).ShouldBe(new Decision.Stop(Reason.UnsubscribedTopic));
        Consents.Object(await box.ShopperAsync(), Some(), AllFlows.Find("win-back")!, Channel.Email, box.Address, country: null, box.App.Clock.Now).ShouldBeNull();
    }

    [Fact]
    public async Task A_letter_about_an_order_says_that_it_needs_no_consent()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, shop => shop with { FlowsOn = ["thank-you"] });
        var link = box.Link("save-for-later/back-in-stock", "19");
        await box.SentAsync(link);
        (await box.PageAsync($"{box.Path(link)}/why")).Body!.TextContent.ShouldContain("It is about something that you asked for or ordered, so it needs no consent.");
    }

    [Fact]
    public async Task A_person_s_answer_says_so_and_a_letter_that_is_no_longer_kept_says_that()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        (await box.PageAsync($"{box.Path("case")}/why")).Body!.TextContent.ShouldContain("A person of the shop wrote it");
        await box.PageAsync($"{box.Path("thank-you")}/why", HttpStatusCode.Gone);
    }

    [Theory]
    [InlineData("credit", "because you have credit at Blue Mugs")]
    [InlineData("preferences-link", "gave this address on the preferences form of Blue Mugs")]
    [InlineData("erase", "somebody with a letter of Blue Mugs to you asked for it")]
    [InlineData("case-word", "The shop's program wrote it at once, to say who answers")]
    [InlineData("code", "somebody with a letter of Blue Mugs to you asked for a code")]
    [InlineData("confirm-consent", "gave this address to Blue Mugs and agreed to news")]
    [InlineData("confirm-list", "typed in this address on a list of saved items at Blue Mugs")]
    public async Task A_letter_that_no_flow_sends_says_why_it_came_and_not_that_a_person_wrote_it(string flow, string because)
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var page = (await box.PageAsync($"{box.Path(flow)}/why")).Body!.TextContent;
        page.ShouldContain(because);
        page.ShouldNotContain("A person of the shop wrote it");
    }

    private static Retention.Shops.Shop Some() => new() { Id = "s", Brand = new("Blue Mugs"), ConnectedAt = default };
}
