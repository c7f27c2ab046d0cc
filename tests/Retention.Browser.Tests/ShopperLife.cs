using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Retention.App.Merchant.Doors;
using Retention.App.Senders;
using Retention.App.Tests;
using Retention.App.Tests.Crediting;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Flows;
using Retention.Reviews;
using Retention.Shops;

namespace Retention.Browser.Tests;

/// <summary>A WooCommerce shop with everything switched on, Ann, who bought there once, her browser and her mailbox, and a clock that moves when it is told to.</summary>
internal sealed partial class ShopperLife : IAsyncDisposable
{
    public const string Ann = CreditShop.Email;

    private static readonly Currency Euro = new("EUR");
    private readonly LaunchedChromium _chromium;
    private readonly int _width;
    private readonly bool _script;

    private ShopperLife(CreditShop shop, LaunchedChromium chromium, int width, bool script) => (Shop, _chromium, _width, _script) = (shop, chromium, width, script);

    public CreditShop Shop { get; }

    public TestApp App => Shop.App;

    public static async Task<ShopperLife> StartAsync(AzuriteFixture azurite, int width, bool script)
    {
        var shop = await CreditShop.StartAsync(azurite, known => known with
        {
            Country = "GB",
            TimeZone = "Europe/London",
            ReplyTo = "hello@mugs.example",
            KnowsAllOrders = true,
            FlowsOn = [.. AllFlows.Switches.Select(flow => flow.Family)],
            Settings = known.Settings with
            {
                ShowReviews = ReviewShowing.AtOnce,
                ReviewCredit = new Money(500, Euro),
                ReviewPhotoCredit = new Money(800, Euro),
                ReferralCredit = new Money(500, Euro),
                FriendCredit = new Money(300, Euro),
                ReturnDays = 14,
            },
        });
        Assertions.SetDefaultExpectTimeout(30_000); // The machine may be busy.
        return new(shop, await LaunchedChromium.StartAsync(), width, script);
    }

    /// <summary>A fresh browser of somebody's.</summary>
    public async Task<IPage> BrowserAsync() => await (await _chromium.ContextAsync(App.Http.BaseAddress!, _width, _script ? ColorScheme.Light : ColorScheme.Dark, _script)).NewPageAsync();

    /// <summary>A fresh browser in which the merchant has come in.</summary>
    public async Task<IPage> MerchantAsync()
    {
        var page = await BrowserAsync();
        await page.GotoAsync((await App.Get<OneTimeLinks>().MakeAsync(Shop.Shop.Id, CancellationToken.None)).AbsoluteUri);
        return page;
    }

    /// <summary>The shop tells, and what follows from it is done.</summary>
    public async Task HearAsync(Happened happened)
    {
        await App.PutAsync(Shop.Shop.Id, happened);
        await Shop.WorkAsync();
    }

    /// <summary>Time goes by, with all that becomes due on the way, until a letter is there; the newest with this subject.</summary>
    public async Task<OutboxLetter> LetterAsync(string subject, string to = Ann, int days = 0)
    {
        for (var until = App.Clock.Now.AddDays(days); ; App.Clock.Now += TimeSpan.FromHours(12))
        {
            await Shop.WorkAsync();
            var letters = await App.LettersAsync();
            if (letters.FirstOrDefault(letter => letter.To == to && letter.Subject.Contains(subject, StringComparison.Ordinal)) is { } letter)
                return letter;
            App.Clock.Now.ShouldBeLessThan(until, $"No letter “{subject}” to {to} came, but: {string.Join("; ", letters.Select(one => $"{one.At:dd HH:mm} {one.To} {one.Subject}"))}");
        }
    }

    /// <summary>Where a letter's link to a page leads: the first whose path ends so.</summary>
    public static string LinkIn(OutboxLetter letter, string page) =>
        Link().Matches(letter.Html).Select(link => WebUtility.HtmlDecode(link.Groups["to"].Value)).FirstOrDefault(to => to.EndsWith($"/{page}", StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"“{letter.Subject}” has no link to {page}, but: {string.Join(' ', Link().Matches(letter.Html).Select(link => link.Groups["to"].Value[^Math.Min(24, link.Groups["to"].Value.Length)..]))}");

    /// <summary>The one word of a letter that is such a code.</summary>
    public static string CodeIn(OutboxLetter letter, Func<string, bool> isOne) => letter.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimEnd('.')).First(isOne);

    /// <summary>Somebody buys now, with a code.</summary>
    public Task BuyAsync(string id, string email, string code, long cents) =>
        HearAsync(new OrderReported(Reported.Order(id, email, at: App.Clock.Now).Order with { Coupons = [new(code, new Money(cents, Euro))] }));

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await Shop.DisposeAsync();
    }

    [GeneratedRegex("href=\"(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
