using System.Net;
using System.Text.Json.Nodes;
using Retention.App.DataUse;
using Retention.App.ForShoppers;
using Retention.App.Privacy;
using Retention.App.Storage;
using Retention.App.Tests.PersonalData;

namespace Retention.App.Tests.ForShoppers;

/// <summary>What is kept about somebody: the page, the file, and the erasure that its owner confirms from the mailbox.</summary>
[Collection("Azurite")]
public sealed class DataPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_page_tells_every_group_with_its_purpose_and_period_and_how_much_there_is_and_nothing_of_what_is_in_it()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var page = await box.PageAsync($"{box.Path()}/data");
        var headings = page.QuerySelectorAll("h2").Select(heading => heading.TextContent).ToArray();
        var words = ShopperWords.For("en").Data;
        foreach (var group in Declared.All.Select(kept => kept.Group).Distinct().Where(group => group != DataGroup.None))
            headings.ShouldContain(heading => heading == words.Group(group));
        var orders = page.QuerySelectorAll("h2").Single(heading => heading.TextContent == "Orders");
        orders.NextElementSibling!.TextContent.ShouldBe("2 entries about you");
        var told = orders.ParentElement!.NextElementSibling!.TextContent;
        foreach (var part in new[] { "e-mail address", "items", "to write to you at the right moment", "until you have it erased", "Shopify" })
            told.ShouldContain(part);
        var text = page.DocumentElement.TextContent;
        text.ShouldNotContain(Mailbox.Ann);
        text.ShouldNotContain("Tea Pot");
    }

    [Fact]
    public async Task The_file_takes_the_mailed_code_and_has_all_that_is_kept_with_what_it_is_kept_for()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path();
        (await box.PostAsync($"{path}/data", ("do", KeepingData.Download))).LeadsTo.ShouldBe("code?for=data");
        var (cookie, leadsTo) = await box.ProveAsync(path, ("for", "data"));
        leadsTo.ShouldBe("data?proven");
        using var request = new HttpRequestMessage(System.Net.Http.HttpMethod.Post, $"{path}/data") { Content = new FormUrlEncodedContent([KeyValuePair.Create("do", KeepingData.Download)]) };
        request.Headers.Add("Cookie", cookie);
        using var answer = await box.App.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("my-data.json");
        var file = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var kept = file["kept"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        foreach (var part in new[] { Mailbox.Ann, "Tea Pot", "Yes, send me offers" })
            kept.ShouldContain(part);
        file["declared"]!.AsArray().Single(one => one!["record"]!.GetValue<string>() == "Order")!["fields"]!["email"]!.GetValue<string>().ShouldBe("Email");
        // Another letter's code opens nothing here. The newest letter counts, so it is a second later.
        box.App.Clock.Now = box.App.Clock.Now.AddSeconds(1);
        var (other, _) = await box.ProveAsync(box.Path("nps"));
        (await box.PostAsync($"{path}/data", other, ("do", KeepingData.Download))).LeadsTo.ShouldBe("code?for=data");
    }

    [Fact]
    public async Task Whoever_confirms_from_the_mailbox_is_erased_at_once_and_the_shop_is_asked_to_erase_too()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        (await box.PostAsync($"{box.Path()}/data", ("do", KeepingData.Erase))).LeadsTo.ShouldBe("data?asked");
        var letter = (await box.App.LettersAsync()).Single(letter => letter.Flow == ErasureLetters.Flow);
        letter.To.ShouldBe(Mailbox.Ann);
        var path = LinkIn(letter.Text);
        await box.PageAsync(path);
        (await box.ShopperAsync()).IsErased.ShouldBeFalse("to look erases nothing: mail scanners open every link");
        // The same page under another letter's link opens nothing.
        (await box.PostAsync($"{box.Path()}/erase")).Status.ShouldBe(HttpStatusCode.Gone);
        (await box.PostAsync(path)).LeadsTo.ShouldBe("erase");
        var shopper = await box.ShopperAsync();
        shopper.IsErased.ShouldBeTrue();
        shopper.Refuses(box.Address).ShouldBeTrue("nothing is ever sent there again");
        (await box.PageAsync(path)).QuerySelector("[role=status]")!.TextContent.ShouldContain("is gone");

        var asked = (await box.App.Get<PrivacyRequests>().ListAsync(box.Shop, CancellationToken.None)).Single(kept => kept.Request.Kind == RequestKind.AtShop).Request;
        asked.ShouldSatisfyAllConditions(one => one.DoneAt.ShouldNotBeNull(), one => one.Order.ShouldNotBeNull(), one => one.Letter.ShouldBe(OwnerLetter.Sent));
        var told = (await box.App.LettersAsync()).Single(letter => letter.Flow == "privacy");
        told.To.ShouldBe("hello@shop.test");
        told.Text.ShouldContain("Erase personal data");
        (told.Text + told.Html + told.Subject).ShouldNotContain(Mailbox.Ann);
        // Pressed once more, nothing more happens.
        (await box.PostAsync(path)).LeadsTo.ShouldBe("erase");
        (await box.App.LettersAsync()).Count(letter => letter.Flow == "privacy").ShouldBe(1);
    }

    [Fact]
    public async Task An_erasure_leaves_no_trace_but_the_number_that_the_shop_is_asked_by()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await box.PostAsync($"{box.Path()}/data", ("do", KeepingData.Erase));
        var path = LinkIn((await box.App.LettersAsync()).Single(letter => letter.Flow == ErasureLetters.Flow).Text);
        (await new Traces(box.App, Mailbox.Ann).FindAsync()).ShouldNotBeEmpty();
        await box.PostAsync(path);
        (await new Traces(box.App, Mailbox.Ann).FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_that_is_three_days_old_erases_nothing_and_no_more_than_three_letters_go_in_a_day()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path();
        foreach (var expected in new[] { "data?asked", "data?asked", "data?asked", "data?many" })
            (await box.PostAsync($"{path}/data", ("do", KeepingData.Erase))).LeadsTo.ShouldBe(expected);
        var link = LinkIn((await box.App.LettersAsync()).First(letter => letter.Flow == ErasureLetters.Flow).Text);
        box.App.Clock.Now = box.App.Clock.Now.AddDays(3);
        (await box.PostAsync(link)).Status.ShouldBe(HttpStatusCode.Gone);
        (await box.ShopperAsync()).IsErased.ShouldBeFalse();
    }

    private static string LinkIn(string text) => new Uri(text.Split([' ', '\n', '\r']).First(word => word.EndsWith("/erase", StringComparison.Ordinal)).Trim('(', ')', '<', '>')).AbsolutePath;
}
