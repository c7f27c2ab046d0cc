using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Crediting;

/// <summary>
/// Gives what the shop's rules give for an occasion: a kept purchase, a review, a survey, a friend. Told again, it is given once. What a limit kept
/// from being given is written into the ledger, and stays so: the same occasion does not earn next month.
/// </summary>
internal sealed class EarningCredit(ShopStore shops, ShopCredits credits, GivingCredit giving)
{
    /// <summary>Gives it.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="shopper">Our id of the shopper who earns.</param>
    /// <param name="address">The hash of the address whose the credit is; empty for that of the occasion's order, else where the shopper was last written to.</param>
    /// <param name="occasion">What happened. What anybody thought of it is not known here.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Earnt> EarnAsync(Shop shop, string shopper, string address, Occasion occasion, DateTimeOffset now, CancellationToken cancellation)
    {
        var rules = EarningRules.Of(shop.Settings);
        if (rules.WorthOf(occasion) is null)
            return new Earnt.Nothing(NotEarned.Off);
        if (await shops.FindAsync(shop.Id, cancellation) is not { } record || await credits.GivingAsync(record, cancellation) is null)
            return new Earnt.Nothing(NotEarned.CannotGive);
        return await giving.GiveAsync(shop, shopper, occasion.Source, now, (known, earned) => Decide(known, earned, address, occasion, rules, now), cancellation, occasion.Alike) switch
        {
            Given.Done => new Earnt.Given(),
            Given.NotDue(var reason) => new Earnt.Nothing(reason),
            Given.NoAddress => new Earnt.Nothing(NotEarned.NoAddress),
            Given.NotFound => new Earnt.Nothing(NotEarned.NotFound),
            var other => throw new InvalidOperationException($"No such answer here: {other.GetType().Name}."),
        };
    }

    private static Decided Decide(Shoppers.Shopper known, IReadOnlyCollection<Reward> earned, string address, Occasion occasion, EarningRules rules, DateTimeOffset now)
    {
        var order = occasion.Order is { } id ? known.Order(id) : null;
        if ((address.Length > 0 ? address : order?.EmailKey ?? GivingCredit.AddressOf(known)) is not { } to)
            return new(new Given.NoAddress());
        return Earning.Of(occasion, rules, earned, now) switch
        {
            Earned.Credit(var amount) credit => new(new Given.Done())
            {
                Gift = new(amount, occasion.Kind, to) { OrderId = occasion.Order, Kept = (occasion as Occasion.Purchase)?.Kept },
                Missed = credit.Missed,
            },
            Earned.Nothing(var reason) nothing => new(new Given.NotDue(reason)) { Missed = nothing.Missed, Why = occasion.Kind },
            var other => throw new InvalidOperationException($"No such answer: {other.GetType().Name}."),
        };
    }
}
