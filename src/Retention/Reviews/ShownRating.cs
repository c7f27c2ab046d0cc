using System.Globalization;

namespace Retention.Reviews;

/// <summary>A product's rating as other programs read it: a number and a count.</summary>
/// <param name="Tenths">The average in tenths of a star, half a tenth rounded up, from 10 to 50; null where none stands.</param>
/// <param name="Count">Of how many reviews; null where none stands.</param>
public sealed record ShownRating(int? Tenths, int? Count)
{
    /// <summary>Nothing stands there.</summary>
    public static readonly ShownRating None = new(null, null);

    /// <summary>Of these reviews. Of no review there is nothing to show.</summary>
    public static ShownRating Of(Aggregate ratings) => ratings.Count == 0 ? None : new((int)(((20 * ratings.Stars) + ratings.Count) / (2L * ratings.Count)), ratings.Count);

    /// <summary>The average with one decimal, like <c>4.8</c>; null where none stands.</summary>
    public string? Text => Tenths is { } tenths ? (tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture) : null;
}
