using System.Collections.Immutable;

namespace Retention.Reviews;

/// <summary>How many reviews of a shop stand where.</summary>
/// <param name="Pending">How many wait for a person.</param>
/// <param name="Published">How many may be shown.</param>
/// <param name="Rejected">How many are not shown.</param>
public sealed record ReviewTotals(int Pending, int Published, int Rejected)
{
    /// <summary>There are none.</summary>
    public static readonly ReviewTotals None = new(0, 0, 0);

    /// <summary>How many their authors took back.</summary>
    public int Withdrawn { get; init; }

    /// <summary>How many of the published came from another program.</summary>
    public int Imported { get; init; }

    /// <summary>How many were rejected, by the key of the reason.</summary>
    public ImmutableSortedDictionary<string, int> RejectedFor { get => field ?? ImmutableSortedDictionary<string, int>.Empty; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>How many stand there.</summary>
    public int Of(ReviewState state) => state switch { ReviewState.Pending => Pending, ReviewState.Published => Published, ReviewState.Withdrawn => Withdrawn, _ => Rejected };

    /// <summary>The same once a review became another, came or went.</summary>
    /// <param name="before">The review as it was; null for none.</param>
    /// <param name="after">The review as it is; null for none.</param>
    public ReviewTotals Changed(Review? before, Review? after) => Plus(before, -1).Plus(after, 1);

    private ReviewTotals Plus(Review? review, int count) => review switch
    {
        null => this,
        { State: ReviewState.Pending } => this with { Pending = Pending + count },
        { State: ReviewState.Published } => this with { Published = Published + count, Imported = review.IsImported ? Imported + count : Imported },
        { State: ReviewState.Withdrawn } => this with { Withdrawn = Withdrawn + count },
        _ => this with { Rejected = Rejected + count, RejectedFor = review.Reason is { } reason ? Counted(reason, count) : RejectedFor },
    };

    private ImmutableSortedDictionary<string, int> Counted(string reason, int count) =>
        RejectedFor.GetValueOrDefault(reason) + count is > 0 and var next ? RejectedFor.SetItem(reason, next) : RejectedFor.Remove(reason);
}
