using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Retention.App;
using Retention.App.Cases;
using Retention.App.ForShoppers;
using Retention.App.Merchant.Doors;
using Retention.App.Queues;
using Retention.App.Referrals;
using Retention.App.ShopPages;
using Retention.App.Storage;
using Retention.Events;
using Retention.Reviews;
using Retention.Shoppers;
using Retention.Shops;
using Retention.Tiers;

namespace Retention.Browser.Tests;

/// <summary>A WooCommerce shop with everything on, and one shopper of it for each language: with orders, credit, a level, a friend, and saved items.</summary>
internal sealed class ShopperScenes : IAsyncDisposable
{
    /// <summary>A dark calm blue, with serifs and a logo; and a light yellow with round corners, without one.</summary>
    public static readonly (string Name, Brand Brand)[] Brands =
    [
        ("blue", new("Meadow Ceramics") { Url = "https://meadow.example", Color = "#1f3a5f", Font = BrandFont.Serif, Radius = 2, Logo = "https://cdn.meadow.example/logo.png", PostalAddress = "12 Kiln Lane\nPotterton" }),
        ("yellow", new("Zitrone & Söhne") { Url = "https://zitrone.example", Color = "#ffd400", Font = BrandFont.Rounded, Radius = 24, PostalAddress = "1 Lemon Street\nLondon" }),
    ];

    private readonly WooCommerceScenes _shop;
    private readonly Dictionary<string, (string Shopper, string Address)> _shoppers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _orders = new(StringComparer.Ordinal);

    private ShopperScenes(WooCommerceScenes shop) => _shop = shop;

    /// <summary>Where the program listens.</summary>
    public Uri Url => _shop.Program.Url;

    private DateTimeOffset Now => _shop.Clock.GetUtcNow();

    /// <summary>Connects the shop, turns everything on, and lets a shopper of each language live a little.</summary>
    public static async Task<ShopperScenes> StartAsync(LaunchedChromium chromium, params IReadOnlyList<string> languages)
    {
        var shop = await WooCommerceScenes.StartAsync();
        var scenes = new ShopperScenes(shop);
        await scenes.ConnectAsync(chromium);
        await shop.FillAsync();
        await scenes.ChangeAsync(EverythingOn);
        for (var number = 0; number < languages.Count; number++)
            await scenes.LiveAsync(languages[number], 100 + (number * 10));
        await scenes.LogoAsync(chromium);
        shop.Clock.JumpTo(shop.Clock.GetUtcNow().AddMinutes(65)); // The letters of thanks go.
        await shop.WorkAsync();
        return scenes;
    }

    /// <summary>Gives the shop another face.</summary>
    public Task WearAsync(Brand brand) => ChangeAsync(shop => shop with { Brand = brand with { Logo = brand.Logo }, Logo = brand.Logo is null ? null : shop.Logo });

    /// <summary>The pages of a letter to the shopper of this language, each letter anew: what is posted from one is counted.</summary>
    /// <param name="language">The language.</param>
    /// <param name="message">The letter.</param>
    /// <param name="flow">The flow that spoke.</param>
    /// <param name="subject">About what; null for the shopper's last order.</param>
    /// <param name="daysAgo">When it was written.</param>
    public string Letter(string language, string message, string flow = "review-request", string? subject = null, int daysAgo = 0) =>
        new Uri(_shop.Program.Get<ShopperLinks>().Pages(Link(language, message, flow, subject, daysAgo)).Why, ".").AbsolutePath.TrimEnd('/');

    /// <summary>The hash of the shopper's address: the subject of letters that are about it.</summary>
    public string AddressOf(string language) => _shoppers[language].Address;

    /// <summary>The shopper's link for friends.</summary>
    public async Task<string> InvitationAsync(string language) => (await _shop.Program.Get<ReferralLinks>().FindAsync(_shop.Shop, _shoppers[language].Shopper, CancellationToken.None))!.AbsolutePath;

    /// <summary>Lets the browser show that the mailbox is the shopper's.</summary>
    public async Task ProveAsync(IBrowserContext context, string language, string message)
    {
        var links = _shop.Program.Get<ShopperLinks>();
        var opened = (Opened.Open)await _shop.Program.Get<Visits>().OpenAsync(links.Token(Link(language, message, "review-request", subject: null, daysAgo: 0)), lasts: false, CancellationToken.None);
        var http = new DefaultHttpContext();
        _shop.Program.Get<CodeCookie>().Set(opened.Visit, http);
        var value = http.Response.Headers.SetCookie.ToString().Split(';')[0][(CodeCookie.Name.Length + 1)..];
        await context.AddCookiesAsync([new() { Name = CodeCookie.Name, Value = value, Domain = Url.Host, Path = $"/l/{opened.Visit.Token}" }]);
    }

    /// <summary>The pages of the letter of thanks that the shopper got.</summary>
    public async Task<string> ThanksAsync(string language)
    {
        var sent = (await _shop.Program.Get<Journal>().ReadAsync(_shop.Shop, Now.AddDays(-1), Now.AddHours(1), CancellationToken.None))
            .Last(line => line.Shopper == _shoppers[language].Shopper && line.Entry is { Outcome: Outcome.Sent, Message: not null });
        return Letter(language, sent.Entry.Message!, sent.Entry.Flow, sent.Entry.Subject);
    }

    /// <summary>How the shop's reviews are collected, as the part of a page of the shop.</summary>
    public async Task<string> CollectedAsync(string language)
    {
        var shop = (await _shop.Program.Get<ShopStore>().FindAsync(_shop.Shop, CancellationToken.None))!.Shop;
        return (string)(await _shop.Program.Get<PluginReviews>().ShowCollectedAsync(shop, new(Product: null, language, Page: null), CancellationToken.None))["html"]!;
    }

    /// <summary>The shopper reviews, answers the survey and writes, so that the merchant has something to look at.</summary>
    /// <returns>The page of the case that is open then.</returns>
    public async Task<string> SpeakAsync(string language)
    {
        var order = _orders[language];
        await HearAsync($"review {language}", new ReviewGiven(order, Now) { Items = [new("70011", "Blue Mug", 2, "It leaks", "At the handle, after a week.") { ProductId = "7001" }], IsPromised = true });
        await HearAsync($"answer {language}", new SurveyAnswered(order, 3, Now) { Comment = "The parcel came twice." });
        await HearAsync($"problem {language}", new ProblemRaised(order, Now) { Topic = "delivery", Text = "Which of the two parcels shall I send back?" });
        return (await _shop.Program.Get<CaseStore>().ListAsync(_shop.Shop, openOnly: true, most: 10, CancellationToken.None))[0].Id;
    }

    /// <summary>A link into the merchant's page, for once.</summary>
    public async Task<string> MerchantAsync() => (await _shop.Program.Get<OneTimeLinks>().MakeAsync(_shop.Shop, CancellationToken.None)).PathAndQuery;

    /// <summary>The shopper's id.</summary>
    public string ShopperOf(string language) => _shoppers[language].Shopper;

    /// <summary>Does what waits.</summary>
    public Task WorkAsync() => _shop.WorkAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    private static Shop EverythingOn(Shop shop)
    {
        var pounds = new Currency("GBP");
        return shop.With("thank-you", on: true) with
        {
            Settings = shop.Settings with
            {
                ReviewPhotoCredit = new(800, pounds),
                PurchasePercent = 5,
                SurveyCredit = new(200, pounds),
                ReferralCredit = new(1000, pounds),
                FriendCredit = new(500, pounds),
                CreditPerMonth = new(4000, pounds),
                SendsTexts = true,
                EmailWindow = new(new(0, 24), new(0, 24), new(0, 24)),
                ShowReviews = ReviewShowing.AtOnce,
                Tiers = new()
                {
                    Version = 1,
                    Currency = pounds,
                    Gift = new(new("7001", "Hand-painted saucer", new(900, pounds)), 10),
                    Levels =
                    [
                        new("clay", "Clay", 1) { Benefits = "News of the kiln a day before everybody else.", Code = "CLAY5" },
                        new("glaze", "Glaze", 4) { Benefits = "Free shipping on every order.", Code = "GLAZE" },
                        new("kiln", "Kiln", 8) { Benefits = "A seat at the yearly opening of the kiln.", Credit = new(2500, pounds) },
                    ],
                },
            },
        };
    }

    private async Task ConnectAsync(LaunchedChromium chromium)
    {
        _shop.Server.HasPlugin = true;
        var page = await (await chromium.ContextAsync(Url, 1280)).NewPageAsync();
        await page.GotoAsync("/connect/woocommerce");
        await page.GetByLabel("Your shop's address").First.FillAsync(_shop.Server.Address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go to your shop" }).PressAsync("Enter");
        await page.WaitForURLAsync($"{_shop.Server.Address}/wc-auth/**");
        using var http = new HttpClient { BaseAddress = Url };
        var (_, back) = await _shop.Server.ApproveAsync(new Uri(page.Url), http);
        await page.GotoAsync(back.ShouldNotBeNull());
        _shop.Clock.JumpTo(Now.AddSeconds(4));
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Set up");
        await page.Context.CloseAsync();
    }

    // Two orders, credit of which some was spent, two saved items of which one costs less now, and a friend who was invited.
    private async Task LiveAsync(string language, int first)
    {
        var (email, names) = ($"{language}@example.test", _shop.Program.Get<NameDirectory>());
        var order = (first + 1).ToString(CultureInfo.InvariantCulture);
        await HearAsync($"{first}", Order($"{first}", email, language, [new("Blue Mug", "large", 2, new Money(3980, new("GBP")), Image: null) { ProductId = "7001", VariantId = "70011" }]));
        await HearAsync(order, Order(order, email, language,
        [
            new("Blue Mug", "large", 2, new Money(3980, new("GBP")), Image: null) { ProductId = "7001", VariantId = "70011" },
            new("Teekannenuntersetzer aus geöltem Eichenholz", Variant: null, 1, new Money(1490, new("GBP")), Image: null) { ProductId = "7002", VariantId = "70021" },
        ]));
        var address = names.Hash(_shop.Shop, Name.OfEmail(email)!);
        _shoppers[language] = ((await names.FindAsync(_shop.Shop, address, CancellationToken.None))!, address.Hash);
        _orders[language] = order;
        await _shop.GiveAsync("12.50", "The broken mug", _shoppers[language].Shopper);
        await _shop.GiveAsync("3", "The late parcel", _shoppers[language].Shopper);
        Item Saved(string id, string title, long price) => new() { Id = id, ProductId = $"p{id}", Title = title, Variant = "small", Price = new Money(price, new("GBP")), Available = 3, At = Now };
        await HearAsync($"saved {language}", new ItemSaved(Saved("80011", "Salt cellar", 1800), Now) { Email = email });
        await HearAsync($"saved too {language}", new ItemSaved(Saved("80021", "Rain jug", 4200) with { Available = 0 }, Now) { Email = email });
        await HearAsync($"cheaper {language}", new ItemsReported([Saved("80011", "Salt cellar", 1500) with { At = Now.AddMinutes(1) }]));
        var shop = (await _shop.Program.Get<ShopStore>().FindAsync(_shop.Shop, CancellationToken.None))!.Shop;
        var shopper = (await _shop.Program.Get<Identity>().FollowAsync(_shop.Shop, _shoppers[language].Shopper, CancellationToken.None)).Shopper;
        (await _shop.Program.Get<ReferralLinks>().MakeAsync(shop, shopper, address.Hash, Now, CancellationToken.None)).ShouldBeTrue();
        await HearAsync($"friend {language}", new FriendInvited(_shop.Program.Get<ReferralLinks>().CodeOf(_shop.Shop, _shoppers[language].Shopper), $"friend-of-{language}@example.test", Now) { Locale = language });
    }

    private OrderReported Order(string id, string email, string language, ImmutableArray<OrderLine> lines) => new(new Order
    {
        Id = id,
        Number = $"#{id}",
        Stage = OrderStage.Paid,
        PlacedAt = Now,
        UpdatedAt = Now,
        PaidAt = Now,
        Email = email,
        Locale = language,
        FirstName = "Ann",
        Lines = lines,
    });

    private async Task HearAsync(string id, Happened happened)
    {
        await _shop.Program.Get<Inbox>().PutAsync(EventMessage.Of(_shop.Shop, id, Now, happened, "test"), CancellationToken.None);
        await _shop.WorkAsync();
    }

    private LetterLink Link(string language, string message, string flow, string? subject, int daysAgo) =>
        new(_shop.Shop, _shoppers[language].Shopper, _shoppers[language].Address, message, flow, subject ?? _orders[language], DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-daysAgo));

    private Task ChangeAsync(Func<Shop, Shop> change) => _shop.Program.Get<ShopStore>().ChangeAsync(_shop.Shop, change, CancellationToken.None);

    // Our copy of the logo, as if it had been looked at: drawn here, for no test asks the internet.
    private async Task LogoAsync(LaunchedChromium chromium)
    {
        var page = await (await chromium.ContextAsync(Url, 300)).NewPageAsync();
        await page.SetContentAsync("""<body style="margin:0"><p id="logo" style="margin:0;display:inline-block;padding:8px;font:700 28px Georgia,serif;color:#1f3a5f">Meadow ❦</p></body>""");
        var picture = await page.Locator("#logo").ScreenshotAsync(new() { OmitBackground = true });
        await page.Context.CloseAsync();
        var name = Keys.Hash(Convert.ToBase64String(picture), 32);
        await _shop.Program.Get<AppStorage>().Logos.PutAsync($"{_shop.Shop}/{name}", BinaryData.FromBytes(picture), CancellationToken.None);
        await ChangeAsync(shop => shop with { Logo = new(Brands[0].Brand.Logo!, Now) { Name = name } });
    }
}
