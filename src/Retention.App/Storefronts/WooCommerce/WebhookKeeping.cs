using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Webhooks;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>How a shop's webhooks were found, or left.</summary>
/// <param name="Working">The topics that have one that works.</param>
/// <param name="Missing">The topics for which none could be made.</param>
/// <param name="IsUnfinished">Whether the time ran out.</param>
/// <param name="Trouble">What stopped the work; null when nothing did.</param>
internal sealed record KeptWebhooks(ImmutableArray<string> Working, ImmutableArray<string> Missing, bool IsUnfinished, ShopTrouble? Trouble)
{
    /// <summary>Whether the shop told which webhooks it has, so that the work was begun.</summary>
    public bool IsBegun { get; init; }
}

/// <summary>Makes our webhooks in a shop, and mends them.</summary>
internal sealed class WebhookKeeping(ConnectionStore connections, AppSettings settings)
{
    // As many as the shop answers at once.
    private const int Lanes = 2;

    /// <summary>Where the shop of a connection delivers.</summary>
    public string DeliveryUrl(string connection) => $"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/webhooks/{WooCommerceDoor.Platform}/{connection}";

    /// <summary>Looks at the shop's webhooks, and does what is to be done.</summary>
    /// <param name="shop">The shop's interface.</param>
    /// <param name="record">The shop.</param>
    /// <param name="topics">What they should tell.</param>
    /// <param name="anew">Whether all are made anew.</param>
    /// <param name="isTimeOver">Says when nothing new is begun any more.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<KeptWebhooks> KeepAsync(WooCommerceShop shop, ShopRecord record, IReadOnlyCollection<string> topics, bool anew, Func<bool> isTimeOver, CancellationToken cancellation)
    {
        var url = DeliveryUrl(record.Connection!);
        var answer = await ListAsync(shop, cancellation);
        if (answer is not Answer<ImmutableArray<ListedWebhook>>.Said { Value: var listed })
            return new([], [], IsUnfinished: false, answer.Trouble);
        var known = (await connections.WebhooksAsync(record.Connection!, cancellation)).Where(webhook => webhook.Id is not null).ToDictionary(webhook => webhook.Topic, webhook => webhook.Id!.Value, StringComparer.Ordinal);
        var plan = WebhookPlan.Of(listed, known, url, topics, anew);
        var made = await MakeAsync(shop, record, plan.Make, url, isTimeOver, cancellation);
        // An old one goes only when the new one is there: two tell the same thing twice, which changes nothing.
        var ready = made.Ids.Keys.Concat(plan.Working).ToHashSet(StringComparer.Ordinal);
        var trouble = made.Trouble;
        foreach (var old in plan.Delete.Where(old => ready.Contains(old.Topic) || !topics.Contains(old.Topic, StringComparer.Ordinal)))
        {
            if (isTimeOver() || trouble is not null)
                break;
            if (await shop.DeleteAsync($"webhooks/{old.Id}", [("force", "true")], cancellation) is Answer<System.Text.Json.JsonElement>.Not { Why: { Key: not ShopTroubles.Missing } why })
                trouble = why;
        }

        return new([.. topics.Where(ready.Contains).Order(StringComparer.Ordinal)], [.. made.Refused.Order(StringComparer.Ordinal)], trouble is null && topics.Any(topic => !ready.Contains(topic) && !made.Refused.Contains(topic, StringComparer.Ordinal)), trouble) { IsBegun = true };
    }

    /// <summary>Takes all our webhooks out of the shop. What hindered it; null when all are gone.</summary>
    public async Task<ShopTrouble?> RemoveAsync(WooCommerceShop shop, ShopRecord record, CancellationToken cancellation)
    {
        var answer = await ListAsync(shop, cancellation);
        if (answer is not Answer<ImmutableArray<ListedWebhook>>.Said { Value: var listed })
            return answer.Trouble;
        ShopTrouble? trouble = null;
        foreach (var ours in WebhookPlan.Of(listed, ImmutableDictionary<string, int>.Empty, DeliveryUrl(record.Connection!), [], anew: true).Delete)
        {
            if (await shop.DeleteAsync($"webhooks/{ours.Id}", [("force", "true")], cancellation) is Answer<System.Text.Json.JsonElement>.Not { Why: { Key: not ShopTroubles.Missing } why })
                trouble = why;
        }

        return trouble;
    }

    private static async Task<Answer<ImmutableArray<ListedWebhook>>> ListAsync(WooCommerceShop shop, CancellationToken cancellation)
    {
        var all = ImmutableArray.CreateBuilder<ListedWebhook>();
        for (var (page, pages) = (1, 1); page <= pages; page++)
        {
            var answer = await shop.ListAsync("webhooks", [], page, cancellation);
            if (answer is not Answer<ShopPage>.Said { Value: var listed })
                return answer.With(_ => ImmutableArray<ListedWebhook>.Empty);
            all.AddRange(listed.Items.Select(ListedWebhook.Read));
            pages = listed.Pages ?? 1;
        }

        return new Answer<ImmutableArray<ListedWebhook>>.Said(all.ToImmutable());
    }

    private async Task<(IReadOnlyDictionary<string, int> Ids, IReadOnlyCollection<string> Refused, ShopTrouble? Trouble)> MakeAsync(
        WooCommerceShop shop, ShopRecord record, ImmutableArray<string> topics, string url, Func<bool> isTimeOver, CancellationToken cancellation)
    {
        var (ids, refused) = (new ConcurrentDictionary<string, int>(StringComparer.Ordinal), new ConcurrentBag<string>());
        if (topics.IsEmpty)
            return (ids, refused, null);
        ShopTrouble? trouble = null;
        var secrets = await connections.NewSecretsAsync(record.Connection!, record.Shop.Id, topics, cancellation);
        await Parallel.ForEachAsync(topics, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellation }, async (topic, stopping) =>
        {
            if (trouble is not null || isTimeOver())
                return;
            var webhook = new JsonObject { ["name"] = $"{WebhookPlan.Named}{topic}", ["topic"] = topic, ["delivery_url"] = url, ["secret"] = secrets[topic], ["status"] = "active" };
            switch (await shop.PostAsync("webhooks", webhook, stopping))
            {
                case Answer<System.Text.Json.JsonElement>.Said { Value: var made } when ListedWebhook.Read(made) is { Id: > 0 and var id }:
                    ids[topic] = id;
                    break;
                // Without the plugin its topics are none: a clean way to learn it (facts/woocommerce.md 6.2).
                case Answer<System.Text.Json.JsonElement>.Not { Why.Key: ShopTroubles.Invalid }:
                    refused.Add(topic);
                    break;
                case Answer<System.Text.Json.JsonElement>.Not { Why: var why }:
                    trouble = why;
                    break;
            }
        });
        await connections.MadeAsync(record.Connection!, record.Shop.Id, ids, cancellation);
        return (ids, refused, trouble);
    }
}
