using System.CommandLine;
using Retention.App.Merchant.Doors;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts.WooCommerce;
using Retention.App.Webhooks;
using Retention.Shops;

namespace Retention.App.Commands;

/// <summary><c>retention shops add|list|remove</c>.</summary>
internal static class ShopsCommand
{
    private static readonly Option<string> Platform = new Option<string>("--platform") { Description = "shopify or woocommerce", Required = true }
        .AcceptOnlyFromAmong(ShopifyDoor.Platform, WooCommerceDoor.Platform);

    private static readonly Option<string> Domain = new("--domain") { Description = "Shopify: the permanent domain, like demo.myshopify.com" };
    private static readonly Option<string> Url = new("--url") { Description = "WooCommerce: the shop's address, like https://shop.example" };
    private static readonly Option<string> Secret = new("--webhook-secret") { Description = "WooCommerce: the secret of webhooks that you make by hand; not needed with keys" };
    private static readonly Option<string> ConsumerKey = new("--consumer-key") { Description = "WooCommerce: the REST key (ck_...)" };
    private static readonly Option<string> ConsumerSecret = new("--consumer-secret") { Description = "WooCommerce: the REST secret (cs_...)" };
    private static readonly Option<string> Name = new("--name") { Description = "The shop's name in letters" };
    private static readonly Option<string> Address = new("--postal-address") { Description = "The postal address under letters" };
    private static readonly Option<string> Logo = new("--logo") { Description = "Where the logo is, an https address" };
    private static readonly Option<string> Color = new("--color") { Description = "The main colour, like #0b6b3a" };
    private static readonly Option<string> Policy = new("--policy-url") { Description = "Where the refund and exchange policy stands" };
    private static readonly Option<string[]> Social = new("--social") { Description = "A link as Name=https://..., may be given again", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string> ReplyTo = new("--reply-to") { Description = "Where answers to letters go" };
    private static readonly Option<string> Locale = new("--locale") { Description = "The shop's language, like en or de-DE" };
    private static readonly Option<bool> IsNew = new("--new-shop") { Description = "The shop has no earlier orders, so a shopper's first order here is a first order" };
    private static readonly Option<bool> NoSuppressions = new("--no-suppressions") { Description = "The shop brings along no list of people who must not be written to" };
    private static readonly Option<bool> Off = new("--flows-off") { Description = "Turn no flow on" };
    private static readonly Argument<string> Id = new("shop") { Description = "The shop's id, domain or address" };

    private static readonly Option<string> OneShop = Commands.OneShop.Option();

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var add = new Command("add", "Add a shop, or change one")
        {
            Platform, Domain, Url, Secret, ConsumerKey, ConsumerSecret, Name, Address, Logo, Color, Policy, Social, ReplyTo, Locale, IsNew, NoSuppressions, Off,
        };
        add.SetAction((parsed, cancellation) => WithShopsAsync((shops, services) => AddAsync(parsed, shops, services, cancellation), cancellation));
        var list = new Command("list", "List the shops");
        list.SetAction((_, cancellation) => WithShopsAsync((shops, services) => ListAsync(shops, services.GetRequiredService<AppSettings>(), cancellation), cancellation));
        var link = new Command("link", "Make a link that opens the shop's page, once") { OneShop };
        link.SetAction((parsed, cancellation) => Commands.OneShop.RunAsync(parsed.GetValue(OneShop), (shop, services) => LinkAsync(shop, services, cancellation), cancellation));
        var remove = new Command("remove", "Remove a shop: its deliveries are no longer believed") { Id };
        remove.SetAction((parsed, cancellation) => WithShopsAsync((shops, services) => RemoveAsync(parsed.GetRequiredValue(Id), shops, services, cancellation), cancellation));
        return new Command("shops", "Add, list and remove shops, and open their pages") { add, list, link, TextsCommand.Make(), remove };
    }

    private static async Task<int> WithShopsAsync(Func<ShopStore, IServiceProvider, Task<int>> run, CancellationToken cancellation)
    {
        await using var starting = await Starting.RunAsync(listening: null, isServing: false, cancellation);
        await using var app = await AppHost.BuildAsync(starting.Settings, new() { Works = false, Log = LogLevel.Error }, cancellation);
        return await run(app.Services.GetRequiredService<ShopStore>(), app.Services);
    }

    // 32 random bytes in Base64: as long as the signature that it makes.
    private const int ShortestSecret = 43;

    private static async Task<int> AddAsync(ParseResult parsed, ShopStore shops, IServiceProvider services, CancellationToken cancellation)
    {
        var settings = services.GetRequiredService<AppSettings>();
        var platform = parsed.GetRequiredValue(Platform);
        var isShopify = platform == ShopifyDoor.Platform;
        var address = isShopify ? parsed.GetValue(Domain)?.Trim().ToLowerInvariant() : WooCommerceAddress(parsed.GetValue(Url));
        if (isShopify && !ShopifyDoor.IsDomain().IsMatch(address ?? ""))
            return Fault("--domain is the permanent domain of a Shopify shop, like demo.myshopify.com.");
        if (!isShopify && address is null)
            return Fault("--url is the address of a WooCommerce shop, like https://shop.example.");
        var secret = parsed.GetValue(Secret);
        var keys = PastedKeys.Read(parsed.GetValue(ConsumerKey), parsed.GetValue(ConsumerSecret));
        if (!isShopify && keys is null && (parsed.GetValue(ConsumerKey) ?? parsed.GetValue(ConsumerSecret)) is not null)
            return Fault($"--consumer-key and --consumer-secret: {PastedKeys.Wanted}");
        if (!isShopify && secret is null && keys is null)
            return Fault("Give --consumer-key and --consumer-secret, so that the program makes the shop's webhooks itself; or --webhook-secret for webhooks that you make by hand.");
        if (!isShopify && secret is not null && secret.Length < ShortestSecret)
            return Fault("--webhook-secret is the secret that you give to the shop's webhooks: 43 or more of the characters A-Z a-z 0-9 _ -.");
        foreach (var link in new[] { Logo, Policy })
        {
            if (parsed.GetValue(link) is { } text && Letters.Links.Read(text) is null)
                return Fault($"{link.Name} is a web address, like https://shop.example/returns.");
        }

        if (parsed.GetValue(ReplyTo) is { } reply && Events.Name.OfEmail(reply) is null)
            return Fault("--reply-to is one e-mail address, like hello@shop.example.");
        if (parsed.GetValue(Color) is { } color && !(color.Length == 7 && color[0] == '#' && color.Skip(1).All(char.IsAsciiHexDigit)))
            return Fault("--color is a colour like #0b6b3a.");
        if (parsed.GetValue(Locale) is { } locale && !(locale.Length is >= 2 and <= 20 && locale.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')))
            return Fault("--locale is a language like en or de-DE.");
        if (parsed.GetValue(Social)?.FirstOrDefault(link => ReadSocial(link) is null) is { } social)
            return Fault($"--social is a link as Name=https://..., not \"{social}\".");

        var connection = isShopify ? null : ShopStore.NewConnectionId();
        var record = await shops.AddAsync(platform, address!, known => Change(known, parsed, address!), connection, cancellation);
        if (!isShopify && secret is not null)
            await shops.SetConnectionAsync(record.Connection!, record.Shop.Id, secret, consumerKey: null, consumerSecret: null, cancellation);
        if (keys is not null && await ConnectingText.ConnectAsync(services.GetRequiredService<ShopConnecting>(), record, keys, cancellation) is { } refused)
            return Fault(refused);
        Console.WriteLine($"Shop {record.Shop.Id} ({record.Address}): flows on: {(record.Shop.FlowsOn.IsEmpty ? "none" : string.Join(", ", record.Shop.FlowsOn))}.");
        Console.WriteLine(keys is null ? "Delivery URL to give to the shop:" : "Delivery URL of its webhooks:");
        Console.WriteLine(DeliveryUrl(record, settings));
        if (record.Connection is { } page && (await shops.FindConnectionAsync(page, again: false, cancellation))?.PageKey is { } key)
            Console.WriteLine($"For the plugin's page: connection {page}, key {key}");
        if (isShopify && settings.ShopifySecrets.IsEmpty)
            Console.WriteLine("Shopify__ClientSecrets__0 is not set yet: until it is, the door believes nobody.");
        if (secret?.AsSpan().ContainsAny("&<>\"'") == true)
            Console.WriteLine("The secret holds one of & < > \" ', which WordPress may change before it signs: take A-Z a-z 0-9 _ - only.");
        if (record.Shop.Brand.PostalAddress is null)
            Console.WriteLine("No postal address yet: give one with --postal-address, for letters carry it.");
        if (record.Shop.EarlierSuppressions is null)
            Console.WriteLine("Nobody has said yet whom the shop must not write to: until then nothing that advertises can be turned on. Import the list with retention consent, or give --no-suppressions.");
        return await LinkAsync(record, services, cancellation);
    }

    private static async Task<int> LinkAsync(ShopRecord shop, IServiceProvider services, CancellationToken cancellation)
    {
        Console.WriteLine($"Open the shop's page with (once, within a day, while the program runs): {await services.GetRequiredService<OneTimeLinks>().MakeAsync(shop.Shop.Id, cancellation)}");
        return 0;
    }

    private static Shop Change(Shop? known, ParseResult parsed, string address)
    {
        var before = known ?? new Shop
        {
            Id = "",
            Brand = new(ShopConnecting.NameFrom(new(address.Contains("://", StringComparison.Ordinal) ? address : $"https://{address}"))) { Url = address.Contains("://", StringComparison.Ordinal) ? address : $"https://{address}" },
            ConnectedAt = DateTimeOffset.UtcNow,
            FlowsOn = parsed.GetValue(Off) ? [] : [Flows.ThankYou.ThankYou.Flow.Key],
        };
        return before with
        {
            // Adding a shop that had removed the app is a new installation.
            ConnectedAt = before.UninstalledAt is null ? before.ConnectedAt : DateTimeOffset.UtcNow,
            UninstalledAt = null,
            Trouble = null,
            EarlierSuppressions = before.EarlierSuppressions ?? (parsed.GetValue(NoSuppressions) ? EarlierSuppressions.None : null),
            KnowsAllOrders = before.KnowsAllOrders || parsed.GetValue(IsNew),
            ReplyTo = parsed.GetValue(ReplyTo) ?? before.ReplyTo,
            Locale = parsed.GetValue(Locale) ?? before.Locale,
            Brand = before.Brand with
            {
                Name = Line(parsed.GetValue(Name)) ?? before.Brand.Name,
                PostalAddress = parsed.GetValue(Address)?.Replace("\\n", "\n", StringComparison.Ordinal) ?? before.Brand.PostalAddress,
                Logo = parsed.GetValue(Logo) ?? before.Brand.Logo,
                Color = parsed.GetValue(Color) ?? before.Brand.Color,
                PolicyUrl = parsed.GetValue(Policy) ?? before.Brand.PolicyUrl,
                Social = parsed.GetValue(Social) is { Length: > 0 } links ? [.. links.Select(ReadSocial).OfType<SocialLink>()] : before.Brand.Social,
            },
        };
    }

    private static async Task<int> ListAsync(ShopStore shops, AppSettings settings, CancellationToken cancellation)
    {
        var all = await shops.ListAsync(cancellation);
        foreach (var shop in all)
        {
            var state = shop.Shop.UninstalledAt is null ? shop.Shop.Trouble is { } trouble ? $"in trouble ({trouble})" : "connected" : "uninstalled";
            Console.WriteLine($"{shop.Shop.Id}  {shop.Platform,-12} {shop.Address,-40} {state,-12} on: {string.Join(", ", shop.Shop.FlowsOn)}");
            Console.WriteLine($"    {DeliveryUrl(shop, settings)}");
        }

        if (all.Count == 0)
            Console.WriteLine("No shop yet. Add one with: retention shops add --platform shopify --domain demo.myshopify.com");
        return 0;
    }

    private static async Task<int> RemoveAsync(string id, ShopStore shops, IServiceProvider services, CancellationToken cancellation)
    {
        var found = (await shops.ListAsync(cancellation)).FirstOrDefault(shop =>
            string.Equals(shop.Shop.Id, id, StringComparison.OrdinalIgnoreCase) || string.Equals(shop.Address, WooCommerceAddress(id) ?? id, StringComparison.OrdinalIgnoreCase));
        if (found is null)
            return Fault($"There is no shop \"{id}\". See: retention shops list");
        await services.GetRequiredService<TextAccounts>().RemoveAsync(found.Shop.Id, cancellation);
        await ConnectingText.LetGoAsync(services.GetRequiredService<ShopConnecting>(), found, cancellation);
        await shops.RemoveAsync(found, cancellation);
        Console.WriteLine($"Shop {found.Shop.Id} ({found.Address}) is removed. What it told us is kept until its data are erased.");
        return 0;
    }

    private static string DeliveryUrl(ShopRecord shop, AppSettings settings) =>
        $"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/webhooks/{(shop.Platform == ShopifyDoor.Platform ? ShopifyDoor.Platform : $"{WooCommerceDoor.Platform}/{shop.Connection}")}";

    private static string? WooCommerceAddress(string? text) =>
        Letters.Links.Read(text) is { } url ? ShopAddress.Text(url) : null;

    private static string? Line(string? text) => Letters.Clean.Line(text) is { Length: > 0 } line ? line : null;

    private static SocialLink? ReadSocial(string text) =>
        text.Split('=', 2) is [var name, var url] && Letters.Links.Read(url) is { } link ? new(name.Trim(), link.AbsoluteUri) : null;

    private static int Fault(string what)
    {
        Console.Error.WriteLine(what);
        return 1;
    }
}
