namespace Retention.App.ForShoppers;

/// <summary>The page of what a shopper has at the shop: credit, and what else it offers. It changes nothing.</summary>
internal sealed class ShowingRewards(CreditReading credit, CodeCookie cookie)
{
    /// <summary>Its path, behind a letter's token.</summary>
    public const string Path = "rewards";

    /// <summary>Shows the page.</summary>
    public async Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation)
    {
        if (visit.Shopper.IsErased)
            return Page.Gone(visit);
        var isProven = cookie.IsValid(visit, request);
        return Page.Of<RewardsPage>(nameof(RewardsPage.Model), new RewardsModel(visit.Face)
        {
            Credit = await credit.ReadAsync(visit, isProven, cancellation),
        });
    }
}
