using System.Collections.Immutable;
using System.Net;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Retention.App;
using Retention.App.Demo;
using Retention.App.ForShoppers;
using Retention.App.Merchant.Doors;
using Retention.App.Queues;
using Retention.App.Reports;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Clicks;
using Retention.Events;
using Retention.Flows;
using Retention.Reputation;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Browser.Tests;

[CollectionDefinition("Messaging")]
public sealed class MessagingCollection : ICollectionFixture<MessagingFixture>;

/// <summary>
/// A shop whose messages arrived, bounced, were followed and refused: letters by a provider that takes everything, texts by the outbox, a domain
/// that is not all in DNS yet, a list of those who are not written to, and marketing that waits.
/// </summary>
public sealed class MessagingFixture : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 11, 18, 18, 0, 0, TimeSpan.Zero); // A Wednesday, one o'clock in New York.
    private readonly DemoClock _clock = new(Start);
    private WebApplication? _provider;
    private ServedProgram? _program;
    private LaunchedChromium? _chromium;
    private string _shop = "";

    /// <summary>Where the page of each message and shopper is, by what it shows.</summary>
    public Dictionary<string, string> Paths { get; } = new(StringComparer.Ordinal)
    {
        ["setup"] = "/app/setup",
        ["suppressions"] = "/app/suppressions",
        ["standing"] = "/app/standing",
        ["home"] = "/app",
        ["connect"] = "/connect/woocommerce",
        ["words"] = "/app/flows/abandoned-cart/words/text",
        ["turn-on"] = "/app/flows/win-back/on",
    };

    /// <summary>Languages of shoppers other than the shop's.</summary>
    public static string[] Languages { get; } = ["de", "fr", "es", "ja"];

    /// <summary>The address under which the pages of a letter stand, by the shopper's language.</summary>
    public Dictionary<string, string> Letters { get; } = new(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        _provider = await ProviderAsync();
        _program = await ServedProgram.BuildAsync(
            new() { Works = false, Log = LogLevel.None, Time = _clock },
            settings => settings with { SendGridKey = "SG.test", SendGridUrl = new Uri(_provider.Urls.Single()), SendGridFrom = "shops@retention.example", SendGridParseHost = "replies.retention.example" });
        await _program.ServeAsync();
        _shop = (await _program.Get<ShopStore>().AddAsync("shopify", "meadow.myshopify.com", _ => Meadow, connection: null, CancellationToken.None)).Shop.Id;
        await PutAsync("ann", Order("1001", "ann@example.test"));
        await PutAsync("ben", Order("1002", "benedetta.constantinescu-featherstonehaugh@example.test"));
        await PutAsync("tess", Cart);
        foreach (var language in Languages)
            await PutAsync(language, Order($"200{Array.IndexOf(Languages, language)}", $"{language}@example.test", language));
        await WorkAsync();
        await AtAsync(Start.AddMinutes(65));
        await AtAsync(Start.AddMinutes(125));
        await ReportAsync();
        await FollowAsync();
        await ListAsync();
        await HoldAsync();
        foreach (var language in Languages)
            Letters[language] = await LetterAsync(language);
        _chromium = await LaunchedChromium.StartAsync();
    }

    /// <summary>A page of this width on which the merchant has come in.</summary>
    public async Task<IPage> PageAsync(int width, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        var page = await (await _chromium!.ContextAsync(_program!.Url, width, scheme, script)).NewPageAsync();
        await page.GotoAsync((await _program.Get<OneTimeLinks>().MakeAsync(_shop, CancellationToken.None)).AbsoluteUri);
        return page;
    }

    /// <summary>A page of this width as a shopper opens it.</summary>
    public async Task<IPage> ShopperPageAsync(int width) => await (await _chromium!.ContextAsync(_program!.Url, width, ColorScheme.Light)).NewPageAsync();

    /// <summary>A fresh context for another program than this one.</summary>
    internal Task<IBrowserContext> ContextAsync(Uri url, int width, ColorScheme scheme) => _chromium!.ContextAsync(url, width, scheme);

    /// <summary>Does what waits in the queues.</summary>
    public async Task WorkAsync()
    {
        var storage = _program!.Get<AppStorage>();
        await WorkAsync(storage.EventQueue);
        await _program.Get<Schedule>().SweepAsync(_clock.GetUtcNow(), CancellationToken.None);
        await WorkAsync(storage.StepQueue);
        await WorkAsync(storage.EventQueue);
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        if (_program is not null)
            await _program.DisposeAsync();
        if (_provider is not null)
            await _provider.DisposeAsync();
    }

    private static Shop Meadow => new()
    {
        Id = "",
        Brand = new Brand("Meadow Ceramics") { Url = "https://meadow.example", Color = "#2f6b4f", PostalAddress = "12 Kiln Lane\nPortland, OR" },
        ReplyTo = "hello@meadow.example",
        Country = "US",
        TimeZone = "America/New_York",
        ConnectedAt = Start.AddDays(-60),
        EarlierSuppressions = EarlierSuppressions.Imported,
        FlowsOn = ["thank-you", "abandoned-cart"],
        Sender = new SenderDomain("meadow.example", "hello") { ProviderId = "1", AskedAt = Start.AddDays(-50), IsValid = true },
        Settings = new()
        {
            SendsTexts = true,
            Holdouts = AllFlows.Switches.ToImmutableDictionary(flow => flow.Family, _ => 0.0, StringComparer.Ordinal),
            EmailWindow = new(new(0, 24), new(0, 24), new(0, 24)),
        },
    };

    private static Cart Cart => new()
    {
        Id = "c1",
        CartToken = "cart1",
        CheckoutToken = "checkout1",
        Email = "tess@example.test",
        Phone = "+12125550123",
        FirstName = "Tess",
        CreatedAt = Start,
        UpdatedAt = Start,
        Url = "https://meadow.example/recover/1",
        Country = "US",
        Region = "NY",
        Lines = [new("Jasmine green tea", Variant: null, 1, new Money(1290, new Currency("USD")), Image: null)],
        Total = new Money(1290, new Currency("USD")),
        Consents =
        [
            new Consent(Channel.Email, Purpose.Marketing, IsGranted: true, Start.AddDays(-1), "checkout") { Wording = "Tell me about news and offers" },
            new Consent(Channel.Text, Purpose.Marketing, IsGranted: true, Start.AddDays(-1), "checkout") { Topic = "abandoned-cart", IsConfirmed = true },
        ],
    };

    private static Happened Order(string number, string email, string? locale = null) => new OrderReported(new Order
    {
        Id = number,
        Number = $"#{number}",
        Stage = OrderStage.Paid,
        PlacedAt = Start,
        UpdatedAt = Start,
        PaidAt = Start,
        Email = email,
        FirstName = "Ann",
        Locale = locale,
        Lines = [new(locale is null ? "Blue Mug" : "Donaudampfschifffahrtskapitänsmützenständer", "large", 2, new Money(3980, new Currency("USD")), Image: null)],
    });

    // Takes every letter, as SendGrid answers it.
    private static async Task<WebApplication> ProviderAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://{IPAddress.Loopback}:0");
        var provider = builder.Build();
        provider.MapPost("/v3/mail/send", () => Results.StatusCode(StatusCodes.Status202Accepted));
        await provider.StartAsync();
        return provider;
    }

    private Task PutAsync(string id, Happened happened) => _program!.Get<Inbox>().PutAsync(EventMessage.Of(_shop, id, Start, happened, "test"), CancellationToken.None);

    private Task PutAsync(string id, Cart cart) => PutAsync(id, new CartReported(cart));

    private async Task AtAsync(DateTimeOffset moment)
    {
        _clock.JumpTo(moment);
        await WorkAsync();
    }

    // One letter came back, the others and the text arrived.
    private async Task ReportAsync()
    {
        foreach (var (shopper, entry) in await SentAsync())
        {
            var name = entry switch { { Template: "text" } => "text", { About: "#1001" } => "delivered", { About: "#1002" } => "bounced", { About: { } number } => number, _ => "reminder" };
            var (isText, kind) = (name == "text", name == "bounced" ? ReportKind.Bounced : ReportKind.Delivered);
            Paths[name] = $"/app/messages/{shopper}/{entry.Message}";
            Paths[$"person-{name}"] = $"/app/shoppers/{shopper}";
            await _program!.Get<ReportInbox>().PutAsync(
                [new(isText ? "Twilio" : SendGridArguments.Provider, isText ? Channel.Text : Channel.Email, kind, _clock.GetUtcNow()) { Shop = _shop, Shopper = shopper, Message = entry.Message, Attempt = entry.Attempt }],
                CancellationToken.None);
        }

        await WorkAsync();
    }

    // A person followed the letter that arrived, and it was seen that it was one.
    private async Task FollowAsync()
    {
        var (shopper, entry) = (await SentAsync()).First(line => Paths["delivered"].EndsWith(line.Entry.Message!, StringComparison.Ordinal));
        await _program!.Get<FollowedStore>().NoteAsync(_shop, shopper, entry.Message!, DateOnly.FromDateTime(Start.UtcDateTime), new(Followed.Button, _clock.GetUtcNow(), Follower.Browser), CancellationToken.None);
        _clock.JumpTo(_clock.GetUtcNow().AddMinutes(5));
        await _program.Get<ClickCounting>().CountAsync(CancellationToken.None);
    }

    // The pages that stand under the confirmation letter stand under any other, too: only which flow the link names tells them apart.
    private async Task<string> LetterAsync(string language)
    {
        var (names, email) = (_program!.Get<NameDirectory>(), Name.OfEmail($"{language}@example.test")!);
        var address = names.Hash(_shop, email);
        var shopper = (await names.FindAsync(_shop, address, CancellationToken.None))!;
        var (_, entry) = (await SentAsync()).First(line => line.Shopper == shopper);
        Uri Under(string flow, string subject) => _program.Get<ShopperLinks>().Pages(new(_shop, shopper, address.Hash, entry.Message!, flow, subject, DateOnly.FromDateTime(Start.UtcDateTime))).Why;
        Paths[$"confirm-{language}"] = new Uri(Under(AskingToConfirm.Flow, address.Hash), "confirm").AbsolutePath;
        return new Uri(Under(entry.Flow, entry.Subject), ".").AbsolutePath.TrimEnd('/');
    }

    private async Task ListAsync()
    {
        (string Name, Channel Channel, string Cause)[] listed =
        [
            ("carl@example.test", Channel.Email, SuppressionCause.Complaint), ("dora@example.test", Channel.Email, SuppressionCause.Unsubscribed), ("emil@example.test", Channel.Email, SuppressionCause.ByHand),
            ("+12125550177", Channel.Text, SuppressionCause.Stop), ("+12125550178", Channel.Text, SuppressionCause.Invalid), ("fay@example.test", Channel.Email, SuppressionCause.Imported),
        ];
        foreach (var (text, channel, cause) in listed)
        {
            var name = channel == Channel.Email ? Name.OfEmail(text)! : Name.OfPhone(text)!;
            await _program!.Get<SuppressionList>().AddAsync(_shop, new(new(_program.Get<NameDirectory>().Hash(_shop, name).Hash, channel, cause, Start), "test", cause == SuppressionCause.Imported ? null : name.Value), CancellationToken.None);
        }
    }

    private async Task HoldAsync()
    {
        const string Target = "u1234567.wl123.sendgrid.net";
        foreach (var (shopper, entry) in (await SentAsync()).Take(2))
            await _program!.Get<Incidents>().AddAsync(_shop, new("meadow.example", IncidentKind.Complaint, entry.Message!, shopper, Start), CancellationToken.None);
        await _program!.Get<ShopStore>().ChangeAsync(
            _shop,
            shop => shop with
            {
                Standing = new(StandingLevel.MarketingWaits, IncidentKind.Complaint, Start.AddDays(-2), 3, 1_250, 7) { Domain = "meadow.example" },
                Sender = shop.Sender! with
                {
                    IsValid = false,
                    CheckedAt = Start,
                    Rows =
                    [
                        new("mail_cname", "cname", "em1234.meadow.example", Target) { IsValid = true },
                        new("dkim1", "cname", "s1._domainkey.meadow.example", $"s1.domainkey.{Target}"),
                        new("dkim2", "cname", "s2._domainkey.meadow.example", $"s2.domainkey.{Target}") { Fault = "Expected CNAME for \"s2._domainkey.meadow.example\" to match \"s2.domainkey.u1234567.wl123.sendgrid.net\"." },
                    ],
                },
            },
            CancellationToken.None);
    }

    private async Task<IReadOnlyList<JournalLine>> SentAsync() =>
        [.. (await _program!.Get<Journal>().ReadAsync(_shop, Start, _clock.GetUtcNow().AddHours(1), CancellationToken.None)).Where(line => line.Entry is { Outcome: Outcome.Sent, Message: not null })];

    private async Task WorkAsync(QueueClient queue)
    {
        foreach (var message in (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value)
        {
            await _program!.Get<Dispatch>().HandleAsync(queue, message.MessageText, isRepeated: false, CancellationToken.None);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }
    }
}
