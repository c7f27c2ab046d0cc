using System.Buffers;
using System.Text.Json;
using Retention.App.Observability;
using Retention.App.Settings;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// One shop's Admin API. Nothing is repeated here but what is known not to have happened: a call that was refused for its token (401), or for
/// want of points (THROTTLED).
/// </summary>
internal sealed partial class ShopifyShop(
    string shop, string domain, ShopifyState state, ShopifyTokens tokens, ShopifyConnection connection, Counts counts, AppSettings settings, TimeProvider time, ILogger logger)
{
    /// <summary>The shop's permanent domain, like <c>demo.myshopify.com</c>.</summary>
    public string Domain => domain;

    /// <summary>
    /// Asks a question, or changes something. Where a change's answer is lost, the trouble says that it may have happened. What the shop does not
    /// let us see is null in the answer, and counted; where nothing at all came, it is a trouble.
    /// </summary>
    public async Task<Answer<TData>> AskAsync<TVariables, TData>(AdminOperation<TVariables, TData> operation, TVariables variables, CancellationToken cancellation)
    {
        if (state.Circuit.Resting(time.GetUtcNow()) is { } resting)
            return new Answer<TData>.Not(resting);
        var token = await tokens.ReadAsync(shop, cancellation);
        if (token is not Answer<string>.Said { Value: var access })
            return new Answer<TData>.Not(token.Trouble!);
        var body = Body(operation, variables);
        var reply = await AskWithAsync(operation.Name, operation.IsMutation, body, access, cancellation);
        if (reply.Trouble is { Status: 401 })
        {
            // Whoever is refused at the door has done nothing yet: with a fresh token it goes once more.
            token = await tokens.AgainAsync(shop, access, cancellation);
            if (token is not Answer<string>.Said { Value: var fresh })
                return new Answer<TData>.Not(token.Trouble!);
            reply = await AskWithAsync(operation.Name, operation.IsMutation, body, fresh, cancellation);
            if (reply.Trouble is { Status: 401 })
                await tokens.RefusedAsync(shop, fresh, cancellation);
        }

        var answer = reply is Answer<AdminReply>.Said { Value: var said } ? AdminAnswer.Read(said.Data, operation) : new Answer<TData>.Not(reply.Trouble!);
        Remember(operation.Name, (reply as Answer<AdminReply>.Said)?.Value, answer.Trouble);
        return answer;
    }

    private async Task<Answer<AdminReply>> AskWithAsync(string operation, bool changes, ReadOnlyMemory<byte> body, string access, CancellationToken cancellation)
    {
        var first = await InTurnAsync(operation, changes, body, access, cancellation);
        // Refused for want of points, so it was not done, be it a change: after a short wait it goes once more.
        return first.Trouble is { Code: AdminAnswer.Throttled, After: not null, MayHaveHappened: false } ? await InTurnAsync(operation, changes, body, access, cancellation) : first;
    }

    private async Task<Answer<AdminReply>> InTurnAsync(string operation, bool changes, ReadOnlyMemory<byte> body, string access, CancellationToken cancellation)
    {
        var (taken, wait) = state.Bucket.Take(operation, time.GetUtcNow());
        if (taken is not { } points)
            return new Answer<AdminReply>.Not(ShopifyTroubles.Of(ShopifyTroubles.TooMany) with { After = wait });
        AdminReply? cost = null;
        try
        {
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellation);
            var reply = await connection.PostAsync(domain, ShopifyApi.GraphQl, body, access, changes, cancellation);
            if (reply is not Answer<ShopifyReply>.Said { Value: var said })
                return new Answer<AdminReply>.Not(reply.Trouble!);
            Check(said.Version);
            cost = AdminAnswer.Cost(said);
            return AdminAnswer.Open(said, cost, changes);
        }
        finally
        {
            state.Bucket.Heard(operation, points, cost?.Requested, cost?.Status, time.GetUtcNow());
        }
    }

    private static ReadOnlyMemory<byte> Body<TVariables, TData>(AdminOperation<TVariables, TData> operation, TVariables variables)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        json.WriteString("query", operation.Document);
        json.WriteString("operationName", operation.Name);
        json.WritePropertyName("variables");
        JsonSerializer.Serialize(json, variables, operation.Variables);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    // A version that is served no more is answered by another, without a word (facts/shopify.md 1.1).
    private void Check(string? version)
    {
        if (version is null or ShopifyApi.Version)
            return;
        counts.Add("shopify api version", version.Length <= 20 ? version : "odd");
        if (state.MayWarn(time.GetUtcNow()))
            logger.ShopifyVersion(shop, ShopifyApi.Version, version);
    }

    private void Remember(string operation, AdminReply? said, ShopTrouble? trouble)
    {
        if (said is { Errors: > 0 } && trouble is null)
            counts.Add("shopify partial", operation);
        // Points are the bucket's business: a shop that has none left is up.
        if (trouble is not { Key: ShopifyTroubles.TooMany, Status: null or 200 })
            state.Circuit.Heard(trouble, time.GetUtcNow());
        if (trouble is not null)
            logger.ShopifyNotAnswering(shop, operation, trouble.Key, trouble.Code ?? "", trouble.Status ?? 0);
    }
}
