using Retention.App.Observability;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.App.Senders;

/// <summary>What became of asking for a domain, or of looking at it.</summary>
internal enum DomainDeed
{
    /// <summary>All its rows were found: letters come from it now.</summary>
    Valid,

    /// <summary>Its rows are known, and are not all found yet.</summary>
    Waits,

    /// <summary>Another shop sends from it.</summary>
    Taken,

    /// <summary>The provider won't have it.</summary>
    Refused,

    /// <summary>The provider can't be asked now.</summary>
    Later,

    /// <summary>The shop has asked for none.</summary>
    None,
}

/// <summary>A shop's own domain: asked for, looked at until it counts, and given back.</summary>
internal sealed class SenderDomains(ShopStore shops, DomainOwners owners, SendGridDomains provider, Counts counts, TimeProvider time)
{
    // Who has not set it up within a month has given it up; "check again" still looks.
    private static readonly TimeSpan LooksFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Asks for a domain. For the one that the shop has already only the address changes.</summary>
    public async Task<DomainDeed> AskAsync(Shop shop, string domain, string localPart, CancellationToken cancellation)
    {
        if (shop.Sender is { } known && known.Domain == domain)
        {
            await shops.ChangeAsync(shop.Id, before => before.Sender is { } mine && mine.Domain == domain ? before with { Sender = mine with { LocalPart = localPart } } : before, cancellation);
            return known.IsValid ? DomainDeed.Valid : DomainDeed.Waits;
        }

        if (await owners.FindAsync(domain, cancellation) is { } owner && owner != shop.Id)
            return DomainDeed.Taken;
        var answer = await provider.AskAsync(domain, localPart, cancellation);
        if (answer is not DomainAnswer.Known(var made))
            return Failed(answer);
        if (shop.Sender is { } left)
            await owners.ReleaseAsync(left.Domain, shop.Id, cancellation);
        await shops.ChangeAsync(shop.Id, before => before.WithSender(made, time.GetUtcNow()), cancellation);
        return DomainDeed.Waits;
    }

    /// <summary>Lets the provider look whether the rows are in DNS. A domain counts from the moment that they are, and is this shop's alone.</summary>
    public async Task<DomainDeed> CheckAsync(Shop shop, CancellationToken cancellation)
    {
        if (shop.Sender is not { } known)
            return DomainDeed.None;
        var answer = await provider.CheckAsync(known, cancellation);
        if (answer is not DomainAnswer.Known(var found))
            return Failed(answer);
        if (found.IsValid && !await owners.TakeAsync(known.Domain, shop.Id, cancellation))
            return DomainDeed.Taken;
        await shops.ChangeAsync(shop.Id, before => before.Sender?.ProviderId == known.ProviderId ? before.WithSender(found with { LocalPart = before.Sender.LocalPart }, time.GetUtcNow()) : before, cancellation);
        return found.IsValid ? DomainDeed.Valid : DomainDeed.Waits;
    }

    /// <summary>Takes the domain from the shop: its letters come from the operator's address again.</summary>
    public async Task RemoveAsync(Shop shop, CancellationToken cancellation)
    {
        if (shop.Sender is not { } known)
            return;
        await shops.ChangeAsync(shop.Id, before => before.Sender?.ProviderId == known.ProviderId ? before.WithSender(sender: null, time.GetUtcNow()) : before, cancellation);
        await owners.ReleaseAsync(known.Domain, shop.Id, cancellation);
    }

    /// <summary>Looks at those that do not count yet, those first that were not looked at for longest.</summary>
    public async Task CheckAllAsync(CancellationToken cancellation)
    {
        var (begun, since) = (time.GetTimestamp(), time.GetUtcNow() - LooksFor);
        var waiting = (await shops.ListAsync(cancellation)).Select(record => record.Shop).Where(shop => shop is { UninstalledAt: null, Sender: { IsValid: false } asked } && asked.AskedAt > since);
        foreach (var shop in waiting.OrderBy(shop => shop.Sender!.CheckedAt))
        {
            if (time.GetElapsedTime(begun) > Longest)
                return;
            counts.Add("sender domain", (await CheckAsync(shop, cancellation)).ToString());
        }
    }

    private static DomainDeed Failed(DomainAnswer answer) => answer is DomainAnswer.Refused ? DomainDeed.Refused : DomainDeed.Later;
}
