using System.Globalization;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Rewards;

namespace Retention.App.Merchant.SetupPages;

/// <summary>What the shop gives for a review. Only a shop that lets us give credit gives something.</summary>
internal static class ReviewCreditRoutes
{
    /// <summary>Where it is kept.</summary>
    public const string Path = SetupRoutes.Path + "/credit";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside) => inside.MapPost("/setup/credit", SaveAsync);

    private static async Task<IResult> SaveAsync(MerchantSession session, HttpContext context, ShopStore shops, ShopCredits credits, SetupFacts facts, CancellationToken cancellation)
    {
        if (await credits.GivingAsync(session.Record, cancellation) is not { } shopCredit)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(cancellation);
        var (amount, most) = (form["credit"].ToString().Trim(), form["credits"].ToString().Trim());
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var credit = amount.Length == 0 ? null : await ReadAsync(session.ShopId, amount, shopCredit, faults, cancellation);
        if (!int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 10)
            faults["credits"] = "Write a number from 1 to 10.";
        if (faults.Count > 0)
            return await SetupRoutes.PageAsync(session, facts, done: null, new(new Dictionary<string, string>(StringComparer.Ordinal) { ["credit"] = amount, ["credits"] = most }, faults), faults: [], cancellation);
        await shops.ChangeAsync(session.ShopId, shop => shop with { Settings = shop.Settings with { ReviewCredit = credit, ReviewCreditsPerMonth = count } }, cancellation);
        return Told.Redirect(SetupRoutes.Path, "kept");
    }

    private static async Task<Money?> ReadAsync(string shop, string amount, IShopCredit shopCredit, Dictionary<string, string> faults, CancellationToken cancellation)
    {
        if (await shopCredit.CurrencyAsync(shop, cancellation) is not Answer<Currency>.Said(var currency))
        {
            faults["credit"] = "Your shop could not be asked for its currency. Try again in a minute.";
            return null;
        }

        if (CreditText.Read(amount, currency) is not { } credit)
            faults["credit"] = $"Write an amount like 5.00, in {currency}, of {CreditText.Write(Earning.MostByHand(currency))} at most.";
        else
            return credit;
        return null;
    }
}
