using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Retention.App.Webhooks;

namespace Retention.App.ShopPages;

/// <summary>
/// How Shopify signs what it passes on from a shop's address (facts/shopify.md 4.1): the query's parameters, decoded, those that come several times joined by
/// commas, sorted by name, written as name=value without anything between them; of that the HMAC-SHA256 in hexadecimal. The body is not signed.
/// </summary>
internal static partial class ProxySignature
{
    private const string Given = "signature";
    private const int Length = 32;

    // What Shopify itself adds comes once: whoever adds a second one wants us to read another than it signed.
    private static readonly ImmutableArray<string> Single = ["shop", Given, "timestamp", "hmac", "path_prefix", "logged_in_customer_id"];
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(90);

    /// <summary>What was signed; null when it was not, or not now.</summary>
    /// <param name="query">The request's query, as it came.</param>
    /// <param name="secrets">Our secrets at Shopify: it signs with the oldest that is not revoked.</param>
    /// <param name="now">The moment (UTC).</param>
    public static ProxyCall? Read(string? query, IReadOnlyCollection<string> secrets, DateTimeOffset now)
    {
        var all = ValuesOf(query);
        if (Single.Any(name => all.TryGetValue(name, out var values) && values.Count > 1) || One(all, Given) is not { } signature || !Verifies(all, signature, secrets))
            return null;
        // Only now is anything of it read.
        if (!long.TryParse(One(all, "timestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Window.TotalSeconds)
            return null;
        var (domain, path, customer) = (One(all, "shop")?.ToLowerInvariant(), One(all, "path_prefix"), One(all, "logged_in_customer_id"));
        if (domain is null || !ShopifyDoor.IsDomain().IsMatch(domain) || path is null || !IsPath().IsMatch(path) || (customer is { Length: > 0 } && !IsId().IsMatch(customer)))
            return null;
        return new(domain, customer is { Length: > 0 } ? customer : null, path)
        {
            Asked = all.Where(one => !Single.Contains(one.Key, StringComparer.Ordinal)).ToDictionary(one => one.Key, one => one.Value[0], StringComparer.Ordinal),
        };
    }

    /// <summary>The signature of these parameters, as Shopify makes it.</summary>
    public static string Of(string? query, string secret) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Signed(ValuesOf(query))));

    private static bool Verifies(SortedDictionary<string, List<string>> all, string signature, IReadOnlyCollection<string> secrets)
    {
        if (signature.Length != Length * 2 || !signature.All(char.IsAsciiHexDigit))
            return false;
        var (given, signed, verifies) = (Convert.FromHexString(signature), Signed(all), false);
        foreach (var secret in secrets) // Each is tried, and each compared in constant time.
            verifies |= CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed), given);
        return verifies;
    }

    private static byte[] Signed(SortedDictionary<string, List<string>> all)
    {
        var words = new StringBuilder();
        foreach (var (name, values) in all)
        {
            if (name is not (Given or "hmac"))
                words.Append(name).Append('=').AppendJoin(',', values);
        }

        return Encoding.UTF8.GetBytes(words.ToString());
    }

    // By hand, since the framework's own collection takes "Shop" and "shop" for one.
    private static SortedDictionary<string, List<string>> ValuesOf(string? query)
    {
        var all = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var name = pair.DecodeName().ToString();
            if (!all.TryGetValue(name, out var values))
                all[name] = values = [];
            values.Add(pair.DecodeValue().ToString());
        }

        return all;
    }

    private static string? One(SortedDictionary<string, List<string>> all, string name) => all.TryGetValue(name, out var values) ? values[0] : null;

    [GeneratedRegex(@"^/(?:a|apps|community|tools)/[A-Za-z0-9_\-]{1,30}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex IsPath();

    [GeneratedRegex(@"^[0-9]{1,20}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex IsId();
}
