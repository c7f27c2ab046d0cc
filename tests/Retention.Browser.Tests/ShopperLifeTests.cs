using Microsoft.Playwright;
using Retention.App.Tests;
using Retention.App.Tests.PersonalData;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Rewards;

namespace Retention.Browser.Tests;

/// <summary>A shopper's whole life with a shop, from her browser, her mailbox and the merchant's page alone: with script at a desk, without script on a phone.</summary>
[Collection("Azurite")]
[Trait("Lane", "slow")]
public sealed class ShopperLifeTests(AzuriteFixture azurite)
{
    private const string Complaint = "The handle came loose";
    private const string Praise = "Holds tea rather well";

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task A_shopper_is_heard_reviews_earns_spends_chooses_saves_invites_and_is_forgotten(int width, bool script)
    {
        await using var life = await ShopperLife.StartAsync(azurite, width, script);
        var page = await life.BrowserAsync();
        await life.HearAsync(new ConsentReported(new(Channel.Email, Purpose.Marketing, IsGranted: true, Reported.At.AddDays(-1), "checkout") { Wording = "Yes, send me offers" }) { Email = ShopperLife.Ann });
        life.App.Clock.Now = Reported.At.AddDays(2);
        await life.HearAsync(new ShipmentReported("1", "s1", ShipmentStage.Delivered, life.App.Clock.Now));

        await IsHeardAsync(life, page);
        var code = await ReviewsAsync(life, page);
        await SpendsAsync(life, page, code);
        await ChoosesAsync(life, page);
        await SavesAsync(life, page);
        await InvitesAsync(life, page);
        await ReadsAsync(life, page);
        await IsForgottenAsync(life, page);
    }

    // A score of 3, the word at once, the answer of a person, the end of the case, and the question a week later.
    private static async Task IsHeardAsync(ShopperLife life, IPage page)
    {
        await page.GotoAsync(ShopperLife.LinkIn(await life.LetterAsync("One question about your order #1", days: 5), "answer?score=3"));
        await Assertions.Expect(page.GetByLabel("3", new() { Exact = true })).ToBeCheckedAsync();
        await PressAsync(page, "Send my answer");
        await page.GetByLabel("In a word or in many").FillAsync(Complaint);
        await PressAsync(page, "Send my answer");
        await Assertions.Expect(Heading(page)).ToContainTextAsync("Three short questions");
        await PressAsync(page, "Send my answer");
        await Assertions.Expect(Heading(page)).ToHaveTextAsync("Thank you");
        (await life.LetterAsync("Your order #1")).Text.ReplaceLineEndings(" ").ShouldContain("A person of Blue Mugs will read it and answer you by");

        var merchant = await life.MerchantAsync();
        await merchant.GotoAsync("/app/cases");
        await merchant.GetByRole(AriaRole.Link, new() { Name = "A low score about order #1" }).ClickAsync();
        await Assertions.Expect(merchant.Locator("main")).ToContainTextAsync(Complaint);
        await merchant.GetByLabel("Your words; the shop's name stands under them").FillAsync("A new mug is on its way.");
        await PressAsync(merchant, "Send");
        await Assertions.Expect(merchant.Locator(".timeline").First).ToContainTextAsync("A new mug is on its way.");
        await life.Shop.WorkAsync();
        (await life.App.LettersAsync()).Single(letter => letter.Text.Contains("A new mug is on its way.", StringComparison.Ordinal)).To.ShouldBe(ShopperLife.Ann);
        await merchant.GetByLabel("How it ended").SelectOptionAsync("Sent again");
        await PressAsync(merchant, "Close the case");
        await Assertions.Expect(merchant.GetByRole(AriaRole.Button, new() { Name = "Close the case" })).ToHaveCountAsync(0);
        await merchant.Context.CloseAsync();

        await page.GotoAsync(ShopperLife.LinkIn(await life.LetterAsync("Is it settled?", days: 8), "settled"));
        await page.GetByLabel("Yes, it is settled").CheckAsync();
        await PressAsync(page, "Send my answer");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Good to hear");
    }

    // A review with a photo, and the credit for it.
    private static async Task<string> ReviewsAsync(ShopperLife life, IPage page)
    {
        await page.GotoAsync(ShopperLife.LinkIn(await life.LetterAsync("How is it, Ann?", days: 20), "review"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("With a photo it is €8.00");
        await page.GetByLabel("4 stars").CheckAsync();
        await page.GetByLabel("Your review (optional)").FillAsync(Praise);
        await page.GetByLabel("Photos (optional, up to five)").SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "photos", "mug.jpg"));
        await PressAsync(page, "Send my review");
        await Assertions.Expect(Heading(page)).ToHaveTextAsync("Thank you for your review");
        // A photo is looked at by a person first.
        await life.Shop.WorkAsync();
        var merchant = await life.MerchantAsync();
        await merchant.GotoAsync("/app/reviews");
        await PressAsync(merchant, "Publish");
        await Assertions.Expect(merchant.Locator("main")).ToContainTextAsync("The review is published.");
        await merchant.Context.CloseAsync();
        var letter = await life.LetterAsync("€8.00");
        await page.GotoAsync(ShopperLife.LinkIn(letter, "why"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("because you have credit at Blue Mugs");
        await page.GotoAsync(ShopperLife.LinkIn(letter, "rewards"));
        await Assertions.Expect(page.Locator(".sum")).ToHaveTextAsync("€8.00");
        return ShopperLife.CodeIn(letter, CouponCode.IsOne);
    }

    // Five of the eight euros go into an order: the other three come back as a code of their own.
    private static async Task SpendsAsync(ShopperLife life, IPage page, string code)
    {
        await life.BuyAsync("2", ShopperLife.Ann, code, life.Shop.Server.Spend(code, ShopperLife.Ann, cart: 500));
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".sum")).ToHaveTextAsync("€3.00");
        life.Shop.Server.Usable.ShouldBe(3.00m);
    }

    // A reminder is planned; she wants none; it is withheld, and the merchant reads why.
    private static async Task ChoosesAsync(ShopperLife life, IPage page)
    {
        // For two weeks after a low score nothing is advertised, closed or not.
        var now = life.App.Clock.Now += TimeSpan.FromDays(4);
        await life.HearAsync(new CartReported(Reported.Cart("c1", ShopperLife.Ann).Cart with { CreatedAt = now, UpdatedAt = now, Url = "https://mugs.example/cart/c1", Lines = [new("Red Bowl", Variant: null, 1, new Money(1290, new Currency("EUR")), Image: null)] }));
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose what you hear" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The next one is planned for");
        await page.GetByLabel("Reminders of a cart that I left").UncheckAsync();
        await PressAsync(page, "Save");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your choice is saved");
        life.App.Clock.Now += TimeSpan.FromHours(2);
        await life.Shop.WorkAsync();
        (await life.App.LettersAsync()).ShouldNotContain(letter => letter.Flow == "abandoned-cart");
        var merchant = await life.MerchantAsync();
        await merchant.GotoAsync("/app/log?flow=abandoned-cart");
        await Assertions.Expect(merchant.Locator("main tbody")).ToContainTextAsync("The shopper does not want this kind of message");
        await merchant.Context.CloseAsync();
    }

    // What she saved becomes cheaper, and the letter's page says by how much; why it came stands behind the same letter.
    private static async Task SavesAsync(ShopperLife life, IPage page)
    {
        Item Pot(long cents) => new() { Id = "19", ProductId = "18", Title = "Tea Pot", Price = new Money(cents, new Currency("EUR")), Available = 8, Url = "https://mugs.example/19", At = life.App.Clock.Now };
        life.App.Clock.Now += TimeSpan.FromDays(1);
        await life.HearAsync(new ItemSaved(Pot(4100), life.App.Clock.Now) { Email = ShopperLife.Ann, FirstName = "Ann" });
        life.App.Clock.Now += TimeSpan.FromHours(30);
        await life.HearAsync(new ItemReported(Pot(3690)));
        var letter = await life.LetterAsync("Tea Pot costs less now", days: 1);
        await page.GotoAsync(ShopperLife.LinkIn(letter, "saved"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("It cost €41.00 when you saved it, and costs €36.90 now.");
        await page.GotoAsync(ShopperLife.LinkIn(letter, "why"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("It began when the price or the stock of Tea Pot changed");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Yes, send me offers");
    }

    // The friend first, and Ann when the friend's order was kept.
    private static async Task InvitesAsync(ShopperLife life, IPage page)
    {
        const string Bob = "bob@friends.test";
        await page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "credit" }).ClickAsync();
        await PressAsync(page, "Get my link");
        var link = await page.GetByLabel("Your link").InputValueAsync();
        var friend = await life.BrowserAsync();
        await friend.GotoAsync(link);
        await friend.GetByLabel("Your e-mail address").FillAsync(Bob);
        await PressAsync(friend, "Send me the code");
        await Assertions.Expect(Heading(friend)).ToHaveTextAsync("Look into your mailbox");
        await friend.Context.CloseAsync();
        await life.BuyAsync("77", Bob, ShopperLife.CodeIn(await life.LetterAsync("", Bob), CouponCode.IsOne), 300);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".items")).ToContainTextAsync("has bought");
        life.App.Clock.Now += TimeSpan.FromDays(15);
        await life.LetterAsync("€5.00", days: 1);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".items").Last).ToContainTextAsync("you have earned");
    }

    // All that is kept, as a file, for whoever has the mailbox.
    private static async Task ReadsAsync(ShopperLife life, IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose what you hear" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "What do you keep about me?" }).ClickAsync();
        await PressAsync(page, "Download what you keep about me");
        await PressAsync(page, "Mail me a code");
        await page.GetByLabel("The code").FillAsync(ShopperLife.CodeIn(await life.LetterAsync("Your code"), word => word.Length == 6 && word.All(char.IsAsciiDigit)));
        await PressAsync(page, "Go on");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Now you can download it.");
        var download = await page.RunAndWaitForDownloadAsync(() => PressAsync(page, "Download what you keep about me"));
        var file = await File.ReadAllTextAsync(await download.PathAsync());
        foreach (var words in new[] { ShopperLife.Ann, Complaint, Praise, "Tea Pot", "Yes, send me offers" })
            file.ShouldContain(words);
    }

    // The erasure that she confirms from her mailbox, and no trace of her after it.
    private static async Task IsForgottenAsync(ShopperLife life, IPage page)
    {
        var traces = new Traces(life.App, ShopperLife.Ann, Complaint, Praise);
        (await traces.FindAsync()).ShouldNotBeEmpty();
        await PressAsync(page, "Send me that letter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The letter is on its way");
        await page.GotoAsync(ShopperLife.LinkIn(await life.LetterAsync("Erase what is kept about you"), "erase"));
        await PressAsync(page, "Erase everything");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("is gone");
        await life.Shop.WorkAsync();
        (await traces.FindAsync()).ShouldBeEmpty();
    }

    private static ILocator Heading(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).PressAsync("Enter");
}
