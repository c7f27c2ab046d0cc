using System.Text.Json;

namespace Retention.App.Storefronts.Shopify;

/// <summary>A GraphQL answer, taken apart.</summary>
/// <param name="Data">Its data; undefined where it has none.</param>
/// <param name="Errors">How many errors stand beside the data.</param>
/// <param name="Requested">What it cost at most, in points; null where Shopify did not say.</param>
/// <param name="Status">How full the bucket is; null where Shopify did not say.</param>
internal sealed record AdminReply(JsonElement Data, int Errors, double? Requested, ThrottleStatus? Status);

/// <summary>Reads what the Admin API answers: its data, its errors in all their forms, and what it cost (facts/shopify.md 3.1 and 3.2).</summary>
internal static class AdminAnswer
{
    /// <summary>Shopify's code of a call for which there were no points.</summary>
    public const string Throttled = "THROTTLED";

    /// <summary>What the answer says of its cost, whatever else it says.</summary>
    public static AdminReply Cost(ShopifyReply reply)
    {
        var cost = At(At(reply.Body, "extensions"), "cost");
        var status = At(cost, "throttleStatus");
        return new(At(reply.Body, "data"), 0, Number(cost, "requestedQueryCost"), Number(status, "maximumAvailable") is { } maximum && Number(status, "currentlyAvailable") is { } available && Number(status, "restoreRate") is { } rate
            ? new(maximum, available, rate)
            : null);
    }

    /// <summary>The answer's data, or what is wrong.</summary>
    /// <param name="reply">What came back.</param>
    /// <param name="cost">What it says of its cost.</param>
    /// <param name="changes">Whether it was to change something.</param>
    public static Answer<AdminReply> Open(ShopifyReply reply, AdminReply cost, bool changes)
    {
        if (reply.Status != 200 || reply.Body.ValueKind != JsonValueKind.Object)
            return new Answer<AdminReply>.Not(ShopifyStatuses.Trouble(reply, changes));
        var errors = At(reply.Body, "errors");
        // "errors" can be a list, or a sentence.
        if (errors.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return cost.Data.ValueKind == JsonValueKind.Object ? new Answer<AdminReply>.Said(cost) : new Answer<AdminReply>.Not(ShopifyStatuses.Trouble(reply, changes));
        // What we may not see is null; the rest of the answer counts.
        if (HasAny(cost.Data))
            return new Answer<AdminReply>.Said(cost with { Errors = errors.ValueKind == JsonValueKind.Array ? errors.GetArrayLength() : 1 });
        return new Answer<AdminReply>.Not(Trouble(errors, cost, changes) with { Status = reply.Status });
    }

    /// <summary>The data in the operation's own form.</summary>
    public static Answer<TData> Read<TVariables, TData>(JsonElement data, AdminOperation<TVariables, TData> operation)
    {
        try
        {
            if (data.Deserialize(operation.Data) is { } read)
                return new Answer<TData>.Said(read);
        }
        catch (JsonException)
        {
            // Another form than the schema promises: told below.
        }

        return new Answer<TData>.Not(ShopifyTroubles.Of(ShopifyTroubles.Odd) with { Status = 200, MayHaveHappened = operation.IsMutation });
    }

    private static ShopTrouble Trouble(JsonElement errors, AdminReply cost, bool changes)
    {
        var code = Code(errors);
        var key = code switch
        {
            Throttled => ShopifyTroubles.TooMany,
            "ACCESS_DENIED" => ShopifyTroubles.AccessDenied,
            "MAX_COST_EXCEEDED" => ShopifyTroubles.TooCostly,
            "SHOP_INACTIVE" => ShopifyTroubles.Frozen,
            "INTERNAL_SERVER_ERROR" or "TIMEOUT" => ShopifyTroubles.Failed,
            _ => IsAboutApproval(errors) ? ShopifyTroubles.AccessDenied : ShopifyTroubles.Invalid,
        };
        return ShopifyTroubles.Of(key) with
        {
            Code = code,
            After = key == ShopifyTroubles.TooMany && cost is { Requested: { } requested, Status: { PerSecond: > 0 } status } ? TimeSpan.FromSeconds(Math.Max(0, requested - status.Available) / status.PerSecond) : null,
            // An operation that the schema does not allow has no data at all; one that broke while it ran has it null.
            MayHaveHappened = changes && (key == ShopifyTroubles.Failed || (key == ShopifyTroubles.Invalid && cost.Data.ValueKind != JsonValueKind.Undefined) || IsAboutApproval(errors) || IsWithinAnswer(errors)),
        };
    }

    // A field below the mutation's own is read after it was done: that it is denied undoes nothing (GraphQL, 6.4.4: its null rises to the whole answer).
    private static bool IsWithinAnswer(JsonElement errors) =>
        errors.ValueKind == JsonValueKind.Array && errors.EnumerateArray().Any(error => At(error, "path") is { ValueKind: JsonValueKind.Array } path && path.GetArrayLength() > 1);

    // Protected customer data that nobody approved has no code of its own (facts/shopify.md 1.6).
    private static bool IsAboutApproval(JsonElement errors) =>
        errors.ValueKind == JsonValueKind.Array && errors.EnumerateArray().Any(error => At(error, "message") is { ValueKind: JsonValueKind.String } message && message.GetString()!.Contains("not approved to access", StringComparison.OrdinalIgnoreCase));

    private static string? Code(JsonElement errors) =>
        errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0 && At(At(errors[0], "extensions"), "code") is { ValueKind: JsonValueKind.String } code && code.GetString() is { Length: <= 60 } text && text.All(letter => char.IsAsciiLetterUpper(letter) || letter == '_')
            ? text // It is logged, so it has to be one of Shopify's words.
            : null;

    private static bool HasAny(JsonElement data) => data.ValueKind == JsonValueKind.Object && data.EnumerateObject().Any(field => field.Value.ValueKind != JsonValueKind.Null);

    private static JsonElement At(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    private static double? Number(JsonElement json, string name) => At(json, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) && double.IsFinite(value) ? value : null;
}
