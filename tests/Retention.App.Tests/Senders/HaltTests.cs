using System.Net;
using Retention.App.Cases;
using Retention.App.Merchant.Staff;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.App.Tests.Architecture;
using Retention.App.Tests.Merchant;
using Retention.App.Tests.Road;
using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;
using Mailbox = Retention.App.Tests.ForShoppers.Mailbox;

namespace Retention.App.Tests.Senders;

/// <summary>What is done against a merchant who means harm: a shop that is stopped, and shops that may send little.</summary>
[Collection("Azurite")]
public sealed class HaltTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_shop_that_was_stopped_sends_nothing_its_merchant_can_not_lift_it_and_what_waits_goes_when_it_is_let_go_on()
    {
        await using var shop = await MailedShop.StartAsync(azurite);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Storage__ConnectionString"] = shop.App.Settings.StorageConnection, ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Keys__Master"] = Convert.ToBase64String(new byte[32]) };
        var stopped = await Executable.RunAsync(settings, "shops", "stop", "--id", shop.Shop, "--reason", "phishing");
        (stopped.ExitCode, stopped.Errors).ShouldBe((0, ""));

        await shop.OrderAsync();
        shop.SendGrid.Received.ShouldBe(0);
        (await ReasonsAsync(shop)).ShouldBe([Reason.SendingHalted.Key]);

        using var merchant = await Visitor.InAsync(shop.App, shop.Shop);
        (await merchant.OpenAsync("/app")).Body!.TextContent.ShouldContain("Sending is stopped: write to us.");
        foreach (var route in TenancyWalkTests.Routes(shop.App).Where(route => route.StartsWith("POST ", StringComparison.Ordinal) && !route.Contains("import", StringComparison.Ordinal)))
        {
            using var answer = await merchant.PostAsync(route[5..].Replace("{family}", "thank-you", StringComparison.Ordinal).Replace("{part}", "sender", StringComparison.Ordinal), ("paused", "no"), ("mode", "on"), ("halt", ""));
        }

        (await shop.App.Get<ShopStore>().FindAsync(shop.Shop, CancellationToken.None))!.Shop.Halt!.Reason.ShouldBe("phishing");
        (await Executable.RunAsync(settings, "shops", "list")).Out.ShouldContain("stopped");

        (await Executable.RunAsync(settings, "shops", "resume", "--id", shop.Shop)).ExitCode.ShouldBe(0);
        (await Executable.RunAsync(settings, "shops", "resume", "--id", shop.Shop)).ExitCode.ShouldBe(1);
        await shop.AtAsync(MailedShop.Due.AddHours(2));
        shop.SendGrid.Received.ShouldBe(1);
    }

    [Fact]
    public async Task A_shop_that_is_stopped_after_the_decision_sends_nothing_either()
    {
        await using var shop = await MailedShop.StartAsync(azurite);
        var letter = new OutgoingLetter("0123456789abcdef01234567", 1, shop.Shop, "thank-you", "Mugs", "ann@example.test", null, new("Hello", "<p>Hello</p>", "Hello"), Unsubscribe: null);
        await StopAsync(shop.App, shop.Shop);
        (await shop.App.Get<Channels>().SendAsync(letter, CancellationToken.None)).ShouldBeOfType<SendOutcome.TryLater>().Why.ShouldBe(Channels.Halted);
        shop.SendGrid.Received.ShouldBe(0);
        await shop.App.Get<ShopStore>().ChangeAsync(shop.Shop, known => known with { Halt = null }, CancellationToken.None);
        (await shop.App.Get<Channels>().SendAsync(letter, CancellationToken.None)).ShouldBeOfType<SendOutcome.Sent>();
    }

    [Fact]
    public async Task Whoever_complained_still_gets_an_answer_and_nobody_of_the_staff_a_code()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await box.PostAsync($"{box.Path()}/contact", ("topic", "problem"), ("text", "Broken"));
        await box.ArriveAsync();
        await StopAsync(box.App, box.Shop);
        var one = (await box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: true, most: 10, CancellationToken.None)).ShouldHaveSingleItem();
        (await box.App.Get<CaseAnswering>().AnswerAsync(box.Shop, one.Id, "We are sorry.", "Maria", box.App.Clock.Now, CancellationToken.None)).ShouldBeOfType<CaseAnswered.Sent>();
        var shop = (await box.App.Get<ShopStore>().FindAsync(box.Shop, CancellationToken.None))!.Shop;
        (await box.App.Get<StaffStore>().AddAsync(shop, "staff@shop.test", box.App.Clock.Now, CancellationToken.None)).ShouldBeOfType<Invitation.NotSent>().Why.ShouldBe(Channels.Halted);
        (await box.App.LettersAsync()).ShouldHaveSingleItem().Text.ShouldContain("We are sorry.");
    }

    [Fact]
    public async Task What_is_said_to_a_shop_that_was_stopped_is_not_answered_since_its_merchant_may_have_said_it()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await StopAsync(box.App, box.Shop);
        box.App.Clock.Now += TimeSpan.FromMinutes(1);
        await box.PostAsync($"{box.Path()}/contact", ("topic", "problem"), ("text", "Broken"));
        await box.ArriveAsync();
        var one = (await box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: true, most: 10, CancellationToken.None)).ShouldHaveSingleItem();
        (await box.App.Get<CaseAnswering>().AnswerAsync(box.Shop, one.Id, "Your account is locked.", "Maria", box.App.Clock.Now, CancellationToken.None)).ShouldBe(new CaseAnswered.TryLater(Channels.Halted));
        (await box.App.LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_count_among_what_a_trial_store_may_send()
    {
        await using var shop = await MailedShop.StartAsync(azurite, shop: known => known with { IsTrusted = false, Details = new(MailedShop.Paid) { Stage = ShopStage.Trial }, ConnectedAt = MailedShop.Paid.AddDays(-1) });
        var now = shop.App.Clock.Now;
        for (var count = 0; count < 50; count++)
            await shop.App.Get<SentCounter>().AddAsync(shop.Shop, now, CancellationToken.None);
        await shop.App.HandleAsync(shop.Shop, new ProblemRaised(OrderId: null, now) { Topic = "other", Text = "Hello", Email = "victim@bank.test" });
        var one = (await shop.App.Get<CaseStore>().ListAsync(shop.Shop, openOnly: true, most: 10, CancellationToken.None)).ShouldHaveSingleItem();
        (await shop.App.Get<CaseAnswering>().AnswerAsync(shop.Shop, one.Id, "Your account is locked.", "Maria", now, CancellationToken.None)).ShouldBeOfType<CaseAnswered.TryLater>().Why.ShouldContain("as much as it may");
        shop.SendGrid.Received.ShouldBe(0);
    }

    [Fact]
    public void No_letter_goes_past_the_place_that_looks_whether_the_shop_was_stopped()
    {
        var files = Directory.GetFiles(Path.Combine(Source.Root, "src", "Retention.App"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        // What the law wants told goes to the merchant alone, whose shop may be stopped.
        files.Where(file => File.ReadAllText(file).Contains(".Letters.SendAsync(", StringComparison.Ordinal)).Select(Path.GetFileName).ShouldBe(["OwnerLetters.cs"]);
    }

    [Theory]
    [InlineData(ShopStage.Development, 50)]
    [InlineData(ShopStage.Trial, 50)]
    public async Task A_shop_that_pays_nobody_sends_a_few_letters_a_day_and_the_rest_later(ShopStage stage, int most)
    {
        await using var shop = await MailedShop.StartAsync(azurite, shop: known => known with { IsTrusted = false, Details = new(MailedShop.Paid) { Stage = stage }, ConnectedAt = MailedShop.Paid.AddDays(-1) });
        for (var count = 0; count < most - 1; count++)
            await shop.App.Get<SentCounter>().AddAsync(shop.Shop, shop.App.Clock.Now, CancellationToken.None);
        await shop.OrderAsync();
        await shop.OrderAsync(MailedShop.OrderId + 1, "eve@example.test");
        shop.SendGrid.Received.ShouldBe(1);
        (await ReasonsAsync(shop)).ShouldBe([Reason.ShopAllowance.Key]);
        await shop.AtAsync(MailedShop.Due.AddHours(26));
        shop.SendGrid.Received.ShouldBe(2);
    }

    [Fact]
    public async Task A_trial_store_can_make_nobody_but_itself_a_tester()
    {
        await using var shop = await MailedShop.StartAsync(azurite, shop: known => known with { IsTrusted = false, Details = new(MailedShop.Paid) { Stage = ShopStage.Trial, Email = "owner@shop.test" } });
        var (staff, known, now) = (shop.App.Get<StaffStore>(), (await shop.App.Get<ShopStore>().FindAsync(shop.Shop, CancellationToken.None))!.Shop, shop.App.Clock.Now);
        (await staff.AddAsync(known, "victim@bank.test", now, CancellationToken.None)).ShouldBeOfType<Invitation.TooMany>().Why.ShouldContain("owner@shop.test");
        (await staff.AddAsync(known, "Owner@shop.test", now, CancellationToken.None)).ShouldBeOfType<Invitation.CodeSent>();
        (await staff.AddAsync(known, "me@mugs.example", now, CancellationToken.None)).ShouldBeOfType<Invitation.CodeSent>(); // Of its own sender domain.
        (await staff.AddAsync(known with { Details = known.Details! with { Stage = ShopStage.Paying } }, "victim@bank.test", now, CancellationToken.None)).ShouldBeOfType<Invitation.CodeSent>();
        shop.SendGrid.Received.ShouldBe(3);
    }

    private static async Task<string?[]> ReasonsAsync(MailedShop shop) =>
        [.. (await shop.App.JournalAsync(shop.Shop)).Select(line => line.Entry).Where(entry => entry.Outcome == Outcome.Deferred).Select(entry => entry.Reason).Distinct(StringComparer.Ordinal)];

    private static Task StopAsync(TestApp app, string shop) => app.Get<ShopStore>().ChangeAsync(shop, known => known with { Halt = new("phishing", app.Clock.Now) }, CancellationToken.None);
}
