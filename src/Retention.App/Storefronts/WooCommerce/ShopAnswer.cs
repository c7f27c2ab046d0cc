using System.Net.Http.Headers;
using System.Text.Json;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// Reads what came back: WooCommerce's JSON, its error objects, or what hosts, firewalls and plugins put in their place
/// (facts/woocommerce.md 3). The Link headers are not looked at: they repeat the request's parameters, keys included.
/// </summary>
internal static class ShopAnswer
{
    /// <summary>The most that is read of one answer, in bytes: a hundred orders are about one megabyte.</summary>
    public const int Limit = 16 * 1024 * 1024;

    /// <summary>Reads an answer.</summary>
    /// <param name="response">The answer, of which only the headers are read yet.</param>
    /// <param name="call">What was asked.</param>
    /// <param name="address">The shop's address.</param>
    /// <param name="isProven">Whether the shop has answered a question with this key before.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellation">Gives the call up.</param>
    public static async Task<Answer<ShopReply>> ReadAsync(HttpResponseMessage response, RestCall call, string address, bool isProven, DateTimeOffset now, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
            return Not(ElseWhere(response, address), call, status, response, now);
        if (await LimitedBody.ReadAsync(response.Content, Limit, cancellation) is not { } bytes)
            return Not(ShopTroubles.Of(ShopTroubles.TooLarge), call, status, response, now);
        var json = LenientJson.Read(bytes);
        if (response.IsSuccessStatusCode && json is { } read && !IsError(read.Body))
            return new Answer<ShopReply>.Said(new(read.Body, Number(response.Headers, "X-WP-Total"), Number(response.Headers, "X-WP-TotalPages"), read.HasNotices));
        var trouble = json is { } error && Code(error.Body) is { } code
            ? ErrorObject.Trouble(status, code, error.Body, call, isProven)
            : PageForPeople.Trouble(response, status, bytes, call);
        return Not(trouble, call, status, response, now);
    }

    /// <summary>The error code of WordPress's error object; null where it is none.</summary>
    public static string? Code(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String && body.TryGetProperty("message", out _)
            ? code.GetString()
            : null;

    // An error object under 200, as caches and broken proxies give it. A coupon has a code too, and no message.
    private static bool IsError(JsonElement body) => Code(body) is not null && body.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty("status", out _);

    // A change may have happened unless the shop itself said no, or something before it did.
    private static Answer<ShopReply> Not(ShopTrouble trouble, RestCall call, int status, HttpResponseMessage response, DateTimeOffset now) => new Answer<ShopReply>.Not(trouble with
    {
        Status = status,
        After = status is 429 or 503 ? After(response.Headers.RetryAfter, now) : null,
        MayHaveHappened = call.IsWrite && (status is >= 200 and < 300 || (status >= 500 && trouble.Key is ShopTroubles.Failed)),
    });

    private static ShopTrouble ElseWhere(HttpResponseMessage response, string address)
    {
        if (response.Headers.Location is not { } location)
            return ShopTroubles.Of(ShopTroubles.Odd);
        var there = location.IsAbsoluteUri ? location : new Uri(new Uri(address), location);
        var path = there.AbsolutePath;
        if (path.IndexOf("/wp-json", StringComparison.Ordinal) is >= 0 and var api)
            path = path[..api];
        var to = $"{there.GetLeftPart(UriPartial.Authority)}{path}".TrimEnd('/');
        if (!string.Equals(there.GetLeftPart(UriPartial.Authority), new Uri(address).GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase) || !string.Equals(to, address, StringComparison.OrdinalIgnoreCase) && there.AbsolutePath.Contains("/wp-json", StringComparison.Ordinal))
            return ShopTroubles.Of(ShopTroubles.Redirected, $"The shop answers at {to}, not at {address}.") with { IsPage = false };
        // To a page of its own: its front page where permalinks are plain, or a page to log in.
        return path.Contains("login", StringComparison.OrdinalIgnoreCase)
            ? ShopTroubles.Of(ShopTroubles.Firewall, "The shop wants visitors to log in first.")
            : ShopTroubles.Of(ShopTroubles.Html) with { IsPage = true };
    }

    private static TimeSpan? After(RetryConditionHeaderValue? header, DateTimeOffset now) => header?.Delta ?? (header?.Date is { } date ? date - now : null);

    private static int? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && int.TryParse(values.First(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
