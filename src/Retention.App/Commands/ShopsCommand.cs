using System.CommandLine;
using Retention.App.Merchant.Doors;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts.WooCommerce;
using Retention.App.Webhooks;

namespace Retention.App.Commands;

/// <summary><c>retention shops add|list|remove</c>.</summary>
internal static partial class ShopsCommand
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
        var command = new Command("shops", "Add, list, stop and remove shops, and open their pages") { add, list, link, TextsCommand.Make(), remove };
        foreach (var ofOperator in HaltCommand.Make())
            command.Add(ofOperator);
        return command;
    }

    private static async Task<int> WithShopsAsync(Func<ShopStore, IServiceProvider, Task<int>> run, CancellationToken cancellation)
    {
        await using var starting = await Starting.RunAsync(listening: null, isServing: false, cancellation);
        await using var app = await AppHost.BuildAsync(starting.Settings, new() { Works = false, Log = LogLevel.Error }, cancellation);
        return await run(app.Services.GetRequiredService<ShopStore>(), app.Services);
    }

    private static async Task<int> LinkAsync(ShopRecord shop, IServiceProvider services, CancellationToken cancellation)
    {
        Console.WriteLine($"Open the shop's page with (once, within a day, while the program runs): {await services.GetRequiredService<OneTimeLinks>().MakeAsync(shop.Shop.Id, cancellation)}");
        return 0;
    }

    private static async Task<int> ListAsync(ShopStore shops, AppSettings settings, CancellationToken cancellation)
    {
        var all = await shops.ListAsync(cancellation);
        foreach (var shop in all)
        {
            var state = shop.Shop.Halt is not null ? "stopped" : shop.Shop.UninstalledAt is null ? shop.Shop.Trouble is { } trouble ? $"in trouble ({trouble})" : "connected" : "uninstalled";
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

    private static int Fault(string what)
    {
        Console.Error.WriteLine(what);
        return 1;
    }
}
