using Retention.App.Merchant.Doors;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Merchant.SetupPages;

/// <summary>The shop's own account for texts. Its token is checked with the provider before it is kept, and never shown again.</summary>
internal static class TextsRoutes
{
    /// <summary>Where it is kept.</summary>
    public const string Path = SetupRoutes.Path + "/texts";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside) => inside.MapPost("/setup/texts", SaveAsync);

    private static async Task<IResult> SaveAsync(MerchantSession session, HttpContext context, TextAccounts accounts, Twilio twilio, ShopStore shops, SetupFacts facts, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (form["do"] == "remove")
        {
            // What the operator set is not the merchant's to take away.
            if (await accounts.OfShopAsync(session.ShopId, cancellation) is { Account: not null })
                await accounts.RemoveAsync(session.ShopId, cancellation);
            return Told.Redirect(SetupRoutes.Path, "texts-gone");
        }

        var (account, token, service) = (form["account"].ToString().Trim(), form["token"].ToString().Trim(), form["service"].ToString().Trim());
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!TwilioSettings.IsId(account, "AC"))
            faults["account"] = "Copy the Account SID from Twilio's console: AC and 32 more.";
        if (token.Length is < 16 or > 100)
            faults["token"] = "Copy the Auth Token from Twilio's console.";
        if (!TwilioSettings.IsId(service, "MG"))
            faults["service"] = "Copy the Messaging Service SID from Twilio's console: MG and 32 more.";
        if (faults.Count == 0 && await twilio.CheckAsync(new TextAccount(account, account, token, [token], service), cancellation) is not null)
            faults["token"] = "Twilio does not take this account with this token, or can't be reached now.";
        if (faults.Count == 0 && !await accounts.SetAsync(session.ShopId, account, token, service, cancellation))
            faults["account"] = "Another shop sends by this account. Make a subaccount in Twilio's console for this one.";
        if (faults.Count == 0) // What carriers said of the sender before is no fault of this one's.
            await shops.ChangeAsync(session.ShopId, known => known.TextHold is null ? known : known with { TextHold = null }, cancellation);
        // The token is not put back into the page.
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["account"] = account, ["service"] = service };
        return faults.Count == 0 ? Told.Redirect(SetupRoutes.Path, "texts-kept") : await SetupRoutes.PageAsync(session, facts, done: null, new(typed, faults), faults: [], cancellation);
    }
}
