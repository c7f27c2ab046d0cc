using System.Security.Cryptography;
using Retention.App.Cases;
using Retention.App.Explaining;
using Retention.App.Merchant.Doors;
using Retention.App.Merchant.PeoplePages;
using Retention.App.Merchant.Staff;
using Retention.App.Storage;
using Retention.Cases;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.App.Merchant.CasePages;

/// <summary>Reads what a page tells of one case: the case, the shopper's state and rows, and what the shop's people set.</summary>
internal sealed class CaseReader(CaseStore cases, Identity identity, ShopperStore shoppers, StaffStore staff, SavedAnswerStore saved, CreditReader credit, TimeProvider time)
{
    private const int MostLines = 40;
    private const int MostRows = 50;

    /// <summary>What the person at the page may give.</summary>
    public static CaseRole RoleOf(MerchantSession session) => CaseAuthority.RoleOf(session.Shop.Settings, session.User, session.Way == Way.Link);

    /// <summary>Reads it; null when the shop has no such case.</summary>
    public async Task<CaseSeen?> ReadAsync(MerchantSession session, string id, CancellationToken cancellation)
    {
        var (shop, now) = (session.ShopId, time.GetUtcNow());
        if (await cases.FindAsync(shop, id, cancellation) is not { } one)
            return null;
        var shopper = (await identity.FollowAsync(shop, one.Shopper, cancellation)).Shopper;
        var seen = new CaseSeen(one, await staff.ListAsync(shop, now, cancellation), RoleOf(session), await saved.ListAsync(shop, cancellation), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
        if (shopper.IsErased)
            return seen;
        var story = await Story.ReadAsync(shop, shopper, shoppers, cancellation);
        var orders = await RowsAsync(shop, shopper, "order|", row => row.Read(Stored.Default.Order), cancellation);
        return seen with
        {
            FirstName = orders.Where(order => order.FirstName is not null).MaxBy(order => order.PlacedAt)?.FirstName,
            Orders = [.. orders.OrderByDescending(order => order.PlacedAt)],
            Reviews = await RowsAsync(shop, shopper, Keys.Reviews, row => row.Read(Stored.Default.ReviewGiven), cancellation),
            Answers = await RowsAsync(shop, shopper, Keys.Answers, row => row.Read(Stored.Default.SurveyAnswered), cancellation),
            Others = [.. (await cases.OfAsync(shop, [.. shopper.Merged.Add(shopper.Id)], cancellation)).Where(other => other.Id != id).OrderByDescending(other => other.OpenedAt)],
            Lines = [.. story.Lines.Reverse().Take(MostLines)],
            Credit = await credit.ReadAsync(session, shopper, cancellation),
            Waiting = [.. shopper.Journeys.Select(journey => AllFlows.Find(journey)).OfType<Flow>().Where(flow => flow is { IsOfCase: false, Purpose: not Purpose.Service }).Select(flow => flow.Title).Distinct(StringComparer.Ordinal)],
        };
    }

    private async Task<IReadOnlyList<T>> RowsAsync<T>(string shop, Shopper shopper, string beginning, Func<Azure.Data.Tables.TableEntity, T> read, CancellationToken cancellation)
    {
        var found = new List<T>();
        await foreach (var row in shoppers.Rows(shop, shopper, beginning, cancellation).Take(MostRows).WithCancellation(cancellation))
            found.Add(read(row));
        return found;
    }
}
