namespace Retention.Reviews;

/// <summary>What is known of all reviews of a product. It is written with each review that changes it, in one transaction, so it never drifts.</summary>
/// <param name="Product">The storefront's id of the product.</param>
/// <param name="Title">The product's name, as the review said that came last.</param>
public sealed record ProductRatings(string Product, string Title)
{
    /// <summary>Of all published reviews.</summary>
    public Aggregate All { get; init; } = Aggregate.None;

    /// <summary>
    /// Of those published ones for which nothing was promised or given, the item included: what other programs may read. Shop's rules are said to ban
    /// rewarded reviews without any disclosure (not confirmed), and Google wants each marked, which one number cannot be.
    /// </summary>
    public Aggregate Unrewarded { get; init; } = Aggregate.None;

    /// <summary>The same once a review became another, came or went.</summary>
    /// <param name="before">The review as it was; null for none.</param>
    /// <param name="after">The review as it is; null for none.</param>
    public ProductRatings Changed(Review? before, Review? after) => Changed(before, -1).Changed(after, 1);

    private ProductRatings Changed(Review? review, int count) => review is not { State: ReviewState.Published } ? this : this with
    {
        All = All.Plus(review.Stars, count),
        Unrewarded = review.IsRewarded ? Unrewarded : Unrewarded.Plus(review.Stars, count),
    };
}
