using System.Text.Json.Nodes;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>A bulk operation of the loopback Shopify.</summary>
internal sealed class LoopbackBulk
{
    public required string Id { get; init; }

    public required string Query { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string Status { get; set; } = "COMPLETED";

    public string? ErrorCode { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public int Count { get; set; }

    public Uri? Url { get; set; }

    public Uri? PartialDataUrl { get; set; }

    /// <summary>Which thing it reads: the name of its query's root.</summary>
    public string Reads => Query.Contains("abandonedCheckouts", StringComparison.Ordinal) ? "abandonedCheckouts" : Query.Contains("customers {", StringComparison.Ordinal) ? "customers" : Query.Contains("products {", StringComparison.Ordinal) ? "products" : "orders";

    /// <summary>It as the Admin API tells it.</summary>
    public JsonObject Told() => new()
    {
        ["id"] = Id,
        ["status"] = Status,
        ["errorCode"] = ErrorCode,
        ["query"] = Query,
        ["objectCount"] = $"{Count}",
        ["rootObjectCount"] = $"{Count}",
        ["url"] = Url?.ToString(),
        ["partialDataUrl"] = PartialDataUrl?.ToString(),
        ["createdAt"] = $"{CreatedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}",
        ["completedAt"] = CompletedAt is { } at ? $"{at.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}" : null,
    };

    /// <summary>
    /// The lines of an answer: what a thing has lists of comes behind it with its id as <c>__parentId</c>, at once where it is grouped, else after all things.
    /// </summary>
    public static IReadOnlyList<string> Lines(JsonObject data, bool isGrouped)
    {
        var (lines, later) = (new List<string>(), new List<string>());
        foreach (var edge in data.First().Value!["edges"]!.AsArray())
        {
            var node = edge!["node"]!.AsObject();
            var parts = new List<string>();
            foreach (var (name, list) in node.Where(field => field.Value is JsonObject value && value.ContainsKey("edges")).ToArray())
            {
                foreach (var part in list!["edges"]!.AsArray().Select(one => one!["node"]!.DeepClone().AsObject()))
                {
                    part["__parentId"] = (string)node["id"]!;
                    parts.Add(part.ToJsonString());
                }

                node.Remove(name);
            }

            lines.Add(node.ToJsonString());
            (isGrouped ? lines : later).AddRange(parts);
        }

        return [.. lines, .. later];
    }
}
