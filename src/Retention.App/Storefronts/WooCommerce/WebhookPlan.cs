using System.Collections.Immutable;
using System.Text.Json;
using Retention.App.Webhooks;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>A webhook as the shop lists it.</summary>
/// <param name="Id">The shop's id of it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Topic">What it tells of.</param>
/// <param name="Url">Where it delivers.</param>
/// <param name="IsActive">Whether it does; it may be paused or, after failures, disabled.</param>
internal sealed record ListedWebhook(int Id, string Name, string Topic, string Url, bool IsActive)
{
    /// <summary>Reads one of the shop's list.</summary>
    public static ListedWebhook Read(JsonElement webhook) =>
        new(webhook.Count("id", 0), webhook.Text("name") ?? "", webhook.Text("topic") ?? "", webhook.Url("delivery_url") ?? "", webhook.Text("status") == "active");
}

/// <summary>
/// What has to be done so that a shop has each of our webhooks once, working, with a secret that we know. One that failed too often is made
/// anew and never activated again: its count of failures stays, and the next one would disable it (facts/woocommerce.md 0.6).
/// </summary>
/// <param name="Make">The topics for which one is made.</param>
/// <param name="Delete">Those that go, once the new ones are there.</param>
/// <param name="Working">The topics that have one that works.</param>
internal sealed record WebhookPlan(ImmutableArray<string> Make, ImmutableArray<ListedWebhook> Delete, ImmutableArray<string> Working)
{
    /// <summary>How the names of our webhooks begin.</summary>
    public const string Named = "Retention: ";

    /// <summary>What we listen to (facts/woocommerce.md 1.6). Coupons tell nothing when they are used.</summary>
    public static readonly ImmutableArray<string> OfWooCommerce =
    [
        "order.created", "order.updated", "order.deleted", "order.restored", "customer.created", "customer.updated", "customer.deleted", "product.updated", "product.deleted", "product.restored",
    ];

    /// <summary>What only our plugin tells.</summary>
    public static readonly ImmutableArray<string> OfPlugin = ["cart.updated", "saved_item.updated"];

    /// <summary>Compares what the shop has with what it should have.</summary>
    /// <param name="listed">All webhooks of the shop, other programs' too.</param>
    /// <param name="known">The ids of those whose secret we know, by topic.</param>
    /// <param name="url">Where they should deliver; it ends with the id of the connection.</param>
    /// <param name="topics">What they should tell.</param>
    /// <param name="anew">Whether all are made anew, because whoever owned them may be gone.</param>
    public static WebhookPlan Of(IEnumerable<ListedWebhook> listed, IReadOnlyDictionary<string, int> known, string url, IReadOnlyCollection<string> topics, bool anew)
    {
        var connection = url[url.LastIndexOf('/')..];
        // Ours by the connection in its address, whatever our host was when it was made.
        var ours = listed.Where(webhook => webhook.Url.EndsWith($"/webhooks/woocommerce{connection}", StringComparison.Ordinal)
            || (webhook.Name.StartsWith(Named, StringComparison.Ordinal) && known.TryGetValue(webhook.Topic, out var id) && id == webhook.Id)).ToList();
        var working = anew ? [] : ours.Where(webhook => webhook.IsActive && webhook.Url == url && known.TryGetValue(webhook.Topic, out var id) && id == webhook.Id).ToList();
        var isWorking = working.Select(webhook => webhook.Topic).ToHashSet(StringComparer.Ordinal);
        return new([.. topics.Where(topic => !isWorking.Contains(topic))], [.. ours.Except(working)], [.. isWorking.Order(StringComparer.Ordinal)]);
    }
}
