using System.Collections.Immutable;
using Retention.Rewards;

namespace Retention.App.Storefronts;

/// <summary>
/// How a platform's shops come to owe what our books say: by codes, or by a sum on the customer's account. The house ends here. Nothing is repeated
/// behind it: whoever asks has written down before that it asks.
/// </summary>
internal interface IShopCredit
{
    /// <summary>The platform, as <c>ShopRecord.Platform</c> has it.</summary>
    string Platform { get; }

    /// <summary>Whether the shop lets us give credit at all, as far as that is known without asking it.</summary>
    Task<bool> CanGiveAsync(string shop, CancellationToken cancellation);

    /// <summary>In which form the shop would owe credit now, and why; for a page, so it may be minutes old.</summary>
    Task<Answer<CreditTerms>> TermsAsync(string shop, CancellationToken cancellation);

    /// <summary>The shop's own currency.</summary>
    Task<Answer<Currency>> CurrencyAsync(string shop, CancellationToken cancellation);

    /// <summary>In which form the shop can owe credit in this currency to this person now; why it can't in none.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="currency">The credit's currency.</param>
    /// <param name="customer">The shop's id of the customer; null for guests.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<Answer<CreditForm>> LookAsync(string shop, Currency currency, string? customer, CancellationToken cancellation);

    /// <summary>Makes the coupon.</summary>
    Task<Answer<MadeCoupon>> MakeAsync(string shop, AskedCoupon coupon, CancellationToken cancellation);

    /// <summary>Looks whether the shop made it; its id of it, or null.</summary>
    Task<Answer<string?>> FindAsync(string shop, AskedCoupon coupon, CancellationToken cancellation);

    /// <summary>Makes a code worth another amount. False where it is in the shop no more: what is left goes into a new one.</summary>
    Task<Answer<bool>> AmendAsync(string shop, AskedCoupon coupon, Money amount, CancellationToken cancellation);

    /// <summary>Takes a code out of the shop. One that is gone already is no trouble.</summary>
    Task<Answer<bool>> RemoveAsync(string shop, AskedCoupon coupon, CancellationToken cancellation);

    /// <summary>Whether a code is still in the shop.</summary>
    Task<Answer<bool>> IsThereAsync(string shop, AskedCoupon coupon, CancellationToken cancellation);

    /// <summary>The accounts of the platform's customers; null where it has none.</summary>
    ICustomerAccounts? Accounts { get; }
}

/// <summary>The accounts on which customers have sums at a shop: what takes such a sum back.</summary>
internal interface ICustomerAccounts
{
    /// <summary>What is left of these sums, by the shop's ids of them; one that is missing the shop no longer knows.</summary>
    Task<Answer<ImmutableDictionary<string, SumLeft>>> LeftAsync(string shop, ImmutableArray<Coupon> coupons, CancellationToken cancellation);

    /// <summary>Takes an amount off a customer's account. False where there is not so much on it.</summary>
    Task<Answer<bool>> TakeAsync(string shop, Coupon coupon, Money amount, CancellationToken cancellation);

    /// <summary>Looks whether <see cref="Coupon.TakingBack"/> was taken since <see cref="Coupon.AskedAt"/>.</summary>
    Task<Answer<bool>> WasTakenAsync(string shop, Coupon coupon, CancellationToken cancellation);
}

/// <summary>In which form a shop owes credit, and why.</summary>
/// <param name="Form">The form for whoever has an account there.</param>
/// <param name="Why">Why, in a sentence for the merchant.</param>
internal sealed record CreditTerms(CreditForm Form, string Why);

/// <summary>A coupon as the shop is asked for it.</summary>
/// <param name="Coupon">The coupon, with its form and whose it is.</param>
/// <param name="Code">Its code, in small letters.</param>
/// <param name="Reward">Our id of what it stands for.</param>
/// <param name="LastDay">The last day on which it can be used, by the shop's calendar; null for no end.</param>
internal sealed record AskedCoupon(Coupon Coupon, string Code, string Reward, DateOnly? LastDay)
{
    /// <summary>The address with which alone it can be used; null where any will do.</summary>
    public string? Email { get; init; }

    /// <summary>The product that it makes free, one piece of it; null for an amount.</summary>
    public GiftItem? Gift { get; init; }

    /// <summary>When the credit was given (UTC).</summary>
    public DateTimeOffset EarnedAt { get; init; }

    /// <summary>The shop's time zone.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The shop's ids of the person's other coupons: none of them is this one.</summary>
    public ImmutableArray<string> Others { get; init; } = [];
}

/// <summary>What came of asking for a coupon.</summary>
/// <param name="Id">The shop's id of it; null while the shop is still at it.</param>
/// <param name="Ticket">The shop's name for that work; null where it is done.</param>
internal sealed record MadeCoupon(string? Id, string? Ticket = null);

/// <summary>What is left of a sum on an account.</summary>
/// <param name="Minor">How much, in minor units. Of one that ran out, what was left then.</param>
/// <param name="EndsAt">When the shop lets it lapse (UTC); null for no end.</param>
internal sealed record SumLeft(long Minor, DateTimeOffset? EndsAt);
