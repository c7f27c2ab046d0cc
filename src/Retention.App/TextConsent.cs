using Retention.App.Observability;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>Writes down in a shopper's state and ledger what was said by text about texts to one number.</summary>
internal sealed class TextConsent(Identity identity, ShopperStore shoppers, TellingShop telling, Counts counts, TimeProvider time)
{
    /// <summary>Where it was said, in the ledger.</summary>
    public const string Source = "text message";

    /// <summary>Records that the number's owner wants no more texts. Twice is once.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="shopper">Our id of the shopper.</param>
    /// <param name="number">The hash of the number.</param>
    /// <param name="evidence">The provider's id of the text that said so.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task RefuseAsync(string shop, string shopper, string number, string evidence, CancellationToken cancellation) =>
        SayAsync(shop, shopper, number, evidence, isGranted: false, (known, general) => general is not { IsGranted: false } || Granted(known, number).Any(word => word.Lifts(general.At)), cancellation);

    /// <summary>Takes back what <see cref="RefuseAsync"/> recorded, and nothing else: a refusal on a page stays, and who never agreed has not agreed now.</summary>
    public Task RestoreAsync(string shop, string shopper, string number, string evidence, CancellationToken cancellation) =>
        SayAsync(shop, shopper, number, evidence, isGranted: true, (known, general) => general is { IsGranted: false, Source: Source } && Granted(known, number).Any(), cancellation);

    private async Task SayAsync(string shop, string shopper, string number, string evidence, bool isGranted, Func<Shopper, ConsentWord?, bool> isNews, CancellationToken cancellation)
    {
        while (true)
        {
            var loaded = await identity.FollowAsync(shop, shopper, cancellation);
            var general = loaded.Shopper.Consents.FirstOrDefault(word => word is { Channel: Channel.Text, Purpose: null, Topic: null } && word.Address == number);
            if (loaded.ETag is null || !isNews(loaded.Shopper, general))
                return;
            var said = new Consent(Channel.Text, Purpose: null, isGranted, time.GetUtcNow(), Source) { IsConfirmed = isGranted, Evidence = evidence };
            var next = loaded.Shopper.With(ConsentWord.Of(said, number)) with { Turn = loaded.Shopper.Turn + 1 };
            if (!await telling.AfterAsync(shop, loaded.Shopper.Id, () => shoppers.CommitAsync(shop, loaded, next, [ConsentLedger.Row(shop, loaded.Shopper.Id, said, number, evidence, number: 0)], cancellation), cancellation))
                continue; // Somebody else changed the shopper meanwhile: look again.
            counts.Add("consent", isGranted ? "granted" : "refused");
            return;
        }
    }

    private static IEnumerable<ConsentWord> Granted(Shopper shopper, string number) => shopper.Consents.Where(word => word is { Channel: Channel.Text, IsGranted: true } && word.Address == number);
}
