using System.Globalization;
using Retention.Decisions;
using Retention.Languages;
using Retention.Shops;

namespace Retention.App.Cases;

/// <summary>The moments that shoppers are told of cases.</summary>
internal static class CaseMoments
{
    /// <summary>By when an answer is promised, in words: by the shop's clock, which the shopper need not share, so with its distance from UTC.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="due">When the answer is due (UTC).</param>
    /// <param name="book">The words.</param>
    public static string By(Shop shop, DateTimeOffset due, Wordbook book)
    {
        var zone = Zones.Own(shop);
        var by = TimeZoneInfo.ConvertTime(shop.Settings.CaseHours.Promise(due, zone), zone);
        return $"{by.ToString(book.Answer.MomentFormat, CultureInfo.GetCultureInfo(book.Language))} (UTC{by.ToString("zzz", CultureInfo.InvariantCulture)})";
    }
}
