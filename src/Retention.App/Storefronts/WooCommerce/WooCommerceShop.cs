using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.Observability;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// One shop's REST v3, at most two calls at a time. Nothing is repeated here, but for a shop whose permalinks turn out to be of the other form:
/// that is asked once more, at the other address.
/// </summary>
internal sealed class WooCommerceShop(string address, RestKeys keys, ShopState state, ShopConnections connections, AppSettings settings, TimeProvider time, ILogger logger)
{
    private const string MostOnAPage = "100"; // 101 is refused.

    // Small, there in every shop, and readable by every key that can serve us.
    private static readonly RestCall Probe = new(HttpMethod.Get, "settings/general/woocommerce_currency", []);

    /// <summary>The shop's address, without a slash at the end.</summary>
    public string Address => address;

    /// <summary>Whether the shop prints PHP's notices into its answers.</summary>
    public bool PrintsNotices => state.PrintsNotices;

    /// <summary>Whether its permalinks were found to be plain.</summary>
    public bool HasPlainPermalinks => state.IsPlain is true;

    /// <summary>One page of a list, of 100 unless the query says another <c>per_page</c>.</summary>
    /// <param name="resource">Like <c>orders</c>; with a slash first another namespace.</param>
    /// <param name="query">What to list.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="cancellation">Gives the call up.</param>
    public async Task<Answer<ShopPage>> ListAsync(string resource, IEnumerable<(string Name, string Value)> query, int page, CancellationToken cancellation)
    {
        ImmutableArray<(string Name, string Value)> all = [.. query, ("page", page.ToString(CultureInfo.InvariantCulture))];
        if (!all.Any(parameter => parameter.Name == "per_page"))
            all = all.Add(("per_page", MostOnAPage));
        var reply = await CallAsync(new(HttpMethod.Get, resource, all), cancellation);
        return reply is Answer<ShopReply>.Said { Value.Body.ValueKind: not JsonValueKind.Array }
            ? new Answer<ShopPage>.Not(ShopTroubles.Of(ShopTroubles.Odd, "The shop answered something else than a list."))
            : reply.With(said => new ShopPage([.. said.Body.EnumerateArray()], said.Total, said.Pages));
    }

    /// <summary>One thing of the shop's.</summary>
    public Task<Answer<JsonElement>> GetAsync(string resource, IEnumerable<(string Name, string Value)> query, CancellationToken cancellation) =>
        BodyAsync(new(HttpMethod.Get, resource, [.. query]), cancellation);

    /// <summary>Makes something, or does something. Where the answer is lost, the trouble says that it may have happened.</summary>
    public Task<Answer<JsonElement>> PostAsync(string resource, JsonNode body, CancellationToken cancellation) =>
        BodyAsync(new(HttpMethod.Post, resource, [], body), cancellation);

    /// <summary>Changes something.</summary>
    public Task<Answer<JsonElement>> PutAsync(string resource, JsonNode body, CancellationToken cancellation) =>
        BodyAsync(new(HttpMethod.Put, resource, [], body), cancellation);

    /// <summary>Deletes something; most of WooCommerce's things only with <c>force=true</c>.</summary>
    public Task<Answer<JsonElement>> DeleteAsync(string resource, IEnumerable<(string Name, string Value)> query, CancellationToken cancellation) =>
        BodyAsync(new(HttpMethod.Delete, resource, [.. query]), cancellation);

    private async Task<Answer<JsonElement>> BodyAsync(RestCall call, CancellationToken cancellation) => (await CallAsync(call, cancellation)).With(said => said.Body);

    private async Task<Answer<ShopReply>> CallAsync(RestCall call, CancellationToken cancellation)
    {
        if (ShopAddress.Check(new Uri(address), settings) is { } forbidden)
            return new Answer<ShopReply>.Not(forbidden);
        if (state.Circuit.Resting(time.GetUtcNow()) is { } resting)
            return new Answer<ShopReply>.Not(resting);
        if (!await state.Turns.WaitAsync(settings.ShopDeadline, cancellation))
            return new Answer<ShopReply>.Not(ShopTroubles.Of(ShopTroubles.Busy));
        try
        {
            // Whoever went before may have found the shop down.
            if (state.Circuit.Resting(time.GetUtcNow()) is { } found)
                return new Answer<ShopReply>.Not(found);
            var answer = await InItsFormAsync(call, cancellation);
            Remember(call, answer);
            return answer;
        }
        finally
        {
            state.Turns.Release();
        }
    }

    private async Task<Answer<ShopReply>> InItsFormAsync(RestCall call, CancellationToken cancellation)
    {
        // A change is sent only where a question was answered: a page for people would not tell whether it happened.
        if (call.IsWrite && state.IsPlain is null && await EitherFormAsync(Probe, cancellation) is Answer<ShopReply>.Not { Why.IsPage: true } unfound)
            return unfound;
        return await EitherFormAsync(call, cancellation);
    }

    private async Task<Answer<ShopReply>> EitherFormAsync(RestCall call, CancellationToken cancellation)
    {
        var isPlain = state.IsPlain ?? false;
        var first = await SendAsync(call, isPlain, cancellation);
        if (first is not Answer<ShopReply>.Not { Why: { IsPage: true } page })
        {
            if (first is Answer<ShopReply>.Said or Answer<ShopReply>.Not { Why.Code: not null })
                state.IsPlain = isPlain;
            return first;
        }

        if (page.MayHaveHappened)
        {
            state.IsPlain = null; // The next call finds out.
            return first;
        }

        var other = await SendAsync(call, !isPlain, cancellation);
        if (other is not (Answer<ShopReply>.Said or Answer<ShopReply>.Not { Why: { IsPage: false, Code: not null } }))
            return first;
        state.IsPlain = !isPlain;
        return other;
    }

    private async Task<Answer<ShopReply>> SendAsync(RestCall call, bool isPlain, CancellationToken cancellation)
    {
        var (path, query) = call.Target(address, isPlain);
        var isSecure = address.StartsWith("https:", StringComparison.Ordinal);
        // Slashes stay as they are: WooCommerce looks for them in the request's line.
        var text = string.Join('&', (isSecure || !call.IsSigned ? query : OneLeggedOAuth.Sign(call.Method, path, query, keys, time.GetUtcNow()))
            .Select(parameter => $"{Uri.EscapeDataString(parameter.Name)}={Uri.EscapeDataString(parameter.Value).Replace("%2F", "/", StringComparison.Ordinal)}"));
        using var request = new HttpRequestMessage(call.Method, new Uri(text.Length == 0 ? path : $"{path}?{text}"));
        if (isSecure && call.IsSigned)
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{keys.ConsumerKey}:{keys.ConsumerSecret}")));
        if (call.Body is { } body)
            request.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(settings.ShopDeadline);
        try
        {
            using var response = await connections.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return await ShopAnswer.ReadAsync(response, call, address, state.ProvenKey == keys.ConsumerKey, time.GetUtcNow(), deadline.Token);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return new Answer<ShopReply>.Not(NoAnswer.Of(fault, call));
        }
    }

    private void Remember(RestCall call, Answer<ShopReply> answer)
    {
        var trouble = (answer as Answer<ShopReply>.Not)?.Why;
        state.Circuit.Heard(trouble, time.GetUtcNow());
        if (answer is Answer<ShopReply>.Said said)
        {
            state.ProvenKey = keys.ConsumerKey;
            state.PrintsNotices = said.Value.HasNotices;
        }
        else if (trouble is not { Key: ShopTroubles.Invalid or ShopTroubles.Missing })
        {
            logger.ShopNotAnswering(new Uri(address).Host, call.Method.Method, call.Resource, trouble!.Key, trouble.Status ?? 0);
        }
    }
}
