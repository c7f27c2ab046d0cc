using System.Collections.Immutable;
using Retention.App.Observability;
using Retention.Rewards;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// Sums on the accounts that Shopify keeps for a shop's customers (facts/shopify.md 3.4). Nothing is repeated here; without notice, since the letter
/// that tells of it is ours.
/// </summary>
internal sealed class StoreCredit(ShopifyShops shops, Counts counts) : ICustomerAccounts
{
    /// <summary>Puts the sum on the account.</summary>
    public async Task<Answer<MadeCoupon>> GiveAsync(string shop, AskedCoupon coupon, CancellationToken cancellation)
    {
        var ends = StoreCreditMark.EndsAt(coupon);
        var input = new StoreCreditGiving(ShopifyIds.Customer(coupon.Coupon.Holder!), new(MoneyInput.Of(coupon.Coupon.Amount), ends, Notify: false));
        var answer = await shops.AskAsync(shop, CreditOperations.Give, input, cancellation);
        var made = Outcome(answer.With(said => (said.StoreCreditAccountCredit?.StoreCreditAccountTransaction, said.StoreCreditAccountCredit?.UserErrors)));
        // Were this counted, the mark would not be what it should be.
        if (made is Answer<StoreCreditSum>.Said({ ExpiresAt: { } told }) && Math.Abs((told - ends).TotalSeconds) >= 1)
            counts.Add("store credit", "ends at another second");
        return made.With(said => new MadeCoupon(said.Id));
    }

    /// <summary>Looks for the sum on the account; Shopify's id of it, or null. Of a customer who was merged with another it may be on the other's account: nobody can tell.</summary>
    public async Task<Answer<string?>> FindAsync(string shop, AskedCoupon coupon, CancellationToken cancellation) => await OwnerAsync(shop, coupon.Coupon, "type:credit", cancellation) switch
    {
        Answer<StoreCreditOwner?>.Said(null) => new Answer<string?>.Not(CreditTroubles.HolderGone),
        var found => found.With(owner => StoreCreditMark.Find(Transactions(owner, coupon.Coupon), coupon)?.Id),
    };

    /// <inheritdoc/>
    public async Task<Answer<ImmutableDictionary<string, SumLeft>>> LeftAsync(string shop, ImmutableArray<Coupon> coupons, CancellationToken cancellation)
    {
        var currencies = coupons.ToDictionary(coupon => coupon.ShopId!, coupon => coupon.Amount.Currency, StringComparer.Ordinal);
        var answer = await shops.AskAsync(shop, CreditOperations.Left, new([.. currencies.Keys]), cancellation);
        return answer.With(said => (said.Nodes ?? []).OfType<StoreCreditRest>()
            .Where(sum => sum.Id is not null && currencies.ContainsKey(sum.Id) && Money.Read(sum.RemainingAmount?.Amount, currencies[sum.Id]) is not null)
            .ToImmutableDictionary(sum => sum.Id!, sum => new SumLeft(Money.Read(sum.RemainingAmount!.Amount, currencies[sum.Id!])!.Value.Minor, sum.ExpiresAt), StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public async Task<Answer<bool>> TakeAsync(string shop, Coupon coupon, Money amount, CancellationToken cancellation)
    {
        var input = new StoreCreditTaking(ShopifyIds.Customer(coupon.Holder!), new(MoneyInput.Of(amount)));
        var answer = await shops.AskAsync(shop, CreditOperations.Take, input, cancellation);
        return Outcome(answer.With(said => (said.StoreCreditAccountDebit?.StoreCreditAccountTransaction, said.StoreCreditAccountDebit?.UserErrors))) switch
        {
            Answer<ShopifyNode>.Not({ Code: StoreCreditTroubles.TooLittle }) => new Answer<bool>.Said(false),
            var taken => taken.With(_ => true),
        };
    }

    /// <inheritdoc/>
    public async Task<Answer<bool>> WasTakenAsync(string shop, Coupon coupon, CancellationToken cancellation) =>
        (await OwnerAsync(shop, coupon, "type:debit", cancellation)).With(owner => StoreCreditMark.WasTaken(Transactions(owner, coupon), coupon));

    // The customer with the newest of the account in the coupon's currency; null where the shop has no such customer.
    private async Task<Answer<StoreCreditOwner?>> OwnerAsync(string shop, Coupon coupon, string kind, CancellationToken cancellation)
    {
        var answer = await shops.AskAsync(shop, CreditOperations.Find, new(ShopifyIds.Customer(coupon.Holder!), $"currency_code:{coupon.Amount.Currency}", kind), cancellation);
        // Nothing that we may not see is taken for nothing there: then it would be given twice.
        return answer is Answer<StoreCreditFound>.Said({ Customer: { } owner }) && owner.StoreCreditAccounts?.Nodes is null
            ? new Answer<StoreCreditOwner?>.Not(ShopifyTroubles.Of(ShopifyTroubles.AccessDenied))
            : answer.With(said => said.Customer);
    }

    private static IEnumerable<StoreCreditTransaction> Transactions(StoreCreditOwner? owner, Coupon coupon) => (owner?.StoreCreditAccounts?.All() ?? [])
        .Where(account => account.Balance?.CurrencyCode == coupon.Amount.Currency.ToString()).SelectMany(account => account.Transactions?.All() ?? []);

    private static Answer<T> Outcome<T>(Answer<(T? Done, ImmutableArray<UserError>? Errors)> answer)
        where T : class => answer switch
        {
            Answer<(T?, ImmutableArray<UserError>?)>.Said(({ } done, _)) => new Answer<T>.Said(done),
            Answer<(T?, ImmutableArray<UserError>?)>.Said((_, [var error, ..])) => new Answer<T>.Not(StoreCreditTroubles.Of(error)),
            Answer<(T?, ImmutableArray<UserError>?)>.Said => new Answer<T>.Not(ShopifyTroubles.Of(ShopifyTroubles.Odd) with { MayHaveHappened = true }),
            _ => new Answer<T>.Not(answer.Trouble!),
        };
}
