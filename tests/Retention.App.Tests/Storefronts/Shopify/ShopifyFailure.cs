using System.Text.Json.Nodes;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>What Shopify answers instead of what was asked (facts/shopify.md 3.1).</summary>
internal sealed record ShopifyFailure
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The whole body; null for what the operation itself answers.</summary>
    public string? Body { get; init; }

    /// <summary>Whether it is executed, whatever is answered.</summary>
    public bool IsExecuted { get; init; }

    /// <summary>Whether the connection is cut instead of an answer.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether nothing is answered until whoever asks goes away.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Headers.</summary>
    public (string Name, string Value)[] Headers { get; init; } = [];

    /// <summary>Changes the operation's own answer.</summary>
    public Action<JsonObject>? Change { get; init; }

    /// <summary>It is done, and the answer never comes.</summary>
    public static ShopifyFailure LostAnswer { get; } = new() { IsExecuted = true, IsCut = true };

    /// <summary>The connection breaks before anything is done.</summary>
    public static ShopifyFailure Cut { get; } = new() { IsCut = true };

    /// <summary>It is done, and nothing is answered until the deadline is over.</summary>
    public static ShopifyFailure Silence { get; } = new() { IsExecuted = true, IsSilent = true };

    /// <summary>There are no points for it: nothing is done.</summary>
    public static ShopifyFailure Throttled(double requested = 100, double available = 50, double perSecond = 50) => new()
    {
        Body = new JsonObject
        {
            ["errors"] = new JsonArray(Error("Throttled", "THROTTLED")),
            ["extensions"] = new JsonObject { ["cost"] = LoopbackShopify.Cost(requested, actual: null, available, perSecond) },
        }.ToJsonString(),
    };

    /// <summary>A status with a sentence, as the API gives it outside of GraphQL: <c>{"errors":"..."}</c>.</summary>
    public static ShopifyFailure Http(int status, string errors = "Not today.", string? retryAfter = null) => new()
    {
        Status = status,
        Body = new JsonObject { ["errors"] = errors }.ToJsonString(),
        Headers = retryAfter is null ? [] : [("Retry-After", retryAfter)],
    };

    /// <summary>A page for people.</summary>
    public static ShopifyFailure Page(int status) => new() { Status = status, Body = "<!DOCTYPE html><title>Something went wrong</title>", Headers = [("Content-Type", "text/html")] };

    /// <summary>Errors and no data: under 200, as GraphQL has it.</summary>
    public static ShopifyFailure Errors(string message, string? code = null, bool withNullData = false) => new()
    {
        Body = withNullData ? new JsonObject { ["data"] = null, ["errors"] = new JsonArray(Error(message, code)) }.ToJsonString() : new JsonObject { ["errors"] = new JsonArray(Error(message, code)) }.ToJsonString(),
    };

    /// <summary>It is answered but for some fields, which are null, and stand in the errors: protected data that nobody approved.</summary>
    /// <param name="paths">The fields, like <c>customer.defaultEmailAddress</c>.</param>
    public static ShopifyFailure Partial(params string[] paths) => new()
    {
        IsExecuted = true,
        Change = answer =>
        {
            answer["errors"] = new JsonArray([.. paths.Select(path => Error("This app is not approved to access the Customer object. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.", null))]);
            foreach (var path in paths)
            {
                var names = path.Split('.');
                names[..^1].Aggregate(answer["data"]!, (at, name) => at[name]!).AsObject()[names[^1]] = null;
            }
        },
    };

    private static JsonObject Error(string message, string? code) => code is null
        ? new() { ["message"] = message }
        : new() { ["message"] = message, ["extensions"] = new JsonObject { ["code"] = code } };
}
