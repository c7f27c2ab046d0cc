namespace Retention.App.Webhooks;

/// <summary>Takes deliveries out of the quarantine and to their doors again, past the signature, which they had when they came.</summary>
internal sealed class Replay(Quarantine quarantine, ShopifyDoor shopify, WooCommerceDoor wooCommerce, SendGridDoor sendGrid, ParseDoor parse)
{
    /// <summary>Tries all of them. Those that are understood now leave the quarantine.</summary>
    /// <returns>How many left, and how many stay.</returns>
    public async Task<(int Understood, int Kept)> RunAsync(CancellationToken cancellation)
    {
        var (understood, kept) = (0, 0);
        foreach (var held in await quarantine.ListAsync(cancellation))
        {
            if (await TryAsync(held, cancellation))
                understood++;
            else
                kept++;
        }

        return (understood, kept);
    }

    /// <summary>Tries one. True when it is understood now and left the quarantine.</summary>
    public async Task<bool> TryAsync(QuarantineEntry held, CancellationToken cancellation)
    {
        var kept = held.Delivery;
        var delivery = new Delivery(Convert.FromBase64String(kept.Body), kept.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase));
        var isUnderstood = kept.Platform switch
        {
            SendGridDoor.Platform when kept.Topic == ParseDoor.Topic => await parse.TakeAsync(delivery, cancellation),
            ShopifyDoor.Platform => await shopify.TakeAsync(delivery, cancellation),
            SendGridDoor.Platform => await sendGrid.TakeAsync(delivery, cancellation),
            _ => await wooCommerce.TakeAsync(kept.Source, delivery, cancellation),
        };
        if (isUnderstood)
            await quarantine.RemoveAsync(held.Name, cancellation);
        return isUnderstood;
    }
}
