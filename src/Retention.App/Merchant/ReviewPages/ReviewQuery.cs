using System.Collections.Immutable;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Reviews;

namespace Retention.App.Merchant.ReviewPages;

/// <summary>What of the reviews is asked for in the page's address; what is none of our words is left out.</summary>
/// <param name="State">Where they stand.</param>
/// <param name="Product">Of which product; null for all.</param>
/// <param name="Stars">With how many stars; null for all.</param>
/// <param name="After">The place behind which the page begins; null for the newest.</param>
public sealed record ReviewQuery(ReviewState State, string? Product, int? Stars, string? After)
{
    /// <summary>Which more; null for all.</summary>
    internal ReviewOnly? Only { get; init; }

    private const int LongestProduct = 200;

    /// <summary>Reads it.</summary>
    public static ReviewQuery Read(IQueryCollection query) => new(
        StateOf(query["state"]),
        query["product"].ToString() is { Length: > 0 and <= LongestProduct } product ? product : null,
        query["stars"].ToString() is [>= '1' and <= '5' and var stars] ? stars - '0' : null,
        Keys.IsReviewPlace(query["after"]) ? query["after"].ToString() : null)
    {
        Only = OnlyOf(query["only"]),
    };

    /// <summary>The word of a state in the address.</summary>
    public static string Of(ReviewState state) => state switch { ReviewState.Pending => "waiting", ReviewState.Published => "published", ReviewState.Withdrawn => "taken-back", _ => "rejected" };

    /// <summary>The page's address with what is asked for, from behind this place on where one is given.</summary>
    public string Address(string? after = null) => $"{ReviewRoutes.Path}{QueryString.Create(
    [
        .. new[] { KeyValuePair.Create("state", (string?)Of(State)), KeyValuePair.Create("product", Product), KeyValuePair.Create("stars", Stars?.ToString(System.Globalization.CultureInfo.InvariantCulture)), KeyValuePair.Create("only", (string?)Words.FirstOrDefault(one => one.Only == Only).Word), KeyValuePair.Create("after", after) }
            .Where(part => part.Value is not null),
    ])}";

    /// <summary>The filter of it.</summary>
    internal ReviewFilter Filter => new(State, Product, Stars)
    {
        HasPhotos = Only == ReviewOnly.Photos,
        IsImported = Only == ReviewOnly.Imported,
        IsAnswered = Only switch { ReviewOnly.Answered => true, ReviewOnly.Unanswered => false, _ => null },
    };

    /// <summary>What can be asked for beside state, product and stars: each with its word in the address and on the page.</summary>
    internal static ImmutableArray<(ReviewOnly Only, string Word, string Title)> Words { get; } =
    [
        (ReviewOnly.Photos, "photos", "With photos"), (ReviewOnly.Unanswered, "unanswered", "Not answered"), (ReviewOnly.Answered, "answered", "Answered"), (ReviewOnly.Imported, "imported", "Imported"),
    ];

    private static ReviewState StateOf(string? word) => Enum.GetValues<ReviewState>().FirstOrDefault(state => Of(state) == word, ReviewState.Pending);

    private static ReviewOnly? OnlyOf(string? word) => Words.Where(one => one.Word == word).Select(one => (ReviewOnly?)one.Only).FirstOrDefault();
}

/// <summary>Reviews of a kind.</summary>
internal enum ReviewOnly
{
    /// <summary>With photos.</summary>
    Photos,

    /// <summary>Without an answer of the shop.</summary>
    Unanswered,

    /// <summary>With one.</summary>
    Answered,

    /// <summary>From another program.</summary>
    Imported,
}
