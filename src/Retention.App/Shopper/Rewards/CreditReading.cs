using System.Collections.Immutable;
using System.Globalization;
using Retention.App.Letters;
using Retention.App.Storage;
using Retention.Rewards;

namespace Retention.App.ForShoppers;

/// <summary>
/// Reads the credit that belongs to the letter's address. A letter may have been passed on: it shows how much there is and until when; codes, and what
/// was bought and said, take its mailbox too (docs/decisions/0006).
/// </summary>
internal sealed class CreditReading(CreditRows rows, CouponDirectory directory)
{
    private const int MostMoves = 100;

    /// <summary>Reads it; null where the shop gives none and the shopper has none.</summary>
    public async Task<CreditShown?> ReadAsync(Visit visit, bool isProven, CancellationToken cancellation)
    {
        var (all, rules) = (await rows.ReadAsync(visit.Shop.Id, visit.Shopper, cancellation), EarningRules.Of(visit.Shop.Settings));
        var own = all.Rewards.Select(one => one.Reward).Where(reward => reward.Address == visit.Link.Address).ToDictionary(reward => reward.Id, StringComparer.Ordinal);
        ImmutableArray<CreditEntry> entries = [.. all.Entries.Where(entry => own.ContainsKey(RewardOf(entry)) || (entry.Kind == CreditKind.Missed && all.Rewards.All(one => one.Reward.Id != RewardOf(entry))))];
        if (entries.IsEmpty && !rules.GiveSomething)
            return null;
        return new(
            [.. Ledger.Balance(entries).Where(sum => sum.Minor > 0).Select(sum => Text(visit, sum))],
            [.. own.Values.Where(reward => reward.Remaining.Minor > 0).OrderBy(reward => reward.LastDay ?? DateOnly.MaxValue).ThenBy(reward => reward.EarnedAt).Select(reward => Share(visit, reward, isProven))],
            [.. Ways(visit, rules)])
        {
            IsProven = isProven,
            History = isProven ? [.. entries.Reverse().Select(entry => Move(visit, entry, own.GetValueOrDefault(RewardOf(entry)))).OfType<CreditMove>().Take(MostMoves)] : [],
        };
    }

    private CreditShare Share(Visit visit, Reward reward, bool isProven) => new(Text(visit, reward.Remaining), reward.LastDay is { } last ? DayText(visit, last) : null)
    {
        Code = isProven && reward.Usable is { Form: not CreditForm.Account } coupon ? directory.CodeOf(visit.Shop.Id, reward.Id, coupon.Number) : null,
        IsOnAccount = reward.Usable is { Form: CreditForm.Account },
    };

    // Where nothing moved there is nothing to tell: that credit was put into a code, say.
    private static CreditMove? Move(Visit visit, CreditEntry entry, Reward? reward)
    {
        if (entry.Posting is null && entry.Kind != CreditKind.Missed)
            return null;
        var order = (entry.OrderId ?? reward?.OrderId) is { } id ? visit.Shopper.Order(id)?.Number : null;
        return new(visit.Day(entry.At), visit.Words.Rewards.Line(new(entry.Kind, entry.Why, Text(visit, entry.Amount), order, entry.Because)));
    }

    private static IEnumerable<string> Ways(Visit visit, EarningRules rules)
    {
        var (words, settings) = (visit.Words.Rewards, visit.Shop.Settings);
        if (rules.PurchasePercent is { } percent)
            yield return words.ForPurchases(percent.ToString("0.##", CultureInfo.GetCultureInfo(visit.Words.Language)), settings.ReturnDays);
        if (rules.Review is { } review)
            yield return words.ForReviews(Text(visit, review), rules.Photo is { } photo ? Text(visit, photo) : null);
        if (rules.Survey is { } survey)
            yield return words.ForSurveys(Text(visit, survey));
        if (rules.Referral is { } referral)
            yield return words.ForFriends(Text(visit, referral));
        if (rules.MostOfAll is { } most && rules.GiveSomething)
            yield return words.AtMost(Text(visit, most));
    }

    private static string RewardOf(CreditEntry entry) => entry.Id.Split('|')[0];

    private static string Text(Visit visit, Money money) => MoneyText.Of(money, visit.Words.Language, visit.Shop.Country);

    private static string DayText(Visit visit, DateOnly day) => day.ToString(visit.Words.DayFormat, CultureInfo.GetCultureInfo(visit.Words.Language));
}
