using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Retention.Shops;

namespace Retention.Decisions;

/// <summary>In which time zones a shopper may be, by country and region. The names are those of the IANA time zone database.</summary>
public static class Zones
{
    private static readonly FrozenDictionary<string, string> ByCountry = Read("""
        AT Europe/Vienna|BE Europe/Brussels|BG Europe/Sofia|CH Europe/Zurich|CY Asia/Nicosia|CZ Europe/Prague|DE Europe/Berlin|DK Europe/Copenhagen|EE Europe/Tallinn
        FI Europe/Helsinki|FR Europe/Paris|GB Europe/London|GR Europe/Athens|HR Europe/Zagreb|HU Europe/Budapest|IE Europe/Dublin|IS Atlantic/Reykjavik|IT Europe/Rome
        LI Europe/Vaduz|LT Europe/Vilnius|LU Europe/Luxembourg|LV Europe/Riga|MT Europe/Malta|NL Europe/Amsterdam|NO Europe/Oslo|PL Europe/Warsaw|RO Europe/Bucharest
        RS Europe/Belgrade|SE Europe/Stockholm|SI Europe/Ljubljana|SK Europe/Bratislava|TR Europe/Istanbul|UA Europe/Kyiv|AE Asia/Dubai|IL Asia/Jerusalem|SA Asia/Riyadh
        IN Asia/Kolkata|PK Asia/Karachi|BD Asia/Dhaka|LK Asia/Colombo|TH Asia/Bangkok|VN Asia/Ho_Chi_Minh|MY Asia/Kuala_Lumpur|SG Asia/Singapore|PH Asia/Manila
        CN Asia/Shanghai|HK Asia/Hong_Kong|TW Asia/Taipei|JP Asia/Tokyo|KR Asia/Seoul|ZA Africa/Johannesburg|NG Africa/Lagos|KE Africa/Nairobi|EG Africa/Cairo|MA Africa/Casablanca
        AR America/Argentina/Buenos_Aires|CO America/Bogota|PE America/Lima|UY America/Montevideo|VE America/Caracas|CR America/Costa_Rica|PA America/Panama|DO America/Santo_Domingo
        JM America/Jamaica|PR America/Puerto_Rico|GT America/Guatemala
        """);

    // A country of several zones: the region where it is told, else all that it may be.
    private static readonly FrozenDictionary<string, string> ByRegion = Read("""
        US-CT America/New_York|US-DC America/New_York|US-DE America/New_York|US-GA America/New_York|US-MA America/New_York|US-MD America/New_York|US-ME America/New_York
        US-NC America/New_York|US-NH America/New_York|US-NJ America/New_York|US-NY America/New_York|US-OH America/New_York|US-PA America/New_York|US-RI America/New_York
        US-SC America/New_York|US-VA America/New_York|US-VT America/New_York|US-WV America/New_York
        US-AL America/Chicago|US-AR America/Chicago|US-IA America/Chicago|US-IL America/Chicago|US-LA America/Chicago|US-MN America/Chicago|US-MO America/Chicago
        US-MS America/Chicago|US-OK America/Chicago|US-WI America/Chicago
        US-CO America/Denver|US-MT America/Denver|US-NM America/Denver|US-UT America/Denver|US-WY America/Denver|US-AZ America/Phoenix
        US-CA America/Los_Angeles|US-WA America/Los_Angeles|US-NV America/Los_Angeles|US-HI Pacific/Honolulu|US-AK America/Anchorage
        CA-ON America/Toronto|CA-QC America/Toronto|CA-NS America/Halifax|CA-NB America/Halifax|CA-PE America/Halifax|CA-NL America/St_Johns|CA-MB America/Winnipeg
        CA-SK America/Regina|CA-AB America/Edmonton|CA-BC America/Vancouver|CA-YT America/Whitehorse
        AU-NSW Australia/Sydney|AU-ACT Australia/Sydney|AU-VIC Australia/Melbourne|AU-TAS Australia/Hobart|AU-QLD Australia/Brisbane|AU-SA Australia/Adelaide
        AU-NT Australia/Darwin|AU-WA Australia/Perth|NZ-AUK Pacific/Auckland
        """);

    // States that lie in two zones are not listed above: there both must agree.
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Several = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["US-FL"] = ["America/New_York", "America/Chicago"],
        ["US-IN"] = ["America/New_York", "America/Chicago"],
        ["US-KY"] = ["America/New_York", "America/Chicago"],
        ["US-MI"] = ["America/New_York", "America/Chicago"],
        ["US-TN"] = ["America/New_York", "America/Chicago"],
        ["US-KS"] = ["America/Chicago", "America/Denver"],
        ["US-ND"] = ["America/Chicago", "America/Denver"],
        ["US-NE"] = ["America/Chicago", "America/Denver"],
        ["US-SD"] = ["America/Chicago", "America/Denver"],
        ["US-TX"] = ["America/Chicago", "America/Denver"],
        ["US-ID"] = ["America/Denver", "America/Los_Angeles"],
        ["US-OR"] = ["America/Denver", "America/Los_Angeles"],
        ["US"] = ["America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu"],
        ["CA"] = ["America/St_Johns", "America/Halifax", "America/Toronto", "America/Winnipeg", "America/Edmonton", "America/Vancouver"],
        ["AU"] = ["Australia/Sydney", "Australia/Adelaide", "Australia/Brisbane", "Australia/Perth"],
        ["NZ"] = ["Pacific/Auckland"],
        ["BR"] = ["America/Sao_Paulo", "America/Manaus", "America/Rio_Branco"],
        ["MX"] = ["America/Mexico_City", "America/Cancun", "America/Hermosillo", "America/Tijuana"],
        ["CL"] = ["America/Santiago", "America/Punta_Arenas"],
        ["ES"] = ["Europe/Madrid", "Atlantic/Canary"],
        ["PT"] = ["Europe/Lisbon", "Atlantic/Azores"],
        ["ID"] = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"],
        ["KZ"] = ["Asia/Almaty"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, TimeZoneInfo?> Found = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<(string Country, string? Region), ImmutableArray<TimeZoneInfo>> Known = new();

    // Where nothing is known at all. UTC is nobody's zone, but its day overlaps with that of Europe and, later, of America.
    private static readonly ImmutableArray<TimeZoneInfo> Nowhere = [TimeZoneInfo.Utc];

    /// <summary>The zones in which the shopper may be; those of the shop's country, else the shop's own, when nothing is known of the shopper; never none.</summary>
    public static ImmutableArray<TimeZoneInfo> Of(string? country, string? region, Shop shop)
    {
        if (country is not null && In(country, region) is { IsEmpty: false } zones)
            return zones;
        // Most shoppers are at home in the shop's country: when it is day in all of it.
        if (shop.Country is { } home && In(home, region: null) is { IsEmpty: false } around)
            return around;
        return shop.TimeZone is { } name && Find(name) is { } zone ? [zone] : Nowhere;
    }

    /// <summary>The shop's own zone, else its country's, else UTC: whose calendar its days are of.</summary>
    public static TimeZoneInfo Own(Shop shop) => (shop.TimeZone is { } name ? Find(name) : null) ?? Of(country: null, region: null, shop)[0];

    /// <summary>Whether the country has a region by this code that is written down here.</summary>
    public static bool Knows(string country, string region) => $"{country}-{region}" is var key && (ByRegion.ContainsKey(key) || Several.ContainsKey(key));

    /// <summary>The zones of a country, or of its region; none when we know none.</summary>
    public static ImmutableArray<TimeZoneInfo> In(string country, string? region)
    {
        if (!ByCountry.ContainsKey(country) && !Several.ContainsKey(country))
            return [];
        // Strangers write regions into forms: only those that we know are remembered.
        return Known.GetOrAdd((country, region is not null && Knows(country, region) ? region : null), Look);
    }

    /// <summary>A zone by its name; null when this machine does not know it.</summary>
    public static TimeZoneInfo? Find(string name) => Found.GetOrAdd(name, static id => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null);

    private static ImmutableArray<TimeZoneInfo> Look((string Country, string? Region) place)
    {
        var key = $"{place.Country}-{place.Region}";
        string[] names =
            ByCountry.TryGetValue(place.Country, out var only) ? [only]
            : ByRegion.TryGetValue(key, out var regional) ? [regional]
            : Several.TryGetValue(key, out var both) ? [.. both]
            : Several.TryGetValue(place.Country, out var all) ? [.. all]
            : [];
        return [.. names.Select(Find).OfType<TimeZoneInfo>()];
    }

    private static FrozenDictionary<string, string> Read(string table) => table.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(row => row.Split(' ')).ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
}
