using Retention.App.Letters;
using Retention.App.Merchant.Staff;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Tests.Senders;
using Retention.App.Wording;
using Retention.Flows;
using Retention.Templates;

namespace Retention.App.Tests.Wording;

/// <summary>Letters that are tried, and to whom they go.</summary>
[Collection("Azurite")]
public sealed class TestLettersTests(AzuriteFixture azurite)
{
    private static readonly Letter Thanks = Letter.Find("thank-you", "neutral")!;
    private static readonly EditedWords Ours = EditedWords.Of(Thanks.Template);

    [Fact]
    public async Task A_test_is_the_letter_of_the_preview_to_the_staff_with_no_link_of_any_shopper()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        var member = await StaffTests.ConfirmedAsync(app, shop);
        var shown = (await app.Get<LetterPreview>().RenderAsync(shop, Thanks, Ours, shopper: null, app.Clock.Now, CancellationToken.None)).ShouldBeOfType<Previewed.Email>();
        (await SendAsync(app, shop, Ours, member)).ShouldBeOfType<TestOutcome.Sent>();

        var letter = (await app.LettersAsync()).Single(one => one.Subject.StartsWith("[Test]", StringComparison.Ordinal));
        (letter.To, letter.Subject).ShouldBe(("staff@shop.test", $"[Test] {shown.Letter.Subject}"));
        (letter.Html, letter.Text).ShouldBe((shown.Letter.Html, shown.Letter.Text));
        letter.Headers.ShouldBeEmpty();
        letter.Text.ShouldNotContain("/l/");
        letter.Text.ShouldContain("/test-letter");
        using var page = await app.Http.GetAsync("/test-letter");
        (await page.Content.ReadAsStringAsync()).ShouldContain("changes nothing");
    }

    [Fact]
    public async Task A_test_goes_only_to_an_address_that_is_confirmed()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var (shop, other) = ((await app.AddShopifyAsync()).Shop, (await app.AddShopifyAsync(domain: "other.myshopify.com")).Shop);
        var added = ((Invitation.CodeSent)await app.Get<StaffStore>().AddAsync(shop, "new@shop.test", app.Clock.Now, CancellationToken.None)).Member;
        var member = await StaffTests.ConfirmedAsync(app, shop);
        await app.Get<StaffStore>().RemoveAsync(shop.Id, member, CancellationToken.None);
        var theirs = await StaffTests.ConfirmedAsync(app, other, "staff@other.test");
        var before = (await app.LettersAsync()).Count;
        foreach (var nobody in new[] { added, member, theirs, "0123456789abcdef", "" })
            (await SendAsync(app, shop, Ours, nobody)).ShouldBeOfType<TestOutcome.NotVerified>();
        (await app.LettersAsync()).Count.ShouldBe(before);
    }

    [Fact]
    public async Task There_are_20_tests_a_day_also_when_all_are_sent_at_once_and_each_has_its_own_message()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        var member = await StaffTests.ConfirmedAsync(app, shop);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => SendAsync(app, shop, Ours, member)));
        outcomes.Count(outcome => outcome is TestOutcome.Sent).ShouldBe(TestLetters.MostPerDay);
        outcomes.Count(outcome => outcome is TestOutcome.TooMany).ShouldBe(4);
        (await app.LettersAsync()).Select(letter => letter.Message).ShouldBeUnique(StringComparer.Ordinal);
        app.Clock.Now = app.Clock.Now.AddDays(1);
        (await SendAsync(app, shop, Ours, member)).ShouldBeOfType<TestOutcome.Sent>();
        app.Clock.Now = app.Clock.Now.AddDays(5);
        (await SendAsync(app, shop, Ours, member)).ShouldBeOfType<TestOutcome.Sent>();
        (await TestApp.RowsAsync(app.Storage.Shops)).Count(row => row.RowKey.StartsWith("test|", StringComparison.Ordinal)).ShouldBe(1, "those of past days are gone");
    }

    [Fact]
    public async Task Words_with_a_fault_are_not_tried_and_cost_no_test()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        var member = await StaffTests.ConfirmedAsync(app, shop);
        (await SendAsync(app, shop, Ours with { Text = "{{" }, member)).ShouldBeOfType<TestOutcome.Faulty>();
        (await app.Get<TestLetters>().SendAsync(shop, Letter.Find("abandoned-cart", "text")!, EditedWords.Of(Letter.Find("abandoned-cart", "text")!.Template), null, member, app.Clock.Now, CancellationToken.None)).ShouldBeOfType<TestOutcome.Refused>();
        (await app.Get<TestLetterRows>().CountAsync(shop.Id, "words", app.Clock.Now, CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task What_the_provider_says_is_told_and_only_what_it_certainly_did_not_take_may_go_again()
    {
        await using var sendGrid = await LoopbackSendGrid.StartAsync();
        await using var app = await TestApp.StartAsync(azurite, works: false, change: settings => settings with { SendGridKey = "SG.test", SendGridUrl = sendGrid.Url, SendGridFrom = "hello@mugs.example" });
        var shop = (await app.AddShopifyAsync()).Shop;
        var letter = Outgoing("m1");
        var store = app.Get<StaffStore>();
        var member = ((Invitation.CodeSent)await store.AddAsync(shop, "staff@shop.test", app.Clock.Now, CancellationToken.None)).Member;
        await ConfirmByForceAsync(app, shop.Id, member);

        sendGrid.Next(SendGridAnswer.Unavailable);
        (await CopyAsync(app, shop, member, letter)).ShouldBeOfType<TestOutcome.Unknown>();
        (await CopyAsync(app, shop, member, letter)).ShouldBeOfType<TestOutcome.SentBefore>();
        (await CopyAsync(app, shop, member, Outgoing("m2"))).ShouldBeOfType<TestOutcome.Sent>();
        sendGrid.Faults.ShouldBeEmpty("a letter without an unsubscribe link is a good letter to the provider too");
    }

    [Fact]
    public async Task A_copy_holds_no_link_of_the_shopper_and_the_same_letter_is_copied_once()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        var member = await StaffTests.ConfirmedAsync(app, shop);
        await app.HandleAsync(shop.Id, Reported.Order("1"));
        app.Clock.Now = Reported.At.AddHours(2);
        (await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None)).ShouldBe(1);
        await app.ReceiveAsync(app.Storage.StepQueue);
        var sent = (await app.LettersAsync()).Single(one => one.To == "ann@example.test");
        sent.Html.ShouldContain("/l/", customMessage: "the shopper's own letter has the link");
        var letter = Outgoing(sent.Message) with { Letter = new(sent.Subject, sent.Html, sent.Text), Unsubscribe = new Uri(sent.Headers["List-Unsubscribe"].Trim('<', '>')) };
        (await CopyAsync(app, shop, member, letter)).ShouldBeOfType<TestOutcome.Sent>();
        (await CopyAsync(app, shop, member, letter)).ShouldBeOfType<TestOutcome.SentBefore>();
        app.Clock.Now = app.Clock.Now.AddDays(1);
        (await CopyAsync(app, shop, member, letter)).ShouldBeOfType<TestOutcome.SentBefore>();

        var copy = (await app.LettersAsync()).Where(one => one.Subject.StartsWith("[Test] ", StringComparison.Ordinal)).ShouldHaveSingleItem();
        copy.To.ShouldBe("staff@shop.test");
        copy.Headers.ShouldBeEmpty();
        foreach (var part in new[] { copy.Html, copy.Text })
        {
            part.ShouldNotContain(letter.Unsubscribe!.AbsolutePath);
            part.ShouldNotContain($"{app.Settings.PublicUrl.AbsoluteUri}u/");
            part.ShouldNotContain($"{app.Settings.PublicUrl.AbsoluteUri}l/");
            part.ShouldContain("/test-letter");
        }
    }

    [Fact]
    public async Task There_are_20_copies_of_each_flow_a_day()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        var member = await StaffTests.ConfirmedAsync(app, shop);
        for (var number = 0; number < TestLetters.MostPerDay; number++)
            (await CopyAsync(app, shop, member, Outgoing($"m{number}"))).ShouldBeOfType<TestOutcome.Sent>();
        (await CopyAsync(app, shop, member, Outgoing("more"))).ShouldBeOfType<TestOutcome.TooMany>();
        (await CopyAsync(app, shop, member, Outgoing("more") with { Flow = "nps/thanks" })).ShouldBeOfType<TestOutcome.Sent>();
    }

    private static OutgoingLetter Outgoing(string message) =>
        new(message, 1, "s", "nps", "Blue Mugs", "ann@example.test", ReplyTo: null, new RenderedLetter("Hello", "<p>Hello</p>", "Hello"), new Uri("https://retention.example/u/x"));

    private static Task<TestOutcome> SendAsync(TestApp app, Retention.Shops.Shop shop, EditedWords words, string member) =>
        app.Get<TestLetters>().SendAsync(shop, Thanks, words, shopper: null, member, app.Clock.Now, CancellationToken.None);

    private static Task<TestOutcome> CopyAsync(TestApp app, Retention.Shops.Shop shop, string member, OutgoingLetter letter) => app.Get<TestLetters>().CopyAsync(shop, member, letter, app.Clock.Now, CancellationToken.None);

    private static async Task ConfirmByForceAsync(TestApp app, string shop, string member)
    {
        var row = (await app.Storage.Shops.GetEntityAsync<Azure.Data.Tables.TableEntity>(shop, Keys.StaffMember(member))).Value;
        await app.Storage.Shops.UpsertEntityAsync(new Azure.Data.Tables.TableEntity(shop, row.RowKey).With(row.Read(Stored.Default.StoredMember) with { ConfirmedAt = app.Clock.Now }, Stored.Default.StoredMember));
    }
}
