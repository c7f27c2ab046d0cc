using System.Collections.Immutable;
using Retention.App.Webhooks;
using Retention.Cases;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// Refunds and replacements in a Shopify shop. Money goes back to where it came from, by the transactions that Shopify itself suggests; a replacement is a draft of an
/// order of zero with the same goods, which a person completes in the admin: whether there is stock and where it goes is theirs to look at. Nothing is repeated here.
/// </summary>
internal sealed class ShopifyDeeds(ShopifyShops shops) : IShopDeeds
{
    private const string Tag = "retention-replacement";

    /// <inheritdoc/>
    public string Platform => ShopifyDoor.Platform;

    /// <inheritdoc/>
    public async Task<Answer<DeedWorth>> WorthAsync(string shop, CaseDeedKind kind, string order, CancellationToken cancellation) => await LookAsync(shop, order, cancellation) switch
    {
        Answer<RefundableOrderSaid>.Said(var said) when kind == CaseDeedKind.Refund => said.SuggestedRefund?.MaximumRefundableSet?.PresentmentMoney?.Read() is { Minor: > 0 } most ? new Answer<DeedWorth>.Said(new(most)) : new Answer<DeedWorth>.Not(DeedTroubles.NothingLeft),
        Answer<RefundableOrderSaid>.Said(var said) => GoodsOf(said),
        var not => new Answer<DeedWorth>.Not(not.Trouble!),
    };

    /// <inheritdoc/>
    public async Task<Answer<DoneDeed>> DoAsync(string shop, CaseDeedKind kind, AskedDeed deed, CancellationToken cancellation) => await LookAsync(shop, deed.Order, cancellation) switch
    {
        Answer<RefundableOrderSaid>.Said(var order) => kind == CaseDeedKind.Refund ? await RefundAsync(shop, order, deed, cancellation) : await ReplaceAsync(shop, order, deed, cancellation),
        var not => new Answer<DoneDeed>.Not(not.Trouble!),
    };

    /// <inheritdoc/>
    public async Task<Answer<string?>> FindAsync(string shop, CaseDeedKind kind, AskedDeed deed, CancellationToken cancellation) => kind == CaseDeedKind.Refund
        ? (await LookAsync(shop, deed.Order, cancellation)).With(order => (order.Refunds ?? []).FirstOrDefault(refund => refund.Note?.Contains(deed.Mark, StringComparison.Ordinal) is true)?.Id)
        : (await shops.AskAsync(shop, DeedOperations.Find, new($"tag:{TagOf(deed)}"), cancellation)).With(said => said.DraftOrders?.All().FirstOrDefault(draft => draft.Tags?.Contains(TagOf(deed), StringComparer.Ordinal) is true)?.Id);

    private async Task<Answer<DoneDeed>> RefundAsync(string shop, RefundableOrderSaid order, AskedDeed deed, CancellationToken cancellation)
    {
        if (Share(order, deed.Amount) is not { } transactions)
            return new Answer<DoneDeed>.Not(DeedTroubles.NothingLeft);
        var input = new RefundInput(order.Id, deed.Amount.Currency.ToString(), deed.Text, Notify: false, transactions);
        var answer = await shops.AskAsync(shop, DeedOperations.Refund, new(input, Guid.ParseExact(deed.Id, "N").ToString("D")), cancellation);
        return Outcome(answer.With(said => (said.RefundCreate?.Refund, said.RefundCreate?.UserErrors)), byHand: null);
    }

    private async Task<Answer<DoneDeed>> ReplaceAsync(string shop, RefundableOrderSaid order, AskedDeed deed, CancellationToken cancellation)
    {
        ImmutableArray<DraftLine> lines = [.. (order.LineItems?.All() ?? []).Where(line => line.Variant is not null && line.Quantity > 0).Select(line => new DraftLine(line.Variant!.Id, line.Quantity))];
        if (lines.IsEmpty)
            return new Answer<DoneDeed>.Not(DeedTroubles.NoGoods);
        var draft = new DraftInput(lines, new("Replacement", deed.Mark, 100, "PERCENTAGE"), deed.Text, [Tag, TagOf(deed)], order.Customer?.Id, order.Customer is null ? null : true);
        var answer = await shops.AskAsync(shop, DeedOperations.Replace, new(draft), cancellation);
        return Outcome(answer.With(said => (said.DraftOrderCreate?.DraftOrder, said.DraftOrderCreate?.UserErrors)), "It is a draft among your orders: look at its address and your stock, and complete it there.");
    }

    // By the ways it was paid, the first as far as it goes; null where that is not enough.
    private static ImmutableArray<RefundTransactionInput>? Share(RefundableOrderSaid order, Money amount)
    {
        var (left, shares) = (amount.Minor, ImmutableArray.CreateBuilder<RefundTransactionInput>());
        foreach (var way in order.SuggestedRefund?.SuggestedTransactions ?? [])
        {
            if (left <= 0 || way.Gateway is not { } gateway || way.MaximumRefundableSet?.PresentmentMoney?.Read() is not { Minor: > 0 } most || most.Currency != amount.Currency)
                continue;
            var part = Math.Min(left, most.Minor);
            shares.Add(new(order.Id, MoneyInput.Text(amount with { Minor = part }), gateway, "REFUND", way.ParentTransaction?.Id));
            left -= part;
        }

        return left <= 0 ? shares.ToImmutable() : null;
    }

    private static Answer<DeedWorth> GoodsOf(RefundableOrderSaid order)
    {
        SoldLine[] lines = [.. (order.LineItems?.All() ?? []).Where(line => line.Variant is not null && line.Quantity > 0)];
        Money?[] prices = [.. lines.Select(line => line.OriginalUnitPriceSet?.PresentmentMoney?.Read()?.Times(line.Quantity))];
        return prices is [{ } first, ..] && prices.All(price => price?.Currency == first.Currency)
            ? new Answer<DeedWorth>.Said(new(first with { Minor = prices.Sum(price => price!.Value.Minor) }))
            : new Answer<DeedWorth>.Not(DeedTroubles.NoGoods);
    }

    private async Task<Answer<RefundableOrderSaid>> LookAsync(string shop, string order, CancellationToken cancellation) => await shops.AskAsync(shop, DeedOperations.Look, new(ShopifyIds.Order(order)), cancellation) switch
    {
        Answer<RefundableData>.Said({ Order: { } said }) => new Answer<RefundableOrderSaid>.Said(said),
        Answer<RefundableData>.Said => new Answer<RefundableOrderSaid>.Not(DeedTroubles.NoOrder),
        var not => new Answer<RefundableOrderSaid>.Not(not.Trouble!),
    };

    private static string TagOf(AskedDeed deed) => $"retention-{deed.Id[..12]}";

    private static Answer<DoneDeed> Outcome(Answer<(ShopifyNode? Done, ImmutableArray<UserError>? Errors)> answer, string? byHand) => answer switch
    {
        Answer<(ShopifyNode?, ImmutableArray<UserError>?)>.Said((_, [var error, ..])) => new Answer<DoneDeed>.Not(new("deed-refused", $"Shopify refused it: {error.Message}", "Mend what it says, then try again.") { Code = error.Code }),
        Answer<(ShopifyNode?, ImmutableArray<UserError>?)>.Said(({ } done, _)) => new Answer<DoneDeed>.Said(new(done.Id, byHand)),
        Answer<(ShopifyNode?, ImmutableArray<UserError>?)>.Said => new Answer<DoneDeed>.Not(ShopifyTroubles.Of(ShopifyTroubles.Odd) with { MayHaveHappened = true }),
        _ => new Answer<DoneDeed>.Not(answer.Trouble!),
    };
}
