using Microsoft.Extensions.Caching.Memory;
using Retention.App.Webhooks;
using Retention.Rewards;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// How Shopify shops owe credit: as store credit, where the shop has it, customers sign in the new way, and the shopper is a customer; otherwise as a
/// code. Store credit can be used with new customer accounts only (2026-10, StoreCreditAccount).
/// </summary>
internal sealed class ShopifyCredit(ShopifyShops shops, ShopifyTokens tokens, StoreCredit accounts, DiscountCodes codes, IMemoryCache cache) : IShopCredit
{
    private const string NewAccounts = "NEW_CUSTOMER_ACCOUNTS";
    private static readonly string[] Scopes = ["write_store_credit_account_transactions", "write_discounts"];
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public string Platform => ShopifyDoor.Platform;

    /// <inheritdoc/>
    public ICustomerAccounts Accounts => accounts;

    /// <inheritdoc/>
    public async Task<bool> CanGiveAsync(string shop, CancellationToken cancellation) =>
        await tokens.StateAsync(shop, cancellation) is { IsFinal: false } state && Scopes.All(scope => state.Scopes.Contains(scope, StringComparer.Ordinal));

    /// <inheritdoc/>
    public async Task<Answer<CreditTerms>> TermsAsync(string shop, CancellationToken cancellation) => (await KnownAsync(shop, cancellation)).With(terms => terms switch
    {
        { HasStoreCredit: false } => new CreditTerms(CreditForm.OpenCode, "Store credit is off in your shop, so credit is a discount code for one order. Switch it on under Settings > Payments in Shopify to give store credit."),
        { HasNewAccounts: false } => new CreditTerms(CreditForm.OpenCode, "Your shop has classic customer accounts, with which store credit can't be used: so credit is a discount code for one order."),
        _ => new CreditTerms(CreditForm.Account, "Your shop has store credit and new customer accounts: who is a customer gets store credit, everybody else a discount code for one order."),
    });

    /// <inheritdoc/>
    public async Task<Answer<Currency>> CurrencyAsync(string shop, CancellationToken cancellation) => (await KnownAsync(shop, cancellation)).With(terms => terms.Currency);

    /// <inheritdoc/>
    public async Task<Answer<CreditForm>> LookAsync(string shop, Currency currency, string? customer, CancellationToken cancellation) => await AskAsync(shop, cancellation) switch
    {
        // A product for free is no sum on an account.
        Answer<Terms>.Said when currency == Currency.None => new Answer<CreditForm>.Said(CreditForm.OpenCode),
        Answer<Terms>.Said({ HasStoreCredit: true, HasNewAccounts: true }) when customer is not null => new Answer<CreditForm>.Said(CreditForm.Account),
        // A code's worth is in the shop's own currency.
        Answer<Terms>.Said(var terms) when terms.Currency != currency => new Answer<CreditForm>.Not(CreditTroubles.OtherCurrency(currency, terms.Currency)),
        var answer => answer.With(_ => CreditForm.OpenCode),
    };

    /// <inheritdoc/>
    public Task<Answer<MadeCoupon>> MakeAsync(string shop, AskedCoupon coupon, CancellationToken cancellation) =>
        coupon.Coupon.Form == CreditForm.Account ? accounts.GiveAsync(shop, coupon, cancellation) : codes.MakeAsync(shop, coupon, cancellation);

    /// <inheritdoc/>
    public Task<Answer<string?>> FindAsync(string shop, AskedCoupon coupon, CancellationToken cancellation) =>
        coupon.Coupon.Form == CreditForm.Account ? accounts.FindAsync(shop, coupon, cancellation) : codes.FindAsync(shop, coupon, cancellation);

    /// <summary>A code of a discount that others share can't be made worth another amount: it is taken out, and what is left goes into a new one.</summary>
    public async Task<Answer<bool>> AmendAsync(string shop, AskedCoupon coupon, Money amount, CancellationToken cancellation) => (await RemoveAsync(shop, coupon, cancellation)).With(_ => false);

    /// <inheritdoc/>
    public Task<Answer<bool>> RemoveAsync(string shop, AskedCoupon coupon, CancellationToken cancellation) => codes.RemoveAsync(shop, coupon, cancellation);

    /// <inheritdoc/>
    public async Task<Answer<bool>> IsThereAsync(string shop, AskedCoupon coupon, CancellationToken cancellation) =>
        (await codes.FindAsync(shop, coupon, cancellation)).With(id => id is not null);

    private async Task<Answer<Terms>> KnownAsync(string shop, CancellationToken cancellation)
    {
        if (cache.TryGetValue(("credit terms", shop), out Terms? known))
            return new Answer<Terms>.Said(known!);
        return await AskAsync(shop, cancellation);
    }

    private async Task<Answer<Terms>> AskAsync(string shop, CancellationToken cancellation)
    {
        var answer = await shops.AskAsync(shop, CreditOperations.Terms, new CreditTermsAsked(), cancellation);
        if (answer is not Answer<CreditTermsData>.Said(var said))
            return new Answer<Terms>.Not(answer.Trouble!);
        if (Currency.Read(said.Shop?.CurrencyCode) is not { } currency)
            return new Answer<Terms>.Not(ShopifyTroubles.Of(ShopifyTroubles.Odd));
        var terms = new Terms(currency, said.StoreCreditConfiguration is { StoreCreditEnabled: true }, said.Shop?.CustomerAccountsV2?.CustomerAccountsVersion == NewAccounts);
        return new Answer<Terms>.Said(cache.Set(("credit terms", shop), terms, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Fresh }));
    }

    private sealed record Terms(Currency Currency, bool HasStoreCredit, bool HasNewAccounts);
}
