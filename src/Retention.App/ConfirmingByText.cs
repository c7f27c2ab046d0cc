using Retention.App.Observability;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Decisions;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App;

/// <summary>What a YES by text does, where the number was asked whether reminders of carts may come: it becomes a word of the ledger, with the question and the provider's id of the answer.</summary>
internal sealed class ConfirmingByText(AskedNumbers asked, TextedNumbers numbers, Identity identity, ShopperStore shoppers, TellingShop telling, Counts counts, TimeProvider time)
{
    // In these the question may have gone out: that it is answered proves that it did.
    private static readonly string[] WentOut = [AskedOnce.Claimed, "sent", "unknown"];

    /// <summary>Which of these shops asked a number last: an answer that could be meant for several is that one's. Null when none did.</summary>
    public async Task<string?> AskedLastAsync(IEnumerable<Shop> shops, string from, CancellationToken cancellation)
    {
        (string Shop, DateTimeOffset At)? last = null;
        foreach (var shop in shops)
        {
            if (numbers.Hash(shop.Id, from) is { } number && await asked.FindAsync(shop.Id, number, cancellation) is { } ask && !(ask.At <= last?.At))
                last = (shop.Id, ask.At);
        }

        return last?.Shop;
    }

    /// <summary>Takes a yes. False when it answers no question of ours: never asked, too long ago, or stopped since.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="number">The hash of the number.</param>
    /// <param name="stoppedAt">When the number last stopped our texts (UTC); null when it never did.</param>
    /// <param name="evidence">The provider's id of the text that said yes.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<bool> HearAsync(string shop, string number, DateTimeOffset? stoppedAt, string evidence, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await asked.FindAsync(shop, number, cancellation) is not { } ask || ask.At < now.AddDays(-TextConfirmations.Days) || stoppedAt >= ask.At)
            return false;
        while (true)
        {
            var loaded = await identity.FollowAsync(shop, ask.Shopper, cancellation);
            if (loaded.ETag is null || !TextConfirmations.MayConfirm(loaded.Shopper, number))
                return false;
            if (TextConfirmations.IsConfirmed(loaded.Shopper, number))
                return true; // Said before.
            if (await shoppers.FindAsync(shop, loaded.Shopper, Keys.Confirmation(number), cancellation) is not { } row || !WentOut.Contains(row.GetString("State"), StringComparer.Ordinal))
                return false;
            var said = TextConfirmations.Said(now, row.GetString("Wording")!, evidence);
            var next = loaded.Shopper.With(ConsentWord.Of(said, number)) with { Turn = loaded.Shopper.Turn + 1 };
            if (!await telling.AfterAsync(shop, loaded.Shopper.Id, () => shoppers.CommitAsync(shop, loaded, next, [ConsentLedger.Row(shop, loaded.Shopper.Id, said, number, evidence, number: 0)], cancellation), cancellation))
                continue; // Somebody else changed the shopper meanwhile: look again.
            counts.Add("consent", "confirmed");
            return true;
        }
    }
}
