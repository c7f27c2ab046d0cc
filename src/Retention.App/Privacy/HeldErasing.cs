using System.Text.Json;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.App.Webhooks;

namespace Retention.App.Privacy;

/// <summary>
/// Erases what lies somewhere as it came: deliveries in quarantine, messages that failed too often, large events, and in development the letters of the outbox.
/// What still waits in a queue is left: it comes to its worker within seconds, who finds the person or the shop erased and keeps nothing of it.
/// </summary>
internal sealed class HeldErasing(Quarantine quarantine, Poison poison, Inbox inbox, Outbox outbox)
{
    /// <summary>Erases what names a person.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="mentions">Finds the person.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>How many were erased.</returns>
    public Task<int> EraseAsync(string shop, Mentions mentions, CancellationToken cancellation) => EraseAsync(shop, mentions, mentions.AreIn, cancellation);

    /// <summary>Erases all of a shop.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>How many were erased.</returns>
    public Task<int> EraseAsync(string shop, CancellationToken cancellation) => EraseAsync(shop, mentions: null, _ => true, cancellation);

    private async Task<int> EraseAsync(string shop, Mentions? mentions, Predicate<JsonElement> isMeant, CancellationToken cancellation) =>
        await QuarantineAsync(shop, mentions, cancellation)
        + await poison.RemoveAsync(shop, isMeant, cancellation)
        + await inbox.RemoveAsync(shop, isMeant, cancellation)
        + await outbox.RemoveAsync(shop, to => mentions?.AreIn(to) ?? true, cancellation);

    // A provider's batch may be about any shop's shoppers.
    private async Task<int> QuarantineAsync(string shop, Mentions? mentions, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var kept in await quarantine.ListAsync(cancellation))
        {
            var isShops = kept.Delivery.Source == shop || Keys.Shop(kept.Delivery.Platform, kept.Delivery.Source) == shop;
            // A request that was not understood is not answered by another one about the same person.
            if (mentions is null ? !isShops : kept.IsPrivacyRequest || (!isShops && kept.Delivery.Platform != SendGridDoor.Platform))
                continue;
            if (mentions?.AreIn(Convert.FromBase64String(kept.Delivery.Body)) ?? true)
            {
                await quarantine.RemoveAsync(kept.Name, cancellation);
                count++;
            }
        }

        return count;
    }
}
