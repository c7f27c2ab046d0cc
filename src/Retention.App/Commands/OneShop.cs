using System.CommandLine;
using Retention.App.Storage;

namespace Retention.App.Commands;

/// <summary>What the commands about one shop have in common: its option, and how it is found.</summary>
internal static class OneShop
{
    /// <summary>The option that names the shop.</summary>
    public static Option<string> Option() => new("--shop") { Description = "The shop's id, domain or address; not needed where there is only one" };

    /// <summary>Runs a command on the shop that the option names. Ends with 1 when there is no such shop.</summary>
    public static async Task<int> RunAsync(string? named, Func<ShopRecord, IServiceProvider, Task<int>> run, CancellationToken cancellation)
    {
        await using var starting = await Starting.RunAsync(listening: null, isServing: false, cancellation);
        await using var app = await AppHost.BuildAsync(starting.Settings, new() { Works = false, Log = LogLevel.Error }, cancellation);
        var shops = await app.Services.GetRequiredService<ShopStore>().ListAsync(cancellation);
        return Find(shops, named) is { } shop ? await run(shop, app.Services) : await FaultAsync(Missing(shops, named));
    }

    /// <summary>The shop with this id, domain or address; the only one where none is named. Null when there is none.</summary>
    public static ShopRecord? Find(IReadOnlyList<ShopRecord> shops, string? named)
    {
        if (named is null)
            return shops.Count == 1 ? shops[0] : null;
        var address = Letters.Links.Read(named) is { } url ? url.GetLeftPart(UriPartial.Path).TrimEnd('/') : named;
        return shops.FirstOrDefault(shop => string.Equals(shop.Shop.Id, named, StringComparison.OrdinalIgnoreCase) || string.Equals(shop.Address, address, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Says what is wrong, and ends with 1.</summary>
    public static async Task<int> FaultAsync(string what)
    {
        await Console.Error.WriteLineAsync(what);
        return 1;
    }

    private static string Missing(IReadOnlyList<ShopRecord> shops, string? named) =>
        named is not null ? $"There is no shop \"{named}\". See: retention shops list"
        : shops.Count == 0 ? "There is no shop yet. Add one with: retention shops add --platform shopify --domain demo.myshopify.com"
        : "There are several shops: say which with --shop. See: retention shops list";
}
