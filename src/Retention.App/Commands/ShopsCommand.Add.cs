using System.CommandLine;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts.WooCommerce;
using Retention.App.Webhooks;
using Retention.Shops;

namespace Retention.App.Commands;

/// <summary><c>retention shops add</c>: reads what is given, says what is wrong with it, and adds or changes the shop.</summary>
internal static partial class ShopsCommand
{
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

        var connecting = services.GetRequiredService<ShopConnecting>();
        var proof = isShopify || keys is null ? null : await connecting.ProveAsync(address!, keys, cancellation);
        if (proof is not null && ConnectingText.RefusalOf(proof) is { } refused)
            return Fault(refused);
        var connection = isShopify ? null : ShopStore.NewConnectionId();
        var record = await shops.AddAsync(platform, address!, known => Change(known, parsed, address!), connection, cancellation);
        if (!isShopify && secret is not null)
            await shops.SetConnectionAsync(record.Connection!, record.Shop.Id, secret, consumerKey: null, consumerSecret: null, cancellation);
        if (proof is not null)
            await ConnectingText.ConnectAsync(connecting, record, keys!, proof, cancellation);
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
            IsTrusted = true, // Whoever adds it here runs the program.
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

    private static string? Line(string? text) => Letters.Clean.Line(text) is { Length: > 0 } line ? line : null;

    private static SocialLink? ReadSocial(string text) =>
        text.Split('=', 2) is [var name, var url] && Letters.Links.Read(url) is { } link ? new(name.Trim(), link.AbsoluteUri) : null;
}
