using System.Collections.Immutable;

namespace Retention.Reviews;

/// <summary>The program that reviews were imported from. The keys are stored: only ever add.</summary>
/// <param name="Key">The stored name.</param>
/// <param name="Title">What people read; null for one whose name is not known.</param>
public sealed record ReviewSource(string Key, string? Title)
{
    /// <summary>Some program.</summary>
    public static readonly ReviewSource Other = new("other", Title: null);

    /// <summary>All of them, each with columns that only its exports have: letters and digits alone.</summary>
    private static readonly ImmutableArray<(ReviewSource Source, ImmutableArray<string> Columns)> Known =
    [
        (new("judge.me", "Judge.me"), ["curated", "reviewername"]),
        (new("loox", "Loox"), ["handle", "nickname", "verifiedpurchase"]),
        (new("loox", "Loox"), ["producthandle", "photourl", "verifiedpurchase"]),
        (new("yotpo", "Yotpo"), ["reviewscore", "reviewcontent"]),
        (new("stamped", "Stamped"), ["reviewrating", "reviewmessage"]),
        (new("product-reviews", "Product Reviews"), ["producthandle", "state", "repliedat"]),
        (new("retention", "Retention"), ["written", "rewarded", "decidedby"]),
        (new("comments", "the shop's comments"), ["commentpostid", "commentauthor"]),
    ];

    /// <summary>Whose file has these columns.</summary>
    /// <param name="columns">Their names, by letters and digits alone, in small letters.</param>
    public static ReviewSource Of(IEnumerable<string> columns)
    {
        var names = columns.ToHashSet(StringComparer.Ordinal);
        return Known.FirstOrDefault(one => one.Columns.All(names.Contains)).Source ?? Other;
    }

    /// <summary>The source with this key; some program where this one knows none.</summary>
    public static ReviewSource Find(string? key) => Known.FirstOrDefault(one => one.Source.Key == key).Source ?? Other;
}
