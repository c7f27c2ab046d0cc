using System.Globalization;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Merchant.SetupPages;

/// <summary>What the shop gives for orders, reviews, surveys and friends. Only a shop that lets us give credit gives something.</summary>
internal static class ReviewCreditRoutes
{
    /// <summary>Where it is kept.</summary>
    public const string Path = SetupRoutes.Path + "/credit";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside) => inside.MapPost("/setup/credit", SaveAsync);

    private static readonly string[] Amounts = ["credit", "photo", "survey", "referral", "most", "reminder"];

    // How many of a shopper earn within a month; each with its bounds, which its setting has, too.
    private static readonly (string Field, int Most)[] Limits =
    [
        ("purchases", 50),
        ("credits", 10),
        ("surveys", 10),
        ("friends", 20),
    ];

    private static async Task<IResult> SaveAsync(MerchantSession session, HttpContext context, ShopStore shops, ShopCredits credits, SetupFacts facts, CancellationToken cancellation)
    {
        if (await credits.GivingAsync(session.Record, cancellation) is not { } shopCredit)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(cancellation);
        var typed = Amounts.Concat(["percent", "returns", "lasts"]).Concat(Limits.Select(limit => limit.Field)).ToDictionary(field => field, field => form[field].ToString().Trim(), StringComparer.Ordinal);
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var amounts = await AmountsAsync(session.ShopId, typed, shopCredit, faults, cancellation);
        var counts = Limits.ToDictionary(limit => limit.Field, limit => Number(limit.Field, typed, least: 1, limit.Most, faults), StringComparer.Ordinal);
        var days = Number("returns", typed, least: 0, most: 120, faults);
        var lasts = typed["lasts"].Length == 0 ? 0 : Number("lasts", typed, least: 30, most: 3_650, faults);
        var percent = typed["percent"].Length == 0 ? null : AllSettings.Percent(typed["percent"].Replace(',', '.'));
        if (percent is null && typed["percent"].Length > 0)
            faults["percent"] = "Write a number from 0.1 to 50, like 5 or 2.5.";
        if (amounts["photo"] is not null && amounts["credit"] is null && faults.Count == 0)
            faults["photo"] = "Write what a review without a photo earns, too.";
        if (faults.Count > 0)
            return await SetupRoutes.PageAsync(session, facts, done: null, new(typed, faults), faults: [], cancellation);
        await shops.ChangeAsync(session.ShopId, shop => shop with
        {
            Settings = shop.Settings with
            {
                PurchasePercent = percent,
                ReturnDays = days,
                ReviewCredit = amounts["credit"],
                ReviewPhotoCredit = amounts["photo"],
                PurchaseCreditsPerMonth = counts["purchases"],
                ReviewCreditsPerMonth = counts["credits"],
                SurveyCredit = amounts["survey"],
                SurveyCreditsPerMonth = counts["surveys"],
                ReferralCredit = amounts["referral"],
                ReferralCreditsPerMonth = counts["friends"],
                CreditPerMonth = amounts["most"],
                CreditDays = lasts,
                CreditReminderLeast = amounts["reminder"],
            },
        }, cancellation);
        return Told.Redirect(SetupRoutes.Path, "kept");
    }

    private static int Number(string field, Dictionary<string, string> typed, int least, int most, Dictionary<string, string> faults)
    {
        if (int.TryParse(typed[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        faults[field] = $"Write a number from {least} to {most}.";
        return least;
    }

    // The shop is asked for its currency only where an amount was typed.
    private static async Task<Dictionary<string, Money?>> AmountsAsync(string shop, Dictionary<string, string> typed, IShopCredit shopCredit, Dictionary<string, string> faults, CancellationToken cancellation)
    {
        var amounts = Amounts.ToDictionary(field => field, Money? (_) => null, StringComparer.Ordinal);
        var written = Amounts.Where(field => typed[field].Length > 0).ToArray();
        if (written.Length == 0)
            return amounts;
        var own = (await shopCredit.CurrencyAsync(shop, cancellation) as Answer<Currency>.Said)?.Value;
        foreach (var field in written)
        {
            if (own is not { } currency)
                faults[field] = "Your shop could not be asked for its currency. Try again in a minute.";
            else if (CreditText.Read(typed[field], currency) is { } amount)
                amounts[field] = amount;
            else
                faults[field] = $"Write an amount like 5.00, in {currency}, of {CreditText.Write(Earning.MostByHand(currency))} at most.";
        }

        return amounts;
    }
}
