using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Retention.App.Settings;

namespace Retention.App.Storefronts.Shopify;

/// <summary>What came back from Shopify: a status, and JSON where it was that.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON; undefined where it was none.</param>
/// <param name="After">How long Shopify wants to be left alone; null where it did not say.</param>
/// <param name="Version">The version of the API that answered; null where it did not say.</param>
internal sealed record ShopifyReply(int Status, JsonElement Body, TimeSpan? After, string? Version);

/// <summary>Calls Shopify: one client, each call with a deadline of its own. It repeats nothing and follows nothing.</summary>
internal sealed class ShopifyConnection : IDisposable
{
    /// <summary>The most that is read of one answer, in bytes.</summary>
    public const int Limit = 16 * 1024 * 1024;

    private readonly AppSettings _settings;

    /// <summary>Makes it.</summary>
    public ShopifyConnection(AppSettings settings)
    {
        _settings = settings;
        Client = new(new SocketsHttpHandler
        {
            ConnectTimeout = settings.ShopDeadline / 2,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            AllowAutoRedirect = false, // A token goes to the shop's own domain, and nowhere else.
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        Client.DefaultRequestHeaders.UserAgent.ParseAdd("Retention/1.0");
    }

    /// <summary>What calls.</summary>
    public HttpClient Client { get; }

    /// <summary>Posts JSON to a path of a shop.</summary>
    /// <param name="domain">The shop's permanent domain.</param>
    /// <param name="path">The path.</param>
    /// <param name="json">The body.</param>
    /// <param name="token">The access token; null where the body says who we are.</param>
    /// <param name="changes">Whether it is to change something: then a lost answer leaves open whether it did.</param>
    /// <param name="cancellation">Gives the call up.</param>
    public async Task<Answer<ShopifyReply>> PostAsync(string domain, string path, ReadOnlyMemory<byte> json, string? token, bool changes, CancellationToken cancellation)
    {
        if (ShopifyApi.Address(domain, path, _settings) is not { } address)
            return new Answer<ShopifyReply>.Not(ShopifyTroubles.Of(ShopifyTroubles.NotAllowed));
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Host = domain; // The gateway of a trial stands for all shops.
        if (token is not null)
            request.Headers.Add("X-Shopify-Access-Token", token);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(_settings.ShopDeadline);
        try
        {
            using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return await LimitedBody.ReadAsync(response.Content, Limit, deadline.Token) is { } bytes
                ? new Answer<ShopifyReply>.Said(new((int)response.StatusCode, Json(bytes), After(response.Headers), Header(response.Headers, "X-Shopify-API-Version")))
                : new Answer<ShopifyReply>.Not(ShopifyTroubles.Of(ShopifyTroubles.TooLarge) with { Status = (int)response.StatusCode, MayHaveHappened = changes });
        }
        catch (Exception fault) when (IsOfNetwork(fault, cancellation)) // The network, or our own deadline.
        {
            return new Answer<ShopifyReply>.Not(Trouble(fault, changes));
        }
    }

    /// <summary>Whether it is the network that failed, an answer that was compressed and can't be unpacked, or our own deadline that was over.</summary>
    public static bool IsOfNetwork(Exception fault, CancellationToken cancellation) =>
        fault is HttpRequestException or IOException or InvalidDataException or OperationCanceledException && !cancellation.IsCancellationRequested;

    /// <summary>What it means that no answer came: whether anybody was reached decides whether a change may have happened.</summary>
    public static ShopTrouble Trouble(Exception fault, bool changes)
    {
        // Ours is the time to connect, which was over before anything was sent.
        var isUnreached = fault is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError }
            or OperationCanceledException { InnerException: TimeoutException };
        return isUnreached ? ShopifyTroubles.Of(ShopifyTroubles.Unreachable)
            : changes ? ShopifyTroubles.Of(ShopifyTroubles.LostAnswer) with { MayHaveHappened = true }
            : ShopifyTroubles.Of(fault is OperationCanceledException ? ShopifyTroubles.TimeOut : ShopifyTroubles.Unreachable);
    }

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();

    private static JsonElement Json(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default; // A page for people.
        }
    }

    // Shopify writes seconds with a fraction ("2.0"), which HTTP's own header does not know.
    private static TimeSpan? After(HttpResponseHeaders headers) =>
        double.TryParse(Header(headers, "Retry-After"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 86_400 ? TimeSpan.FromSeconds(seconds) : null;

    private static string? Header(HttpResponseHeaders headers, string name) => headers.NonValidated.TryGetValues(name, out var values) ? values.First() : null;
}
