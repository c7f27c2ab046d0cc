using System.Globalization;
using Retention.App.Storage;
using Retention.Rewards;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// Codes for one order under discounts that many of them share: one discount for each amount and last month, as Shopify wants it of apps with many
/// codes (facts/shopify.md 1.5, 5.5.3). So a code is not bound to a customer, and works to the end of its month; our books take it out on its own
/// day. It is known again by itself, since it follows from the reward. Nothing is repeated here.
/// </summary>
internal sealed class DiscountCodes(ShopifyShops shops, SharedDiscounts shared, TimeProvider time)
{
    // That a limit counts for each code, and not for all of a discount together, is how price rules had it; unconfirmed for redeem codes.
    private const int UsesOfACode = 1;

    private static readonly TimeSpan AtIt = TimeSpan.FromSeconds(10);

    /// <summary>Makes the code: with a new discount, or by and by under the one that there is.</summary>
    public async Task<Answer<MadeCoupon>> MakeAsync(string shop, AskedCoupon coupon, CancellationToken cancellation)
    {
        var (amount, month) = (coupon.Coupon.Amount, Month(coupon));
        // A product for free has a discount of its own, for its one owner.
        if (coupon.Gift is { } gift)
            return await CreateAsync(shop, coupon, Gift(coupon, gift), _ => Task.CompletedTask, cancellation);
        return await shared.FindAsync(shop, amount, month, cancellation) is { } discount
            ? await AddAsync(shop, coupon, discount, month, cancellation)
            : await CreateAsync(shop, coupon, Discount(coupon, month), made => shared.KeepAsync(shop, amount, month, made, cancellation), cancellation);
    }

    /// <summary>Looks whether the shop has the code; its id of it, or null. Where the shop gave a ticket, that is asked first.</summary>
    public async Task<Answer<string?>> FindAsync(string shop, AskedCoupon coupon, CancellationToken cancellation)
    {
        if (coupon.Coupon.Ticket is not { } ticket)
            return await ByCodeAsync(shop, coupon, cancellation);
        var answer = await shops.AskAsync(shop, CreditOperations.Added, new(ticket), cancellation);
        if (answer is not Answer<CodesProgress>.Said { Value.DiscountRedeemCodeBulkCreation: var work })
            return new Answer<string?>.Not(answer.Trouble!);
        if (work is { Done: false })
            return new Answer<string?>.Not(ShopifyTroubles.Of(ShopifyTroubles.Busy) with { After = AtIt });
        var outcome = work?.Codes?.All().FirstOrDefault();
        if (work?.DiscountCode is { } discount && outcome?.DiscountRedeemCode is { } made)
            return new Answer<string?>.Said(Id(discount.Id, made.Id));
        // It may have been there before; only otherwise the shop's reason counts.
        return await ByCodeAsync(shop, coupon, cancellation) switch
        {
            Answer<string?>.Said(null) when outcome?.Errors is [var error, ..] => new Answer<string?>.Not(DiscountTroubles.Of(error)),
            var found => found,
        };
    }

    /// <summary>Takes the code out of the shop. One that is gone already is no trouble.</summary>
    public async Task<Answer<bool>> RemoveAsync(string shop, AskedCoupon coupon, CancellationToken cancellation)
    {
        if (coupon.Coupon.ShopId?.Split(' ') is not [var discount, var code])
            return new Answer<bool>.Said(false);
        var answer = await shops.AskAsync(shop, CreditOperations.Delete, new(discount, [code]), cancellation);
        if (answer is not Answer<CodesDeleted>.Said { Value.DiscountCodeRedeemCodeBulkDelete: { } deletion })
            return new Answer<bool>.Not(answer.Trouble ?? ShopifyTroubles.Of(ShopifyTroubles.Odd));
        if (deletion.UserErrors is not [var error, ..])
            return new Answer<bool>.Said(true);
        return await ByCodeAsync(shop, coupon, cancellation) is Answer<string?>.Said(null) ? new Answer<bool>.Said(false) : new Answer<bool>.Not(DiscountTroubles.Of(error));
    }

    private async Task<Answer<MadeCoupon>> CreateAsync(string shop, AskedCoupon coupon, DiscountInput discount, Func<string, Task> keep, CancellationToken cancellation)
    {
        var answer = await shops.AskAsync(shop, CreditOperations.Create, new(discount), cancellation);
        switch (answer)
        {
            case Answer<DiscountCreated>.Said { Value.DiscountCodeBasicCreate.CodeDiscountNode: { } made }:
                await keep(made.Id);
                return made.CodeDiscount?.Codes?.All().FirstOrDefault() is { } code
                    ? new Answer<MadeCoupon>.Said(new(Id(made.Id, code.Id)))
                    : new Answer<MadeCoupon>.Not(ShopifyTroubles.Of(ShopifyTroubles.Odd) with { MayHaveHappened = true }); // It is looked for by its code.
            case Answer<DiscountCreated>.Said { Value.DiscountCodeBasicCreate.UserErrors: [var error, ..] }:
                // Made by an earlier try whose answer was lost.
                return error.Code == DiscountTroubles.Taken ? await TakenAsync(shop, coupon, cancellation) : new Answer<MadeCoupon>.Not(DiscountTroubles.Of(error));
            default:
                return new Answer<MadeCoupon>.Not(answer.Trouble ?? ShopifyTroubles.Of(ShopifyTroubles.Odd) with { MayHaveHappened = true });
        }
    }

    private async Task<Answer<MadeCoupon>> AddAsync(string shop, AskedCoupon coupon, string discount, string? month, CancellationToken cancellation)
    {
        var answer = await shops.AskAsync(shop, CreditOperations.Add, new(discount, [new(coupon.Code)]), cancellation);
        switch (answer)
        {
            case Answer<CodesAdded>.Said { Value.DiscountRedeemCodeBulkAdd.BulkCreation: { } work }:
                return new Answer<MadeCoupon>.Said(new(Id: null, work.Id));
            case Answer<CodesAdded>.Said { Value.DiscountRedeemCodeBulkAdd.UserErrors: [var error, ..] } when error.Field is [.., "discountId"]:
                // Somebody deleted the discount: the next try makes a new one.
                await shared.ForgetAsync(shop, coupon.Coupon.Amount, month, cancellation);
                return new Answer<MadeCoupon>.Not(DiscountTroubles.Of(error) with { IsPassing = true, After = TimeSpan.FromSeconds(1) });
            case Answer<CodesAdded>.Said { Value.DiscountRedeemCodeBulkAdd.UserErrors: [var error, ..] }:
                return new Answer<MadeCoupon>.Not(DiscountTroubles.Of(error));
            default:
                return new Answer<MadeCoupon>.Not(answer.Trouble ?? ShopifyTroubles.Of(ShopifyTroubles.Odd) with { MayHaveHappened = true });
        }
    }

    private async Task<Answer<MadeCoupon>> TakenAsync(string shop, AskedCoupon coupon, CancellationToken cancellation) => await ByCodeAsync(shop, coupon, cancellation) switch
    {
        Answer<string?>.Said({ } id) => new Answer<MadeCoupon>.Said(new(id)),
        Answer<string?>.Not({ IsPassing: false } why) => new Answer<MadeCoupon>.Not(why),
        _ => new Answer<MadeCoupon>.Not(ShopifyTroubles.Of(ShopifyTroubles.LostAnswer) with { MayHaveHappened = true }),
    };

    private async Task<Answer<string?>> ByCodeAsync(string shop, AskedCoupon coupon, CancellationToken cancellation)
    {
        var answer = await shops.AskAsync(shop, CreditOperations.FindCode, new(coupon.Code, coupon.Code), cancellation);
        if (answer is not Answer<CodeFound>.Said { Value.CodeDiscountNodeByCode: var node })
            return new Answer<string?>.Not(answer.Trouble!);
        if (node is null)
            return new Answer<string?>.Said(null);
        if (node.CodeDiscount?.Codes is null)
            return new Answer<string?>.Not(CreditTroubles.CodeOfAnother); // A discount of another kind.
        return node.CodeDiscount.Codes.All().FirstOrDefault(known => string.Equals(known.Code, coupon.Code, StringComparison.OrdinalIgnoreCase)) is { } code
            ? new Answer<string?>.Said(Id(node.Id, code.Id))
            : new Answer<string?>.Not(ShopifyTroubles.Of(ShopifyTroubles.Busy)); // There, and not in the list yet.
    }

    private DiscountInput Discount(AskedCoupon coupon, string? month)
    {
        DateTime? over = coupon.LastDay is { } last ? new DateOnly(last.Year, last.Month, 1).AddMonths(1).ToDateTime(TimeOnly.MinValue) : null;
        return new(
            month is null ? $"Credit {CreditText.Write(coupon.Coupon.Amount)}" : $"Credit {CreditText.Write(coupon.Coupon.Amount)}, until {month}",
            coupon.Code,
            time.GetUtcNow(),
            over is { } end ? new DateTimeOffset(end, coupon.Zone.GetUtcOffset(end)).ToUniversalTime() : null,
            UsesOfACode,
            AppliesOncePerCustomer: false, // A shopper may hold two codes of one discount.
            new("ALL"),
            new(new(new(MoneyInput.Text(coupon.Coupon.Amount), AppliesOnEachItem: false)), new(All: true)),
            new(OrderDiscounts: true, ProductDiscounts: true, ShippingDiscounts: true)); // It is the shopper's own money.
    }

    // A percentage would make every piece of it free; an amount that is taken off once makes one.
    private DiscountInput Gift(AskedCoupon coupon, GiftItem gift) => new(
        $"Gift: {gift.Title}",
        coupon.Code,
        time.GetUtcNow(),
        coupon.LastDay is { } last && last.AddDays(1).ToDateTime(TimeOnly.MinValue) is var end ? new DateTimeOffset(end, coupon.Zone.GetUtcOffset(end)).ToUniversalTime() : null,
        UsesOfACode,
        AppliesOncePerCustomer: true,
        coupon.Coupon.Holder is { } customer ? new(All: null, new([ShopifyIds.Customer(customer)])) : new("ALL"),
        new(new(new(MoneyInput.Text(gift.Price), AppliesOnEachItem: false)), new(All: null, new([ShopifyIds.Product(gift.ProductId)]))),
        new(OrderDiscounts: true, ProductDiscounts: true, ShippingDiscounts: true));

    private static string? Month(AskedCoupon coupon) => coupon.LastDay?.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    // Both are needed to take it out again.
    private static string Id(string discount, string code) => $"{discount} {code}";
}
