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
    private const int LongestProduct = 200;

    /// <summary>Reads it.</summary>
    public static ReviewQuery Read(IQueryCollection query) => new(
        StateOf(query["state"]),
        query["product"].ToString() is { Length: > 0 and <= LongestProduct } product ? product : null,
        query["stars"].ToString() is [>= '1' and <= '5' and var stars] ? stars - '0' : null,
        Keys.IsReviewPlace(query["after"]) ? query["after"].ToString() : null);

    /// <summary>The word of a state in the address.</summary>
    public static string Of(ReviewState state) => state switch { ReviewState.Pending => "waiting", ReviewState.Published => "published", _ => "rejected" };

    /// <summary>The page's address with what is asked for, from behind this place on where one is given.</summary>
    public string Address(string? after = null) => $"{ReviewRoutes.Path}{QueryString.Create(
    [
        .. new[] { KeyValuePair.Create("state", (string?)Of(State)), KeyValuePair.Create("product", Product), KeyValuePair.Create("stars", Stars?.ToString(System.Globalization.CultureInfo.InvariantCulture)), KeyValuePair.Create("after", after) }
            .Where(part => part.Value is not null),
    ])}";

    /// <summary>The filter of it.</summary>
    internal ReviewFilter Filter => new(State, Product, Stars);

    private static ReviewState StateOf(string? word) => word == Of(ReviewState.Published) ? ReviewState.Published : word == Of(ReviewState.Rejected) ? ReviewState.Rejected : ReviewState.Pending;
}
