using System.Globalization;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>How far a shop's past is read: what an import keeps between its pages.</summary>
/// <param name="Resource">What is listed now.</param>
/// <param name="Page">Its page that comes next, from 1.</param>
/// <param name="Total">How many of it there were at the last page.</param>
/// <param name="Before">How many things were read of the resources before it.</param>
/// <param name="All">How many things there are of all resources.</param>
internal sealed record HistoryPlace(string Resource, int Page, int Total, long Before, long All)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static HistoryPlace Read(string cursor)
    {
        var parts = cursor.Split('|');
        int Number(int index) => int.Parse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture);
        return new(parts[0], Number(1), Number(2), Number(3), Number(4));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Resource}|{Page}|{Total}|{Before}|{All}");
}
