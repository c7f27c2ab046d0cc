using System.Globalization;
using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;
using Retention.Events;
using Retention.Tiers;

namespace Retention.App.ShopPages;

/// <summary>
/// What only shoppers of a level may buy at first: <c>/apps/retain/early?variant=…</c>. Who asks is known from what Shopify signed, and from nothing else; for
/// everybody who may not buy it there is no button.
/// </summary>
internal sealed class EarlyDoor(NameDirectory directory, Identity identity, OfferedVariants offered, ProxyHtml html)
{
    /// <summary>Shows the item to whoever may buy it, and the way to the level to everybody else.</summary>
    public async Task<IResult> ShowAsync(ProxyVisit visit, CancellationToken cancellation)
    {
        if (visit.Shop.Settings.Tiers is not { } settings || visit.Id("variant") is not { } variant || await offered.FindAsync(visit.Shop.Id, variant, cancellation) is not Offered.There(var item))
            return Results.NotFound();
        var (words, today) = (visit.Words, TierRule.Today(visit.Shop, visit.Now));
        var early = settings.EarlyOf(item.ProductId, today);
        var mayBuy = early is null || settings.MayBuy(early, await LevelAsync(visit, cancellation));
        return await html.AnswerAsync<EarlyPart>(visit, words.Tier.EarlyTitle, new EarlyModel(words, item.Title)
        {
            Variant = mayBuy && item.Available != 0 ? variant : null,
            Url = item.Url,
            Says = early is null ? words.Tier.EarlyOver
                : mayBuy ? words.Tier.EarlyOpen(Day(visit, early.OpensOn))
                : words.Tier.EarlyClosed(settings.Find(early.Tier)!.NameIn(words.Language), Day(visit, early.OpensOn)),
            Hint = !mayBuy && visit.Call.Customer is null ? words.Tier.EarlySignIn : null,
        });
    }

    private async Task<string?> LevelAsync(ProxyVisit visit, CancellationToken cancellation)
    {
        if (visit.Call.Customer is not { } customer || await directory.FindAsync(visit.Shop.Id, directory.Hash(visit.Shop.Id, new Name(NameKind.Customer, customer)), cancellation) is not { } shopper)
            return null;
        return (await identity.FollowAsync(visit.Shop.Id, shopper, cancellation)).Shopper.Tier?.Level;
    }

    private static string Day(ProxyVisit visit, DateOnly day) => day.ToString(visit.Words.DayFormat, CultureInfo.GetCultureInfo(visit.Words.Language));
}
