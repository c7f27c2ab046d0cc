using Retention.App.Queues;
using Retention.App.Reports;
using Retention.App.Reputation;
using Retention.App.Storage;
using Retention.App.Tests.Senders;
using Retention.Events;
using Retention.Shops;

namespace Retention.App.Tests.Road.BadWeeks;

/// <summary>
/// A week in which everything goes wrong at both providers that ever does, and some days in which it is over. Two shops' shoppers leave carts, some
/// buy, some answer STOP while their text is on its way. The dice are seeded; which message meets which fault still depends on who comes first.
/// </summary>
internal sealed class BadWeek : IAsyncDisposable
{
    /// <summary>How far the clock jumps in the week.</summary>
    public static readonly TimeSpan Watch = TimeSpan.FromHours(4);

    /// <summary>When it begins (UTC): four in the morning in New York.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 2, 9, 5, 0, TimeSpan.Zero);

    private const int Watches = 42;
    private const int Leaving = 27; // In which of them carts are left.
    private const int PerDay = 6;
    private const int Afterwards = 40; // At most: by then the last letter's deadline is long over, also of who had to wait for their shop's standing.
    private const string OwnAccount = "AC00000000000000000000000000000002";
    private const string OwnService = "MG00000000000000000000000000000002";
    private const string OwnToken = "89abcdef0123456789abcdef01234567";

    private readonly LoopbackTwilio _twilio;
    private readonly CutLine _letterLine;
    private readonly CutLine _textLine;
    private readonly FaultyDice _dice;
    private readonly int _shoppers;
    private Mood _letterMood = Mood.Well;
    private Mood _textMood = Mood.Well;

    private BadWeek(TestApp app, LoopbackSendGrid sendGrid, LoopbackTwilio twilio, CutLine letterLine, CutLine textLine, string lucky, string unlucky, int shoppers, int seed)
    {
        (App, SendGrid, _twilio, _letterLine, _textLine, Lucky, Unlucky, _shoppers, Seed, _dice) = (app, sendGrid, twilio, letterLine, textLine, lucky, unlucky, shoppers, seed, new(seed));
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal) { [LoopbackTwilio.Account] = LoopbackTwilio.Token, [OwnAccount] = OwnToken };
        Postman = new(app, sendGrid, twilio, _dice, tokens, shop => shop == unlucky);
        sendGrid.Otherwise = () => Moods.SendGrid(_letterMood, _dice, app.Clock.Now);
        sendGrid.Logs = () => _letterMood == Mood.Well ? 200 : _dice.Throw(0.3, ("log 429", 1), ("log 500", 1)) switch { "log 429" => 429, "log 500" => 500, _ => 200 };
        twilio.Otherwise = () => Moods.Twilio(_textMood, _dice);
        twilio.Meanwhile = (account, to) => _dice.Next() < 0.06
            ? account == OwnAccount ? Postman.StopAsync(OwnAccount, OwnService, to, unlucky) : Postman.StopAsync(LoopbackTwilio.Account, LoopbackTwilio.Service, to, lucky)
            : Task.CompletedTask;
    }

    public int Seed { get; }

    public TestApp App { get; }

    public LoopbackSendGrid SendGrid { get; }

    public Postman Postman { get; }

    /// <summary>The shop whose mailboxes are kind.</summary>
    public string Lucky { get; }

    /// <summary>The shop whose letters come back, and are called spam.</summary>
    public string Unlucky { get; }

    /// <summary>What the providers did, how often.</summary>
    public string Faults => $"{_dice}; letters given {SendGrid.Received}, texts given {_twilio.Received}, asked {SendGrid.Asked.Count}";

    public static async Task<BadWeek> StartAsync(AzuriteFixture azurite, int shoppers, int seed)
    {
        var clock = new ClockOf();
        var (sendGrid, twilio) = (await LoopbackSendGrid.StartAsync(clock), await LoopbackTwilio.StartAsync(clock));
        var (letterLine, textLine) = (CutLine.To(sendGrid.Url), CutLine.To(twilio.Url));
        var app = await TestApp.StartAsync(azurite, Monday, settings => settings with
        {
            SendGridKey = "SG.test",
            SendGridUrl = letterLine.Url,
            SendGridFrom = "hello@mugs.example",
            SendGridEventKeys = [SendGridPost.PublicKey],
            Twilio = new(LoopbackTwilio.Account, ApiKey: null, ApiSecret: null, [LoopbackTwilio.Token], LoopbackTwilio.Service),
            TwilioUrl = textLine.Url,
            SendDeadline = TimeSpan.FromMilliseconds(500),
        });
        clock.Of = app.Clock;
        twilio.Accounts[OwnAccount] = $"{OwnAccount}:{OwnToken}";
        Shop Change(Shop shop) => shop with
        {
            FlowsOn = ["abandoned-cart"],
            ReplyTo = "hello@mugs.example",
            Country = "US",
            Settings = shop.Settings with { SendsTexts = true, TextWindow = TestApp.Plain.EmailWindow, EmailsPerDay = 10, EmailsPerFortnight = 100 },
        };
        var lucky = (await app.AddShopifyAsync(Change)).Shop.Id;
        var unlucky = (await app.AddShopifyAsync(Change, "unlucky.myshopify.com")).Shop.Id;
        (await app.Get<TextAccounts>().SetAsync(unlucky, OwnAccount, OwnToken, OwnService, CancellationToken.None)).ShouldBeTrue();
        return new(app, sendGrid, twilio, letterLine, textLine, lucky, unlucky, shoppers, seed);
    }

    /// <summary>Plays the week, and what comes after, until there is nothing left to do.</summary>
    public async Task PlayAsync()
    {
        var random = new Random(Seed);
        var (letters, texts) = (Moods.Week(random, Watches), Moods.Week(random, Watches));
        for (var watch = 0; watch < Watches || (watch < Watches + Afterwards && !await IsOverAsync()); watch++)
        {
            App.Clock.Now = Monday + (Watch * Math.Min(watch, Watches)) + (Watch * 2 * Math.Max(0, watch - Watches));
            Feel(watch < Watches ? letters[watch] : Mood.Well, watch < Watches ? texts[watch] : Mood.Well);
            await TellAsync(watch);
            if (watch % 2 == 0)
                await App.IdleAsync(); // Otherwise events come while messages are being sent.
            Postman.Enter(watch);
            await Postman.BringAsync(watch);
            await App.IdleAsync();
            Postman.Enter(watch);
            if (watch % PerDay == PerDay - 1)
                await DailyAsync();
        }

        await DailyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _letterLine.DisposeAsync();
        await _textLine.DisposeAsync();
        await SendGrid.DisposeAsync();
        await _twilio.DisposeAsync();
    }

    private void Feel(Mood letters, Mood texts)
    {
        (_letterMood, _textMood) = (letters, texts);
        Set(_letterLine, letters);
        Set(_textLine, texts);

        static void Set(CutLine line, Mood mood)
        {
            if (mood == Mood.Cut)
                line.Cut();
            else
                line.Mend();
        }
    }

    private async Task<bool> IsOverAsync() => Postman.IsDone && await App.Get<Schedule>().NextAsync(CancellationToken.None) is null;

    // Who leaves a cart in this watch, and who buys the one that was left a day ago.
    private async Task TellAsync(int watch)
    {
        var all = 2 * _shoppers;
        for (var number = 0; number < all; number++)
        {
            var left = number * Leaving / all;
            if (left == watch)
                await App.PutAsync(ShopOf(number), new CartReported(CartOf(number)));
            if (left + 7 == watch && number % 9 == 0)
                await App.PutAsync(ShopOf(number), Reported.Order($"{number}", EmailOf(number), token: $"c{number}", at: App.Clock.Now));
        }
    }

    private async Task DailyAsync()
    {
        var read = SendGrid.ListsRead;
        await App.Get<Reconciliation>().RunAsync(CancellationToken.None);
        await App.Get<Standings>().JudgeAllAsync(CancellationToken.None);
        await App.Get<JournalCompaction>().CompactAsync(CancellationToken.None);
        await App.IdleAsync();
        if (SendGrid.ListsRead - read >= 2)
            Postman.ListsWereRead();
    }

    private string ShopOf(int number) => number % 2 == 0 ? Lucky : Unlucky;

    private static string EmailOf(int number) => $"shopper{number}@example.test";

    private Cart CartOf(int number) => Reported.Cart($"c{number}", EmailOf(number)).Cart with
    {
        CreatedAt = App.Clock.Now,
        UpdatedAt = App.Clock.Now,
        Phone = $"+1212555{number:D4}",
        Country = "US",
        Region = "NY",
        Url = "https://shop.example/cart/c",
        Consents =
        [
            new(Channel.Email, Purpose.Marketing, IsGranted: true, App.Clock.Now, "checkout"),
            new(Channel.Text, Purpose.Marketing, IsGranted: true, App.Clock.Now, "checkout") { Topic = "abandoned-cart", IsConfirmed = true },
        ],
    };

    // The providers' clock is the program's, which is not there before they are.
    private sealed class ClockOf : TimeProvider
    {
        public TimeProvider? Of { get; set; }

        public override DateTimeOffset GetUtcNow() => Of?.GetUtcNow() ?? Monday;
    }
}
