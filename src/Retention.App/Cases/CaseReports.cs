using Retention.App.Storage;
using Retention.Insights;

namespace Retention.App.Cases;

/// <summary>Reads what became of the shoppers of a shop's cases: the cases, and a point read for each shopper.</summary>
internal sealed class CaseReports(CaseStore cases, Identity identity)
{
    /// <summary>How many cases are looked at.</summary>
    public const int Most = 1_000;

    /// <summary>The report.</summary>
    public async Task<CaseReport> ReadAsync(string shop, DateTimeOffset now, CancellationToken cancellation)
    {
        var lives = new List<CaseLife>();
        foreach (var one in await cases.AllAsync(shop, Most, cancellation))
        {
            var (begun, shopper) = (one.FirstBegun, (await identity.FollowAsync(shop, one.Shopper, cancellation)).Shopper);
            // An order that was called off, or paid for by nobody, brings nobody back.
            var again = shopper.Orders.Where(order => order is { IsPaid: true, IsTest: false } && order.PlacedAt >= begun + CaseLife.InTime).Min(order => order.PlacedAt);
            lives.Add(new(begun, one.ContactedAt, again) { IsDrawnFirst = one.IsDrawnFirst });
        }

        return CaseReport.Of(lives, now);
    }
}
