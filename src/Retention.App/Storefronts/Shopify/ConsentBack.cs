using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// Writes a customer's word that was said to us into the shop's own record, with the time at which it was said. The record is read first: of two words
/// the later one counts, so a newer one there is taken over instead. Each word is told once; what came from the shop is never told back.
/// </summary>
internal sealed class ConsentBack(
    ShopStore shops, Identity identity, NameDirectory directory, ShopperAddresses addresses, ToldShop told, ShopifyShops admin, CustomerTags tags, TellingShop wakes, Inbox inbox, Counts counts, AppSettings settings, TimeProvider time)
{
    private const int MostWords = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongPatience = TimeSpan.FromHours(24);
    private static readonly TimeSpan Stale = TimeSpan.FromDays(30); // Whoever gave us no access for so long is not told any more.

    /// <summary>Handles a wake-up. It is only a hint: twice, late, or when there is nothing to tell, it changes nothing.</summary>
    public async Task HandleAsync(StepMessage step, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        if (TellingShop.UntaggedBy(step) is var (bearer, tag))
        {
            await tags.TakeAwayAsync(step.Shop, bearer, tag, cancellation);
            return;
        }

        if (await shops.FindAsync(step.Shop, cancellation) is not { Platform: ShopifyDoor.Platform, Shop: { UninstalledAt: null } shop }
            || await identity.FollowAsync(shop.Id, step.Shopper, cancellation) is not { ETag: not null, Shopper: { IsErased: false } shopper })
            return;
        foreach (var word in WordsForShop.Of(shopper).OrderByDescending(word => word.At).Take(MostWords))
            await TellAsync(shop, shopper, word, cancellation);
        await tags.TellAsync(shop, shopper, cancellation);
    }

    private async Task TellAsync(Shop shop, Shopper shopper, WordForShop word, CancellationToken cancellation)
    {
        var (before, now) = (await told.FindAsync(shop.Id, shopper, word, cancellation), time.GetUtcNow());
        if (before?.IsAbout(word) == true)
        {
            if (before.State != ToldWord.Asked)
                return;
            // Whoever asked the shop may still be at it.
            if (before.At + settings.SettleAfter > now)
            {
                await wakes.AtAsync(shop.Id, shopper.Id, before.At + settings.SettleAfter, cancellation);
                return;
            }
        }

        var answer = await ReadAsync(shop, shopper, word, cancellation);
        if (answer is not Answer<CustomerConsents?>.Said(var customer))
            await LaterAsync(shop, shopper, word, answer.Trouble!, cancellation);
        else if (customer is null)
            await DoneAsync(shop, shopper, word, before, "no-customer", cancellation);
        else if (ConsentRecord.Of(customer, word.Channel) is not { } record || record.IsClosed || record.IsOfAnother(directory, shop.Id, word))
            await DoneAsync(shop, shopper, word, before, "other-address", cancellation);
        else if (record.Says(word))
            await DoneAsync(shop, shopper, word, before, before?.IsAbout(word) == true ? ToldWord.Told : "same", cancellation);
        else if (record.IsNewer(word))
        {
            await TakeOverAsync(shop, customer, record, word, cancellation);
            await DoneAsync(shop, shopper, word, before, "newer-there", cancellation);
        }
        else if (await told.WriteAsync(shop.Id, shopper.Id, word, before, ToldWord.Asked, now, cancellation) is { } claimed)
            await WriteAsync(shop, shopper, customer.Id, word, claimed, cancellation);
    }

    private async Task WriteAsync(Shop shop, Shopper shopper, string customer, WordForShop word, ToldWord claimed, CancellationToken cancellation)
    {
        var state = new ConsentState(word.IsGranted ? ConsentRecord.Subscribed : ConsentRecord.Unsubscribed, word.IsGranted ? ConsentRecord.Confirmed : null, word.At);
        var answer = word.Channel == Channel.Email
            ? (await admin.AskAsync(shop.Id, CustomerOperations.TellEmail, new(new(customer, state, null)), cancellation)).With(said => said.CustomerEmailMarketingConsentUpdate)
            : (await admin.AskAsync(shop.Id, CustomerOperations.TellTexts, new(new(customer, null, state)), cancellation)).With(said => said.CustomerSmsMarketingConsentUpdate);
        switch (answer)
        {
            // Said once and for all: the customer has no such address any more, say.
            case Answer<ToldErrors?>.Said({ UserErrors: [var error, ..] }):
                await DoneAsync(shop, shopper, word, claimed, $"refused {error.Code}", cancellation);
                break;
            case Answer<ToldErrors?>.Said:
                await DoneAsync(shop, shopper, word, claimed, ToldWord.Told, cancellation);
                break;
            case Answer<ToldErrors?>.Not({ MayHaveHappened: true }):
                await wakes.AtAsync(shop.Id, shopper.Id, claimed.At + settings.SettleAfter, cancellation); // The record is read before it is told again.
                break;
            default:
                await LaterAsync(shop, shopper, word, answer.Trouble!, cancellation);
                break;
        }
    }

    // The customer who has the address: by our own rows, else looked up once by the address itself.
    private async Task<Answer<CustomerConsents?>> ReadAsync(Shop shop, Shopper shopper, WordForShop word, CancellationToken cancellation)
    {
        var id = await addresses.CustomerAsync(shop.Id, shopper, word.Address, cancellation);
        if (id is null && word.Channel == Channel.Email && await addresses.FindAsync(shop.Id, shopper, word.Address, cancellation) is { } to)
        {
            var found = await admin.AskAsync(shop.Id, CustomerOperations.ByEmail, new(to.Email.Trim()), cancellation);
            if (found is not Answer<CustomerFound>.Said(var said))
                return new Answer<CustomerConsents?>.Not(found.Trouble!);
            id = said.CustomerByIdentifier?.Id;
        }

        return id is null ? new Answer<CustomerConsents?>.Said(null) : (await admin.AskAsync(shop.Id, CustomerOperations.Read, new(ShopifyIds.Customer(id)), cancellation)).With(said => said.Customer);
    }

    // As its webhook would tell it, which may have been lost.
    private Task TakeOverAsync(Shop shop, CustomerConsents customer, ConsentRecord record, WordForShop word, CancellationToken cancellation)
    {
        var isGranted = record.State == ConsentRecord.Subscribed;
        var consent = new Consent(word.Channel, Purpose.Marketing, isGranted, record.At!.Value, WordsForShop.CustomerRecord) { IsConfirmed = isGranted && record.OptIn == ConsentRecord.Confirmed };
        var happened = new ConsentReported(consent) { CustomerId = ShopifyIds.Number(customer.Id), Email = word.Channel == Channel.Email ? record.Value : null, Phone = word.Channel == Channel.Text ? record.Value : null };
        return inbox.PutAsync(EventMessage.Of(shop.Id, Keys.Hash($"{customer.Id}|{word.Channel}|{record.State}|{record.At:O}", 32), time.GetUtcNow(), happened), cancellation);
    }

    private async Task DoneAsync(Shop shop, Shopper shopper, WordForShop word, ToldWord? before, string state, CancellationToken cancellation)
    {
        counts.Add("shop told", state);
        await told.WriteAsync(shop.Id, shopper.Id, word, before, state, time.GetUtcNow(), cancellation);
    }

    private async Task LaterAsync(Shop shop, Shopper shopper, WordForShop word, ShopTrouble why, CancellationToken cancellation)
    {
        counts.Add("shop told", why.Key);
        var now = time.GetUtcNow();
        if (now - word.At < Stale)
            await wakes.AtAsync(shop.Id, shopper.Id, now + (why.IsPassing ? why.After ?? Patience : LongPatience), cancellation);
    }
}
