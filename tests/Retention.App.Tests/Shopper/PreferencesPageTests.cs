using System.Net;
using AngleSharp.Html.Dom;
using Retention.App.ForShoppers;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.App.Tests.ForShoppers;

/// <summary>The page on which a shopper chooses what to hear: committed before it is answered, kept in the ledger, heeded by what waits.</summary>
[Collection("Azurite")]
public sealed class PreferencesPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_topic_that_is_turned_off_withholds_the_letter_that_waits_with_its_reason()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path("abandoned-cart", box.Cart);
        Ticked(await box.PageAsync($"{path}/preferences")).ShouldBe(["letters", "orders", "carts", "saved", "opinions", "news"]);
        (await box.PostAsync($"{path}/preferences", Saving("orders", "saved", "opinions", "news"))).LeadsTo.ShouldBe("preferences?saved");
        // At once: nothing is on the road.
        (await box.App.Storage.EventQueue.CountAsync()).ShouldBe(0);
        var page = await box.PageAsync($"{path}/preferences?saved");
        Ticked(page).ShouldBe(["letters", "orders", "saved", "opinions", "news"]);
        page.QuerySelector("[role=status]")!.TextContent.ShouldStartWith("Your choice is saved");

        (await ReasonAsync(box)).ShouldBe(Reason.UnsubscribedTopic.Key);
        var row = (await box.RowsAsync("consent|")).Single(row => row.GetString("Source") == Choices.Source);
        row.ShouldSatisfyAllConditions(
            () => row.GetString("Topic").ShouldBe("abandoned-cart"), () => row.GetString("Word").ShouldBe("refused"), () => row.GetString("Wording").ShouldBe("Reminders of a cart that I left"),
            () => row.GetString("Address").ShouldBe(box.Address));
        (await box.RowsAsync("event|")).ShouldContain(row => row.GetString("Kind") == nameof(Events.ChoicesMade));
    }

    [Fact]
    public async Task A_break_of_30_days_drops_what_can_t_wait_so_long_and_lets_letters_about_orders_go()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await box.PostAsync($"{box.Path()}/preferences", ("do", "pause"));
        (await box.PageAsync($"{box.Path()}/preferences")).Body!.TextContent.ShouldContain("You have a break until 20 December 2026");
        (await ReasonAsync(box)).ShouldBe(Reason.PausedByShopper.Key);
        (await box.App.LettersAsync()).ShouldHaveSingleItem().Flow.ShouldBe("thank-you");
        (await box.PostAsync($"{box.Path()}/preferences", ("do", "resume"))).LeadsTo.ShouldBe("preferences?code");
        (await box.PageAsync($"{box.Path()}/preferences")).Body!.TextContent.ShouldContain("You have a break until 20 December 2026");
        var (cookie, _) = await box.ProveAsync(box.Path());
        (await box.PostAsync($"{box.Path()}/preferences", cookie, ("do", "resume"))).LeadsTo.ShouldBe("preferences?saved");
        (await box.PageAsync($"{box.Path()}/preferences")).Body!.TextContent.ShouldContain("Pause for 30 days");
    }

    [Fact]
    public async Task A_letter_s_21st_choice_of_a_day_is_refused_and_to_stop_everything_is_always_taken()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path();
        for (var post = 1; post <= PostCounter.MostPerDay; post++)
            (await box.PostAsync($"{path}/preferences", Saving(post % 2 == 0 ? "orders" : "carts"))).Status.ShouldBe(HttpStatusCode.SeeOther, $"post {post}");
        var (_, page, status) = await box.PostAsync($"{path}/preferences", Saving("orders", "carts"));
        (status, page.QuerySelector("h1")!.TextContent).ShouldBe((HttpStatusCode.TooManyRequests, ShopperWords.For("en").Frame.TooManyTitle));
        (await box.PostAsync($"{path}/contact", ("message", "Hello"))).Status.ShouldBe(HttpStatusCode.TooManyRequests, "the letter's links have one limit together");

        box.App.Clock.Now = box.App.Clock.Now.AddSeconds(1);
        for (var press = 0; press < 2; press++)
            (await box.PostAsync($"{path}/preferences", ("do", "stop"))).LeadsTo.ShouldBe("preferences?saved");
        Ticked(await box.PageAsync($"{path}/preferences")).ShouldBeEmpty();
        (await box.PostAsync($"{path}/unsubscribe", ("List-Unsubscribe", "One-Click"))).Status.ShouldBe(HttpStatusCode.OK);
        box.App.Clock.Now = box.App.Clock.Now.AddDays(1);
        (await box.PostAsync($"{path}/preferences", Saving("orders"))).Status.ShouldBe(HttpStatusCode.SeeOther, "another day");
    }

    [Fact]
    public async Task One_click_stops_the_letters_of_a_link_whose_posts_are_used_up()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        for (var post = 1; post <= PostCounter.MostPerDay; post++)
            await box.PostAsync($"{box.Path()}/preferences", ("do", "pause"));
        (await box.PostAsync($"{box.Path()}/preferences", ("do", "pause"))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await box.PostAsync($"{box.Path()}/unsubscribe", ("List-Unsubscribe", "One-Click"))).Status.ShouldBe(HttpStatusCode.OK);
        (await box.ShopperAsync()).Consents.ShouldContain(word => word.Address == box.Address && word.Channel == Channel.Email && word.Topic == null && !word.IsGranted);
    }

    [Fact]
    public async Task The_page_of_the_code_says_where_it_was_mailed_and_for_how_long_it_works()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path();
        var before = await box.PageAsync($"{path}/code");
        (before.QuerySelector("#send")!.TextContent, before.QuerySelector("[role=status]")).ShouldBe(("Mail me a code", null));
        (await box.PostAsync($"{path}/code", ("do", "send"), ("for", "preferences"))).LeadsTo.ShouldBe("code?sent&for=preferences");
        var after = await box.PageAsync($"{path}/code?sent&for=preferences");
        after.QuerySelector("[role=status]")!.TextContent.ShouldBe("A code of 6 digits was mailed to a…@example.test. It works for 10 minutes.");
        after.QuerySelector("#send")!.TextContent.ShouldBe("Mail me another code");
        after.Body!.TextContent.ShouldNotContain("We mail a code");
    }

    [Fact]
    public async Task Who_stops_everything_gets_nothing_and_may_let_some_come_again_with_the_code()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path();
        await box.PostAsync($"{path}/preferences", ("do", "stop"));
        Ticked(await box.PageAsync($"{path}/preferences")).ShouldBeEmpty();
        box.App.Clock.Now = box.App.Clock.Now.AddSeconds(1);
        var (cookie, leadsTo) = await box.ProveAsync(path, ("for", "preferences"));
        leadsTo.ShouldBe("preferences?proven");
        (await box.PostAsync($"{path}/preferences", cookie, Saving("carts"))).LeadsTo.ShouldBe("preferences?saved");
        Ticked(await box.PageAsync($"{path}/preferences")).ShouldBe(["letters", "carts"]);
        (await ReasonAsync(box)).ShouldBeNull();
        (await box.App.LettersAsync()).Where(letter => letter.Flow != "code").ShouldHaveSingleItem().Flow.ShouldBe("abandoned-cart");
    }

    [Fact]
    public async Task Whoever_wants_letters_that_name_no_items_gets_them_and_takes_that_back_with_the_code()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path();
        var all = Saving("orders", "carts", "saved", "opinions", "news");
        (await box.PostAsync($"{path}/preferences", [.. all, ("discreet", "on")])).LeadsTo.ShouldBe("preferences?saved");
        Array.IndexOf(Ticked(await box.PageAsync($"{path}/preferences")), "discreet").ShouldBeGreaterThan(-1);
        (await box.ShopperAsync()).WantsDiscretion.ShouldBeTrue();
        (await ReasonAsync(box)).ShouldBeNull();
        var letter = (await box.App.LettersAsync()).Single(letter => letter.Flow == "abandoned-cart");
        (letter.Html + letter.Text + letter.Subject).ShouldNotContain("Tea");
        letter.Text.ShouldContain("Your items");

        box.App.Clock.Now = box.App.Clock.Now.AddSeconds(1);
        (await box.PostAsync($"{path}/preferences", all)).LeadsTo.ShouldBe("preferences?code", "somebody else may hold the letter");
        (await box.ShopperAsync()).WantsDiscretion.ShouldBeTrue();
        var (cookie, _) = await box.ProveAsync(path);
        (await box.PostAsync($"{path}/preferences", cookie, all)).LeadsTo.ShouldBe("preferences?saved");
        (await box.ShopperAsync()).WantsDiscretion.ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_holds_a_forwarded_letter_can_say_no_and_never_yes()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path();
        foreach (var refusal in new[] { ("do", "save"), ("do", "stop") })
        {
            box.App.Clock.Now = box.App.Clock.Now.AddSeconds(1);
            (await box.PostAsync($"{path}/preferences", refusal)).LeadsTo.ShouldBe("preferences?saved");
            box.App.Clock.Now = box.App.Clock.Now.AddSeconds(1);
            (await box.PostAsync($"{path}/preferences", Saving("orders", "carts", "saved", "opinions", "news"))).LeadsTo.ShouldBe("preferences?code");
            Ticked(await box.PageAsync($"{path}/preferences")).ShouldBeEmpty();
        }

        (await box.RowsAsync("consent|")).Where(row => row.GetString("Source") == Choices.Source).ShouldAllBe(row => row.GetString("Word") == "refused");
        // The code of another letter, or a cookie that nobody signed, proves nothing.
        var (other, _) = await box.ProveAsync(box.Path("nps"));
        foreach (var cookie in new[] { other, "retention-mailbox=9999999999999999999.AAAA" })
            (await box.PostAsync($"{path}/preferences", cookie, Saving("carts"))).LeadsTo.ShouldBe("preferences?code");
        (await box.ShopperAsync()).Consents.ShouldNotContain(word => word.IsGranted && word.Purpose == null);
    }

    [Fact]
    public async Task Without_the_code_the_refusals_are_saved_and_the_page_asks_for_the_code_for_the_rest()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path();
        await box.PostAsync($"{path}/preferences", Saving("orders", "saved", "opinions", "news"));
        box.App.Clock.Now = box.App.Clock.Now.AddSeconds(1);
        (await box.PostAsync($"{path}/preferences", Saving("carts", "saved", "opinions", "news"))).LeadsTo.ShouldBe("preferences?code");
        var page = await box.PageAsync($"{path}/preferences?code");
        Ticked(page).ShouldBe(["letters", "saved", "opinions", "news"]);
        page.QuerySelector("[role=status]")!.TextContent.ShouldContain("What you turned off is saved");
        var asks = page.QuerySelector("[role=status] a")!.GetAttribute("href")!;
        (await box.PageAsync($"{path}/{asks}")).QuerySelectorAll("input[name=for]").ShouldAllBe(field => field.GetAttribute("value") == "preferences");
        (await box.PostAsync($"{path}/code", ("do", "send"), ("for", "preferences"))).LeadsTo.ShouldBe("code?sent&for=preferences");
    }

    [Fact]
    public async Task Saving_the_page_as_it_is_writes_nothing_and_nobody_is_asked_what_no_box_says()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var before = await box.EverythingAsync();
        await box.PostAsync($"{box.Path()}/preferences", Saving("orders", "carts", "saved", "opinions", "news"));
        await box.PostAsync($"{box.Path()}/preferences", ("do", "nonsense"));
        await box.PostAsync($"{box.Path()}/preferences");
        // But for how many posts there were.
        string.Join('\n', (await box.EverythingAsync()).Split('\n').Where(row => !row.Contains($" {Keys.Posts("")}", StringComparison.Ordinal))).ShouldBe(before);
    }

    [Fact]
    public async Task A_choice_holds_for_whoever_else_the_address_leads_to()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        // Another customer orders with the same address: it stays the first one's.
        await box.App.HandleAsync(box.Shop, Reported.Order("8", Mailbox.Ann, customer: "7"));
        await box.App.HandleAsync(box.Shop, Reported.Order("9", Mailbox.Ann, customer: "8"));
        var customer = (await box.App.ShoppersAsync(box.Shop)).Single(shopper => shopper.Id != box.ShopperId);
        await box.PostAsync($"{box.Path(box.Link("review-request", "9") with { Shopper = customer.Id })}/preferences", Saving("orders"));
        foreach (var shopper in await box.App.ShoppersAsync(box.Shop))
            shopper.Consents.Count(word => !word.IsGranted && word.Address == box.Address).ShouldBe(AllFlows.Switches.Length - 1);
    }

    [Fact]
    public async Task A_shop_that_removed_the_app_is_refused_all_the_same()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await box.App.HandleAsync(box.Shop, new Events.ShopUninstalled(box.App.Clock.Now));
        (await box.PostAsync($"{box.Path()}/preferences", ("do", "stop"))).LeadsTo.ShouldNotBeNull();
        (await box.ShopperAsync()).Consents.ShouldContain(word => !word.IsGranted && word.Topic == null);
    }

    [Fact]
    public async Task Whoever_asks_for_fewer_messages_gets_the_next_one_later_or_not_at_all()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path();
        (await ReasonAsync(box)).ShouldBeNull("the first reminder went");
        (await box.PostAsync($"{path}/preferences", [.. Saving("orders", "carts", "saved", "opinions", "news"), ("spacing", "7")])).LeadsTo.ShouldBe("preferences?saved");
        var page = await box.PageAsync($"{path}/preferences?saved");
        page.QuerySelector("input[name=spacing][checked]")!.GetAttribute("value").ShouldBe("7");
        page.Body!.TextContent.ShouldContain("At most one message a week");
        foreach (var hours in new[] { 27, 28, 52, 76 })
            await PassAsync(box, Mailbox.At.AddHours(hours));
        (await box.App.JournalAsync(box.Shop)).ShouldContain(line => line.Entry.Subject == box.Cart && line.Entry.Step > 0 && line.Entry.Reason == Reason.ShopperSpacing.Key);
        (await box.App.LettersAsync()).Count(letter => letter.Flow == "abandoned-cart").ShouldBe(1);
        // To hear more again takes the mailbox; what waits for it is looked at anew.
        (await box.PostAsync($"{path}/preferences", [.. Saving("orders", "carts", "saved", "opinions", "news"), ("spacing", "0")])).LeadsTo.ShouldBe("preferences?code");
        (await box.ShopperAsync()).Spacing!.Value.ShouldBe(7);
    }

    [Fact]
    public async Task Whoever_objects_to_being_profiled_is_not_from_that_moment_and_the_proof_has_the_words()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path();
        var all = Saving("orders", "carts", "saved", "opinions", "news");
        (await box.PostAsync($"{path}/preferences", [.. all, ("profiling", "on")])).LeadsTo.ShouldBe("preferences?saved");
        (await box.ShopperAsync()).ObjectsToProfiling.ShouldBeTrue();
        (await box.PageAsync($"{path}/preferences")).Body!.TextContent.ShouldContain("Nothing is worked out about you.");
        var proof = (await box.RowsAsync("choice|")).ShouldHaveSingleItem();
        (proof.GetString("What"), proof.GetString("Value"), proof.GetString("Wording")).ShouldBe(("profiling", "true", "Nothing is worked out about you."));
        box.App.Clock.Now = box.App.Clock.Now.AddSeconds(1);
        (await box.PostAsync($"{path}/preferences", all)).LeadsTo.ShouldBe("preferences?code", "somebody else may hold the letter");
        (await box.ShopperAsync()).ObjectsToProfiling.ShouldBeTrue();
        var (cookie, _) = await box.ProveAsync(path);
        (await box.PostAsync($"{path}/preferences", cookie, all)).LeadsTo.ShouldBe("preferences?saved");
        (await box.ShopperAsync()).ObjectsToProfiling.ShouldBeFalse();
        (await box.RowsAsync("choice|")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_language_that_was_chosen_counts_before_that_of_the_order()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path();
        (await box.PostAsync($"{path}/preferences", [.. Saving("orders", "carts", "saved", "opinions", "news"), ("language", "fr")])).LeadsTo.ShouldBe("preferences?saved");
        (await box.PageAsync($"{path}/preferences")).DocumentElement.GetAttribute("lang").ShouldBe("fr");
        (await ReasonAsync(box)).ShouldBeNull();
        (await box.App.LettersAsync()).Single(letter => letter.Flow == "abandoned-cart").Html.ShouldContain("lang=\"fr\"");
        box.App.Clock.Now = box.App.Clock.Now.AddSeconds(1);
        (await box.PostAsync($"{path}/preferences", [.. Saving("orders", "carts", "saved", "opinions", "news"), ("language", "xx")])).LeadsTo.ShouldBe("preferences?saved");
        (await box.ShopperAsync()).LanguageOf("de").ShouldBe("fr", "a language that is not offered changes nothing");
    }

    private static (string, string)[] Saving(params string[] topics) => [("do", "save"), ("letters", "on"), .. topics.Select(topic => ("topic", topic))];

    private static string[] Ticked(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("input[type=checkbox][checked]").Select(box => box.GetAttribute("name") == "topic" ? box.GetAttribute("value")! : box.GetAttribute("name")!)];

    // Why the reminder of the cart did not go; null when it went.
    private static async Task<string?> ReasonAsync(Mailbox box)
    {
        await PassAsync(box, Mailbox.At.AddHours(2));
        return (await ReasonsAsync(box, step: 0))[^1];
    }

    private static async Task<IReadOnlyList<string?>> ReasonsAsync(Mailbox box, int step) =>
        [.. (await box.App.JournalAsync(box.Shop)).Select(line => line.Entry).Where(entry => entry.Subject == box.Cart && entry.Step == step && entry.Outcome != Outcome.Started).OrderBy(entry => entry.At).Select(entry => entry.Reason)];

    private static async Task PassAsync(Mailbox box, DateTimeOffset until)
    {
        box.App.Clock.Now = until;
        while (await box.App.Get<Schedule>().SweepAsync(box.App.Clock.Now, CancellationToken.None) > 0)
        {
        }

        while (await box.App.ReceiveAsync(box.App.Storage.StepQueue) > 0)
        {
        }
    }
}
