using System.Collections.Immutable;
using System.Globalization;

namespace Retention.App.Storefronts.Shopify;

// What the operations of store credit say, as Shopify's schema names it.
internal sealed record CreditTermsAsked;

internal sealed record CreditTermsData(CreditTermsShop? Shop, StoreCreditSwitch? StoreCreditConfiguration);

internal sealed record CreditTermsShop(string? CurrencyCode, CustomerAccounts? CustomerAccountsV2);

internal sealed record CustomerAccounts(string? CustomerAccountsVersion);

internal sealed record StoreCreditSwitch(bool StoreCreditEnabled);

internal sealed record StoreCreditGiving(string Customer, StoreCreditInput Credit);

internal sealed record StoreCreditInput(MoneyInput CreditAmount, DateTimeOffset ExpiresAt, bool Notify);

internal sealed record StoreCreditTaking(string Customer, StoreCreditDebit Debit);

internal sealed record StoreCreditDebit(MoneyInput DebitAmount);

internal sealed record MoneyInput(string Amount, string CurrencyCode)
{
    /// <summary>An amount as Shopify's inputs want it.</summary>
    public static MoneyInput Of(Money money) => new(Text(money), money.Currency.ToString());

    /// <summary>The number alone.</summary>
    public static string Text(Money money) => money.Amount.ToString($"F{money.Currency.Digits.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
}

internal sealed record AmountSaid(string? Amount);

internal sealed record CurrencySaid(string? CurrencyCode);

internal sealed record StoreCreditGiven(StoreCreditGift? StoreCreditAccountCredit);

internal sealed record StoreCreditGift(StoreCreditSum? StoreCreditAccountTransaction, ImmutableArray<UserError>? UserErrors);

internal sealed record StoreCreditSum(string Id, DateTimeOffset? ExpiresAt);

internal sealed record StoreCreditTaken(StoreCreditDebited? StoreCreditAccountDebit);

internal sealed record StoreCreditDebited(ShopifyNode? StoreCreditAccountTransaction, ImmutableArray<UserError>? UserErrors);

internal sealed record StoreCreditTransaction(string? Id, DateTimeOffset? ExpiresAt, DateTimeOffset? CreatedAt, string? Event, AmountSaid? Amount);

internal sealed record StoreCreditSearch(string Customer, string Currency, string Kind);

internal sealed record StoreCreditFound(StoreCreditOwner? Customer);

internal sealed record StoreCreditOwner(Listed<StoreCreditAccountSaid>? StoreCreditAccounts);

internal sealed record StoreCreditAccountSaid(CurrencySaid? Balance, Listed<StoreCreditTransaction>? Transactions);

internal sealed record StoreCreditIds(ImmutableArray<string> Ids);

internal sealed record StoreCreditLeft(ImmutableArray<StoreCreditRest?>? Nodes);

internal sealed record StoreCreditRest(string? Id, DateTimeOffset? ExpiresAt, AmountSaid? RemainingAmount);
