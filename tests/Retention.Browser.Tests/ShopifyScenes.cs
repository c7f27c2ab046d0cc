using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Retention.App.Crediting;
using Retention.App.Demo;
using Retention.App.ForShoppers;
using Retention.App.Merchant.Doors;
using Retention.App.Queues;
using Retention.App.ShopPages;
using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;
using Retention.Events;
using Retention.Flows;
using Retention.Shops;

namespace Retention.Browser.Tests;

/// <summary>The program with a Shopify shop that is connected, on a server that plays Shopify's API and the provider of letters. Its queues are worked by hand.</summary>
internal sealed class ShopifyScenes : IAsyncDisposable
{
    public const string Domain = "blue-mugs.myshopify.com";
    private const string Long = "Donaudampfschifffahrtskapitänsmützenständer";
    private static readonly DateTimeOffset Start = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero); // A Wednesday at noon.
    private readonly WebApplication _server;
    private int _sums;

    private ShopifyScenes(WebApplication server, ServedProgram program, DemoClock clock) => (_server, Program, Clock) = (server, program, clock);

    public ServedProgram Program { get; }

    public DemoClock Clock { get; }

    /// <summary>The letters that the provider took, by address.</summary>
    public ConcurrentQueue<(string To, string Subject, string Text, string Html)> Letters { get; } = new();

    /// <summary>The shop's id.</summary>
    public string Shop { get; private set; } = "";

    public static async Task<ShopifyScenes> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        ShopifyScenes? scenes = null;
        server.Run(context => scenes!.AnswerAsync(context));
        await server.StartAsync();
        var (address, clock) = (new Uri(server.Urls.Single()), new DemoClock(Start));
        var program = await ServedProgram.BuildAsync(
            new() { Works = false, Log = LogLevel.None, Time = clock },
            settings => settings with { ShopifyClientId = "0123456789abcdef", ShopifySecrets = ["hush"], ShopifyGateway = address, SendGridKey = "SG.test", SendGridUrl = address, SendGridFrom = "shops@retention.example" });
        await program.ServeAsync();
        scenes = new(server, program, clock);
        scenes.Shop = (await program.Get<ShopStore>().AddAsync("shopify", Domain, _ => BlueMugs, connection: null, CancellationToken.None)).Shop.Id;
        (await program.Get<ShopifyTokens>().ExchangeAsync(scenes.Shop, Domain, "an ID token", CancellationToken.None)).Trouble.ShouldBeNull();
        return scenes;
    }

    /// <summary>Changes what is known of the shop.</summary>
    public Task ChangeAsync(Func<Shop, Shop> change) => Program.Get<ShopStore>().ChangeAsync(Shop, change, CancellationToken.None);

    /// <summary>Lets a page in.</summary>
    public async Task EnterAsync(IPage page) => await page.GotoAsync((await Program.Get<OneTimeLinks>().MakeAsync(Shop, CancellationToken.None)).AbsoluteUri);

    /// <summary>A customer who has bought, saved two items, and is given credit; the shopper's id.</summary>
    public async Task<string> CustomerAsync(string name, string? locale)
    {
        var (email, id) = ($"{name}@example.test", $"7{string.Concat(name.Select(letter => letter - 'a'))}");
        var order = new Order { Id = id, Number = $"#{id}", Stage = OrderStage.Paid, PlacedAt = Start, UpdatedAt = Start, PaidAt = Start, Email = email, CustomerId = id, Locale = locale, FirstName = "Ann", Lines = [new("Blue Mug", "large", 2, new Money(3980, new Currency("EUR")), Image: null)] };
        await TellAsync($"order {id}", new OrderReported(order));
        await TellAsync($"saved {id}", new ItemSaved(Item("12", "Milk Jug", variant: null), Start.AddMinutes(1)) { CustomerId = id, Email = email, Locale = locale });
        await TellAsync($"saved too {id}", new ItemSaved(Item("13", Long, "extra large, hand-painted, with saucer"), Start.AddMinutes(2)) { CustomerId = id, Email = email, WantsStock = true, Locale = locale });
        await WorkAsync();
        var names = Program.Get<NameDirectory>();
        var shopper = (await names.FindAsync(Shop, names.Hash(Shop, Name.OfEmail(email)!), CancellationToken.None))!;
        var shop = (await Program.Get<ShopStore>().FindAsync(Shop, CancellationToken.None))!.Shop;
        (await Program.Get<GivingCredit>().ByHandAsync(shop, shopper, "12.50", "The broken mug", "maria", name, CancellationToken.None)).ShouldBe(new Given.Done());
        await WorkAsync();
        return shopper;
    }

    /// <summary>A visitor without an account saves an item, and types in an address.</summary>
    public async Task TypeAsync(string address, string locale)
    {
        var (shop, list) = ((await Program.Get<ShopStore>().FindAsync(Shop, CancellationToken.None))!.Shop, Guid.NewGuid().ToString("N"));
        await Program.Get<KeptLists>().SaveAsync(shop, new ListOwner.Visitor(list), Item("12", "Milk Jug", variant: null), wantsStock: false, locale, Clock.GetUtcNow(), CancellationToken.None);
        (await Program.Get<AskingForList>().AskAsync(shop, list, new(address, locale, ""), "Remind me", Clock.GetUtcNow(), CancellationToken.None)).ShouldBeNull();
        await WorkAsync();
    }

    /// <summary>Works until nothing is left that is due by now.</summary>
    public async Task WorkAsync()
    {
        var storage = Program.Get<AppStorage>();
        for (var some = 1; some > 0;)
        {
            await Program.Get<Schedule>().SweepAsync(Clock.GetUtcNow(), CancellationToken.None);
            some = await WorkAsync(storage.EventQueue) + await WorkAsync(storage.StepQueue);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        await _server.DisposeAsync();
    }

    private static Item Item(string id, string title, string? variant) => new() { Id = id, ProductId = "11", Title = title, Variant = variant, Price = new Money(900, new Currency("EUR")), Available = 3, Url = "https://mugs.example/products/jug", At = Start };

    private static Shop BlueMugs => new()
    {
        Id = "",
        Brand = new("Blue Mugs") { Url = "https://mugs.example", Color = "#2f4b8f", PostalAddress = "1 Kiln Lane, Potterton", PolicyUrl = "https://mugs.example/policies/refund-policy" },
        ConnectedAt = Start.AddDays(-200),
        EarlierSuppressions = EarlierSuppressions.None,
        ReplyTo = "hello@mugs.example",
        Country = "DE",
        TimeZone = "Europe/Berlin",
        Sender = new SenderDomain("mugs.example", "hello") { ProviderId = "1", AskedAt = Start.AddDays(-199), IsValid = true },
        Scopes = new([.. ShopifyScopes.Wanted], Start.AddDays(-200)),
        Details = new(Start) { AskedAt = Start, Name = "Blue Mugs", PlanName = "Basic", Stage = ShopStage.Paying, HasStoreCredit = true, Currency = "EUR" },
        Settings = new() { ReviewCredit = new Money(500, new Currency("EUR")), Holdouts = AllFlows.Switches.ToImmutableDictionary(flow => flow.Family, _ => 0.0, StringComparer.Ordinal) },
    };

    private Task TellAsync(string key, Happened happened) => Program.Get<Inbox>().PutAsync(EventMessage.Of(Shop, key, Start, happened, "test"), CancellationToken.None);

    private async Task<int> WorkAsync(QueueClient queue)
    {
        var messages = (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value;
        foreach (var message in messages)
        {
            await Program.Get<Dispatch>().HandleAsync(queue, message.MessageText, isRepeated: false, CancellationToken.None);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }

        return messages.Length;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var asked = await JsonNode.ParseAsync(context.Request.Body);
        if (context.Request.Path == "/v3/mail/send")
        {
            var content = asked!["content"]!.AsArray();
            Letters.Enqueue(((string)asked["personalizations"]![0]!["to"]![0]!["email"]!, (string)(asked["personalizations"]![0]!["subject"] ?? asked["subject"])!, (string)content[0]!["value"]!, (string)content[1]!["value"]!));
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync((context.Request.Path == "/admin/oauth/access_token" ? Tokens : new JsonObject { ["data"] = Data(asked!) }).ToJsonString());
    }

    private static JsonObject Tokens => new() { ["access_token"] = "shpat_a", ["scope"] = string.Join(',', ShopifyScopes.Wanted), ["expires_in"] = 3_600_000, ["refresh_token"] = "shprt_a", ["refresh_token_expires_in"] = 7_776_000 };

    private JsonObject Data(JsonNode asked) => ((string)asked["query"]!).Contains("mutation StoreCreditGive", StringComparison.Ordinal)
        ? new()
        {
            ["storeCreditAccountCredit"] = new JsonObject
            {
                ["storeCreditAccountTransaction"] = new JsonObject { ["id"] = string.Create(CultureInfo.InvariantCulture, $"gid://shopify/StoreCreditAccountCreditTransaction/{++_sums}"), ["expiresAt"] = asked["variables"]!["credit"]!["expiresAt"]?.DeepClone() },
                ["userErrors"] = new JsonArray(),
            },
        }
        : new()
        {
            ["shop"] = new JsonObject { ["currencyCode"] = "EUR", ["customerAccountsV2"] = new JsonObject { ["customerAccountsVersion"] = "NEW_CUSTOMER_ACCOUNTS" } },
            ["storeCreditConfiguration"] = new JsonObject { ["storeCreditEnabled"] = true },
        };
}
