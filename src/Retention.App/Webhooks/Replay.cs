namespace Retention.App.Webhooks;

/// <summary>Takes deliveries out of the quarantine and to their doors again, past the signature, which they had when they came.</summary>
internal sealed class Replay(Quarantine quarantine, ShopifyDoor shopify, WooCommerceDoor wooCommerce)
{
    /// <summary>Tries all of them. Those that are understood now leave the quarantine.</summary>
    /// <returns>How many left, and how many stay.</returns>
    public async Task<(int Understood, int Kept)> RunAsync(CancellationToken cancellation)
    {
        var (understood, kept) = (0, 0);
        foreach (var (name, held) in await quarantine.ListAsync(cancellation))
        {
            var delivery = new Delivery(Convert.FromBase64String(held.Body), held.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase));
            var isUnderstood = held.Platform == ShopifyDoor.Platform
                ? await shopify.TakeAsync(delivery, cancellation)
                : await wooCommerce.TakeAsync(held.Source, delivery, cancellation);
            if (isUnderstood)
            {
                await quarantine.RemoveAsync(name, cancellation);
                understood++;
            }
            else
            {
                kept++;
            }
        }

        return (understood, kept);
    }
}
