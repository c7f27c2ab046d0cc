using System.Globalization;
using Retention.App.Merchant.Doors;
using Retention.App.Merchant.SetupPages;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Rewards;

namespace Retention.App.Merchant.ReferralPages;

/// <summary>What the shop gives for an invitation: to both, or nobody is invited.</summary>
internal static class ReferralSettingsRoutes
{
    /// <summary>Where it is kept.</summary>
    public const string Path = SetupRoutes.Path + "/referrals";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside) => inside.MapPost("/setup/referrals", SaveAsync);

    private static async Task<IResult> SaveAsync(MerchantSession session, HttpContext context, ShopStore shops, ShopCredits credits, SetupFacts facts, CancellationToken cancellation)
    {
        if (await credits.GivingAsync(session.Record, cancellation) is not { } credit)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(cancellation);
        string[] fields = ["advocate", "friend", "friends"];
        var typed = fields.ToDictionary(field => field, field => form[field].ToString().Trim(), StringComparer.Ordinal);
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var currency = await credit.CurrencyAsync(session.ShopId, cancellation) is Answer<Currency>.Said(var said) ? said : (Currency?)null;
        var (advocate, friend) = (Read("advocate"), Read("friend"));
        if (faults.Count == 0 && advocate is null != friend is null)
            faults[advocate is null ? "advocate" : "friend"] = "Give something to both, or leave both empty.";
        if (!int.TryParse(typed["friends"], NumberStyles.None, CultureInfo.InvariantCulture, out var most) || most is < 1 or > 20)
            faults["friends"] = "Write a number from 1 to 20.";
        if (faults.Count > 0)
            return await SetupRoutes.PageAsync(session, facts, done: null, new(typed, faults), faults: [], cancellation);
        await shops.ChangeAsync(session.ShopId, shop => shop with { Settings = shop.Settings with { ReferralCredit = advocate, FriendCredit = friend, ReferralCreditsPerMonth = most } }, cancellation);
        return Told.Redirect(SetupRoutes.Path, "kept");

        Money? Read(string field)
        {
            if (typed[field].Length == 0)
                return null;
            var amount = currency is { } known ? CreditText.Read(typed[field], known) : null;
            if (amount is null)
                faults[field] = currency is { } of ? $"Write an amount like 5.00, in {of}, of {CreditText.Write(Earning.MostByHand(of))} at most." : "Your shop could not be asked for its currency. Try again in a minute.";
            return amount;
        }
    }
}
