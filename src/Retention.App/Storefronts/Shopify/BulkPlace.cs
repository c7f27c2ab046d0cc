using System.Globalization;

namespace Retention.App.Storefronts.Shopify;

/// <summary>How far a shop's past is read: what an import keeps between its pages.</summary>
/// <param name="Stage">What is read now, one of <see cref="BulkStage"/>.</param>
/// <param name="ClaimedAt">When it was decided to have it read: a bulk operation of the same query that is not older is ours (UTC).</param>
/// <param name="All">How many things the shop has in all.</param>
internal sealed record BulkPlace(string Stage, DateTimeOffset ClaimedAt, long All)
{
    /// <summary>The gid of the bulk operation; null as long as none is known to run.</summary>
    public string? Operation { get; init; }

    /// <summary>The first byte of its file that was not read.</summary>
    public long Offset { get; init; }

    /// <summary>How many things of its file were read.</summary>
    public long Read { get; init; }

    /// <summary>How many things were read of the stages before it.</summary>
    public long Before { get; init; }

    /// <summary>How often the stage was begun anew.</summary>
    public int Anew { get; init; }

    /// <summary>The number of the last operation that was of no use: one that began after it is looked for. That numbers grow is unconfirmed.</summary>
    public long Spent { get; init; }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static BulkPlace Parse(string cursor)
    {
        var parts = cursor.Split('|');
        long Number(int index) => long.Parse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture);
        return new(parts[0], new(Number(1), TimeSpan.Zero), Number(2)) { Operation = parts[3].Length == 0 ? null : parts[3], Offset = Number(4), Read = Number(5), Before = Number(6), Anew = (int)Number(7), Spent = Number(8) };
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Stage}|{ClaimedAt.UtcTicks}|{All}|{Operation}|{Offset}|{Read}|{Before}|{Anew}|{Spent}");

    /// <summary>The place at which the stage is begun anew.</summary>
    public BulkPlace Again(DateTimeOffset now) =>
        new(Stage, now, All) { Before = Before, Anew = Anew + 1, Spent = long.TryParse(ShopifyPast.Number(Operation), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Spent };
}
