using System.Collections.Immutable;
using Retention.App.ForShoppers;
using Retention.App.Letters;
using Retention.Flows.ReviewRequest;
using Retention.Reviews;
using Retention.Shops;

namespace Retention.App.ShopPages;

/// <summary>How a shop's reviews are collected, by its settings as they are now.</summary>
/// <param name="Words">Our words.</param>
/// <param name="Who">Who is asked, and what is promised.</param>
/// <param name="Judged">What decides whether one is shown.</param>
public sealed record CollectedModel(ShopperWords Words, ImmutableArray<string> Who, ImmutableArray<string> Judged)
{
    /// <summary>The marks and what each means; none where no review is shown.</summary>
    public ImmutableArray<(string Mark, string Means)> Marks { get; init; } = [];

    /// <summary>How many are shown, wait and so on; none where no review is shown.</summary>
    public ImmutableArray<string> Numbers { get; init; } = [];

    /// <summary>For what reasons how many were rejected; none where none were.</summary>
    public ImmutableArray<(string Reason, int Count)> Rejected { get; init; } = [];

    /// <summary>As the shop is set now.</summary>
    internal static CollectedModel Of(Shop shop, ReviewTotals totals, ShopperWords words)
    {
        var (name, said) = (shop.Brand.Name, words.Collected);
        ImmutableArray<string> who =
        [
            shop.IsOn(ReviewRequest.Flow.Family) ? said.Asked(name) : said.NotAsked(name),
            shop.Settings.ReviewCredit is { } credit ? said.Promised(name, MoneyText.Of(credit, words.Language, shop.Country)) : said.NotPromised(name),
        ];
        if (shop.Settings.ShowReviews == ReviewShowing.Off)
            return new(words, who, [said.ShowsNone(name)]);
        var known = ReviewReason.ForStaff.Select(reason => (Reason: said.Reason(reason.Key), Count: totals.RejectedFor.GetValueOrDefault(reason.Key))).ToList();
        var others = totals.Rejected - known.Sum(one => one.Count);
        return new(words, who, [shop.Settings.ShowReviews == ReviewShowing.AtOnce ? said.AtOnce : said.AfterALook(name), said.NotByStars])
        {
            Marks = [(words.AtShop.Verified, said.VerifiedMeans), (words.AtShop.Rewarded, said.RewardedMeans), (said.Free, said.FreeMeans), (said.Imported, said.ImportedMeans)],
            Numbers = [said.Published(totals.Published, totals.Imported), said.Waiting(totals.Pending), said.Withdrawn(totals.Withdrawn), said.Rejected(totals.Rejected)],
            // Each reason there is stands here, whether anything was rejected for it or not; older ones may have been counted under none.
            Rejected = [.. known, .. others > 0 ? [(said.Reason(""), others)] : Array.Empty<(string, int)>()],
        };
    }
}
