namespace Retention.Reviews;

/// <summary>How many reviews of a shop stand where.</summary>
/// <param name="Pending">How many wait for a person.</param>
/// <param name="Published">How many may be shown.</param>
/// <param name="Rejected">How many are not shown.</param>
public sealed record ReviewTotals(int Pending, int Published, int Rejected)
{
    /// <summary>There are none.</summary>
    public static readonly ReviewTotals None = new(0, 0, 0);

    /// <summary>How many stand there.</summary>
    public int Of(ReviewState state) => state switch { ReviewState.Pending => Pending, ReviewState.Published => Published, _ => Rejected };

    /// <summary>The same once a review became another, came or went.</summary>
    /// <param name="before">Where it stood; null for none.</param>
    /// <param name="after">Where it stands; null for none.</param>
    public ReviewTotals Changed(ReviewState? before, ReviewState? after) => Plus(before, -1).Plus(after, 1);

    private ReviewTotals Plus(ReviewState? state, int count) => state switch
    {
        null => this,
        ReviewState.Pending => this with { Pending = Pending + count },
        ReviewState.Published => this with { Published = Published + count },
        _ => this with { Rejected = Rejected + count },
    };
}
