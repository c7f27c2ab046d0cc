using System.Globalization;
using System.Text.Json;
using Retention.App.Webhooks;
using Retention.Decisions;
using Retention.Shops;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>What a shop says of itself. What it does not say, or was asked in vain, is null.</summary>
/// <param name="Name">The site's title.</param>
/// <param name="Country">Two letters.</param>
/// <param name="PostalAddress">Where the store is, in lines.</param>
/// <param name="TimeZone">An IANA name; null where WordPress is set to an offset.</param>
/// <param name="Locale">A BCP 47 tag.</param>
internal sealed record ShopIdentity(string? Name, string? Country, string? PostalAddress, string? TimeZone, string? Locale)
{
    /// <summary>Its home_url, by which its deliveries name it; without a slash at the end.</summary>
    public string? Home { get; init; }

    /// <summary>Asks the shop. Only its general settings must be answered: they also prove the keys.</summary>
    public static async Task<Answer<ShopIdentity>> ReadAsync(WooCommerceShop shop, CancellationToken cancellation)
    {
        var general = await shop.GetAsync("settings/general", [], cancellation);
        if (general is Answer<JsonElement>.Not { Why.Key: ShopTroubles.KeysWrong } && shop.Address.StartsWith("http:", StringComparison.Ordinal) && await HomeAsync(shop, cancellation) is { } other && other != shop.Address)
            return new Answer<ShopIdentity>.Not(ShopTroubles.Of(ShopTroubles.Redirected, $"The shop calls itself {other}, not {shop.Address}.")); // Without https its own name is in what it signs.
        if (general is not Answer<JsonElement>.Said { Value: var settings })
            return general.With(_ => new ShopIdentity(null, null, null, null, null));
        if (Setting(settings, "woocommerce_currency") is null)
            return new Answer<ShopIdentity>.Not(ShopTroubles.Of(ShopTroubles.Odd));
        var site = await shop.GetAsync("/", [("_fields", "name,timezone_string,home")], cancellation);
        var system = await shop.GetAsync("system_status", [("_fields", "environment.language")], cancellation);
        var country = Setting(settings, "woocommerce_default_country")?.Split(':')[0]; // US:CA
        var zone = site is Answer<JsonElement>.Said said ? Text(said.Value, "timezone_string") : null;
        return new Answer<ShopIdentity>.Said(new(
            site is Answer<JsonElement>.Said named && Text(named.Value, "name") is { } name ? Letters.Clean.Line(System.Net.WebUtility.HtmlDecode(name)) : null,
            country is { Length: 2 } ? country.ToUpperInvariant() : null,
            Address(settings, country),
            zone is { Length: > 0 } && Zones.Find(zone) is not null ? zone : null,
            system is Answer<JsonElement>.Said { Value: { ValueKind: JsonValueKind.Object } status } && status.TryGetProperty("environment", out var environment) && Text(environment, "language") is { Length: >= 2 and <= 20 } language ? language.Replace('_', '-') : null)
        {
            Home = HomeOf(site),
        });
    }

    /// <summary>The shop with what it says of itself, where the merchant has said nothing.</summary>
    public Shop Fill(Shop shop, bool isNew) => shop with
    {
        Brand = shop.Brand with { Name = isNew && Name is { Length: > 0 } ? Name : shop.Brand.Name, PostalAddress = shop.Brand.PostalAddress ?? PostalAddress },
        Country = shop.Country ?? Country,
        TimeZone = shop.TimeZone ?? TimeZone,
        Locale = isNew && Locale is { } locale ? locale : shop.Locale,
    };

    private static async Task<string?> HomeAsync(WooCommerceShop shop, CancellationToken cancellation) => HomeOf(await shop.GetAsync("/", [("_fields", "home")], cancellation));

    private static string? HomeOf(Answer<JsonElement> site) =>
        site is Answer<JsonElement>.Said { Value: var said } && said.Url("home") is { } home && Uri.TryCreate(home, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" ? ShopAddress.Text(url) : null;

    private static string? Address(JsonElement settings, string? country)
    {
        string? Line(string id) => Setting(settings, id) is { Length: > 0 } text ? Letters.Clean.Line(text) : null;
        if (Line("woocommerce_store_address") is not { Length: > 0 } street || Line("woocommerce_store_city") is not { Length: > 0 } city)
            return null; // Half an address is none.
        var town = string.Join(' ', new[] { Line("woocommerce_store_postcode"), city }.Where(part => part is { Length: > 0 }));
        return string.Join('\n', new[] { street, Line("woocommerce_store_address_2"), town, country is { Length: 2 } ? CountryName(country) : null }.Where(line => line is { Length: > 0 }));
    }

    private static string? CountryName(string code)
    {
        try
        {
            return new RegionInfo(code).EnglishName;
        }
        catch (ArgumentException)
        {
            return null; // No country that we know.
        }
    }

    private static string? Setting(JsonElement settings, string id)
    {
        if (settings.ValueKind != JsonValueKind.Array)
            return null;
        var found = settings.EnumerateArray().FirstOrDefault(setting => Text(setting, "id") == id);
        return Text(found, "value");
    }

    private static string? Text(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
