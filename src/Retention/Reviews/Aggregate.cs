namespace Retention.Reviews;

/// <summary>How many gave how many stars, of published reviews alone.</summary>
/// <param name="Five">How many gave five.</param>
/// <param name="Four">How many gave four.</param>
/// <param name="Three">How many gave three.</param>
/// <param name="Two">How many gave two.</param>
/// <param name="One">How many gave one.</param>
public sealed record Aggregate(int Five, int Four, int Three, int Two, int One)
{
    /// <summary>Of no review.</summary>
    public static readonly Aggregate None = new(0, 0, 0, 0, 0);

    /// <summary>How many there are.</summary>
    public int Count => Five + Four + Three + Two + One;

    /// <summary>All stars together.</summary>
    public long Stars => (5L * Five) + (4L * Four) + (3L * Three) + (2L * Two) + One;

    /// <summary>The average in hundredths of a star, half a hundredth rounded up, from 100 to 500; 0 for no review.</summary>
    public int Hundredths => Count == 0 ? 0 : (int)(((200 * Stars) + Count) / (2L * Count));

    /// <summary>Of these reviews: only what is published counts.</summary>
    public static Aggregate Of(IEnumerable<Review> reviews) =>
        reviews.Where(review => review.State == ReviewState.Published).Aggregate(None, (sum, review) => sum.Plus(review.Stars, 1));

    /// <summary>The same with so many more of these stars, or fewer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no such stars.</exception>
    public Aggregate Plus(int stars, int count) => stars switch
    {
        5 => this with { Five = Five + count },
        4 => this with { Four = Four + count },
        3 => this with { Three = Three + count },
        2 => this with { Two = Two + count },
        1 => this with { One = One + count },
        _ => throw new ArgumentOutOfRangeException(nameof(stars), stars, "From 1 to 5."),
    };
}
