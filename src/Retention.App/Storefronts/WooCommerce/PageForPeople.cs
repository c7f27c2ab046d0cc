using System.Text;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>What a page means that came where JSON was asked for. Hosts, firewalls and protection services answer with such pages.</summary>
internal static class PageForPeople
{
    private const int Looked = 64 * 1024;

    /// <summary>The trouble.</summary>
    public static ShopTrouble Trouble(HttpResponseMessage response, int status, ReadOnlySpan<byte> bytes, RestCall call)
    {
        var page = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, Looked)]);
        bool Says(string words) => page.Contains(words, StringComparison.OrdinalIgnoreCase);
        var isChallenge = response.Headers.TryGetValues("cf-mitigated", out var mitigated) && mitigated.Contains("challenge", StringComparer.OrdinalIgnoreCase)
            || (status is 403 or 503 && (Says("/cdn-cgi/challenge-platform/") || Says("cf-chl") || Says("sgcaptcha") || Says("_Incapsula_Resource")));
        if (isChallenge)
            return ShopTroubles.Of(ShopTroubles.Challenge);
        return status switch
        {
            401 when response.Headers.WwwAuthenticate.Count > 0 => ShopTroubles.Of(ShopTroubles.Firewall, "The shop's web server asks for a password of its own."),
            401 or 403 or 406 => ShopTroubles.Of(ShopTroubles.Firewall),
            404 => ShopTroubles.Of(ShopTroubles.NotFound) with { IsPage = true },
            429 => ShopTroubles.Of(ShopTroubles.TooMany),
            // WordPress says so with its own words and a Retry-After of 600; other 503 are of a gateway that has nobody behind it.
            503 when response.Headers.RetryAfter is not null || Says("maintenance") => ShopTroubles.Of(ShopTroubles.Maintenance),
            >= 500 => ShopTroubles.Of(ShopTroubles.Failed, $"The shop broke down while it answered ({status})."),
            _ when bytes.IsEmpty => ShopTroubles.Of(ShopTroubles.Odd, "The shop answered nothing at all."),
            _ when LooksLikeJson(bytes) => ShopTroubles.Of(ShopTroubles.Odd, "The shop's answer breaks off in the middle."),
            _ => ShopTroubles.Of(ShopTroubles.Html) with { IsPage = true, MayHaveHappened = call.IsWrite },
        };
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> bytes) => bytes.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
}
