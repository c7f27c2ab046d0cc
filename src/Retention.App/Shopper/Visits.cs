using Retention.App.Letters;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.App.ForShoppers;

/// <summary>What a link's token opens: a closed type of three cases.</summary>
internal abstract record Opened
{
    private Opened()
    {
    }

    /// <summary>The letter's pages.</summary>
    /// <param name="Visit">What is known.</param>
    public sealed record Open(Visit Visit) : Opened;

    /// <summary>Nothing: the token was not made here, or the shop is gone.</summary>
    public sealed record Unknown : Opened;

    /// <summary>Nothing any more but what stops letters.</summary>
    /// <param name="Face">How the shop looks.</param>
    public sealed record RunOut(ShopFace Face) : Opened;
}

/// <summary>Opens the links of letters. Reading only: at most three storage operations.</summary>
internal sealed class Visits(ShopperLinks links, ShopStore shops, Identity identity, LetterSubjects subjects, TimeProvider time)
{
    /// <summary>Opens a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="lasts">Whether the page is one of those that never run out, and outlive the shop's connection.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Opened> OpenAsync(string token, bool lasts, CancellationToken cancellation)
    {
        if (links.Read(token) is not { } link || (await shops.FindAsync(link.Shop, cancellation))?.Shop is not { } shop)
            return new Opened.Unknown();
        var now = time.GetUtcNow();
        if (!lasts && (link.HasRunOut(now) || shop.UninstalledAt is not null))
            return new Opened.RunOut(ShopFace.Of(shop, ShopperWords.For(shop.Locale)));
        var shopper = (await identity.FollowAsync(shop.Id, link.Shopper, cancellation)).Shopper;
        var journey = shopper.Journey(Journey.IdOf(link.Flow, link.Subject)) ?? new() { Flow = link.Flow, FlowVersion = AllFlows.Find(link.Flow)?.Version ?? 0, Subject = link.Subject, StartedAt = now, DueAt = now };
        var about = shopper.IsErased ? null : await subjects.FindAsync(new Seen(shopper, journey, shop, now), cancellation);
        return new Opened.Open(new()
        {
            Link = link,
            Token = token,
            Shop = shop,
            Shopper = shopper,
            About = about,
            Words = ShopperWords.For(shopper.LanguageOf(about?.Locale), shop.Locale),
            Now = now,
        });
    }
}
