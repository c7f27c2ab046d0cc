using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Retention.App.Merchant.Doors;
using Retention.App.Referrals;
using Retention.App.Storage;
using Retention.Referrals;

namespace Retention.App.Merchant.ReferralPages;

/// <summary>Who invited whom: what has to be looked at first, each with its reason, and what can be done about it.</summary>
internal static class ReferralRoutes
{
    /// <summary>Where it is.</summary>
    public const string Path = MerchantArea.Root + "/referrals";

    private const int Most = 200;

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/referrals", ShowAsync);
        inside.MapPost("/referrals/{referral}/allow", ([FromRoute(Name = "referral")] string id, MerchantSession session, ReferralDeeds deeds, CancellationToken cancellation) =>
            DoAsync(id, "referral-allowed", () => deeds.AllowAsync(session.Shop, id, session.User, cancellation)));
        inside.MapPost("/referrals/{referral}/refuse", ([FromRoute(Name = "referral")] string id, MerchantSession session, ReferralDeeds deeds, CancellationToken cancellation) =>
            DoAsync(id, "referral-refused", () => deeds.RefuseAsync(session.Shop, id, session.User, cancellation)));
        inside.MapPost("/referrals/{referral}/reverse", ([FromRoute(Name = "referral")] string id, MerchantSession session, ReferralDeeds deeds, CancellationToken cancellation) =>
            DoAsync(id, "referral-reversed", () => deeds.ReverseAsync(session.Shop, id, session.User, cancellation)));
        ReferralSettingsRoutes.Map(inside);
    }

    private static async Task<RazorComponentResult<ReferralsPage>> ShowAsync(MerchantSession session, HttpContext context, ReferralStore store, CancellationToken cancellation)
    {
        var all = await store.ListAsync(session.ShopId, state: null, cancellation);
        return new(new
        {
            Session = session,
            // What waits for a person stands first.
            Referrals = (IReadOnlyList<Referral>)[.. all.OrderByDescending(one => one.State == ReferralState.Held).Take(Most)],
            Count = all.Count,
            Done = Told.Read(context),
        });
    }

    private static async Task<IResult> DoAsync(string id, string told, Func<Task<bool>> deed) => Keys.IsRewardId(id) && await deed() ? Told.Redirect(Path, told) : Results.NotFound();
}
