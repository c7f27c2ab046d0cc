using System.Collections.Immutable;

namespace Retention.App.Storefronts;

/// <summary>Up to when a shop was read for what its webhooks lost: one row. All times are UTC; those of orders are by the shop's clock.</summary>
/// <param name="UpTo">The last change of an order that was read.</param>
public sealed record OrdersRead(DateTimeOffset UpTo)
{
    /// <summary>How far before <see cref="UpTo"/> it is read again: a change may be written later than it is dated (facts/woocommerce.md 3).</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    // Each time it is found to be worth it, for half an hour.
    private static readonly TimeSpan WhenQuiet = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan WhenLosing = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StaysAwake = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private const int MostKeys = 400;

    /// <summary>From when the changes are listed that are read now; null between two readings.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Which page comes next of those that begin at <see cref="From"/>: more than one only where a hundred orders changed in one second.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The mark of the page that comes next of those that begin at <see cref="From"/>, where the shop's lists go by marks; null at their beginning.</summary>
    public string? After { get; init; }

    /// <summary>When it is read next.</summary>
    public DateTimeOffset NextAt { get; init; }

    /// <summary>The keys of the last changes that were read: within the overlap nothing is applied twice.</summary>
    public ImmutableArray<string> Keys { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>When something was last found that no webhook had told; null when nothing ever was.</summary>
    public DateTimeOffset? FoundAt { get; init; }

    /// <summary>How many things were found that no webhook had told.</summary>
    public int Found { get; init; }

    /// <summary>How often in a row the shop could not be read.</summary>
    public int Failures { get; init; }

    /// <summary>What this reading wrote into the shop's <see cref="Retention.Shops.Shop.Trouble"/>; null when it wrote nothing.</summary>
    public string? Trouble { get; init; }

    /// <summary>The shop's id of the newest customer that was read; null when none was.</summary>
    public long? Customer { get; init; }

    /// <summary>The last change of a customer that was read, where the shop lists them by their changes; null when none was.</summary>
    public DateTimeOffset? CustomersUpTo { get; init; }

    /// <summary>When the customers were last listed.</summary>
    public DateTimeOffset? CustomersAt { get; init; }

    /// <summary>From when the page that comes next is listed; the end is not included, and the shop counts in seconds.</summary>
    internal DateTimeOffset Since => From ?? UpTo - Overlap;

    /// <summary>This one after a page that was not the last.</summary>
    /// <param name="last">The last change on it.</param>
    internal OrdersRead Further(DateTimeOffset last) =>
        last.AddSeconds(-1) > Since ? this with { From = last.AddSeconds(-1), Page = 1 } : this with { From = Since, Page = Page + 1 };

    /// <summary>This one with what a page told.</summary>
    /// <param name="keys">The keys of its changes.</param>
    /// <param name="last">The last change on it; null when it was empty.</param>
    /// <param name="found">How many of them no webhook had told.</param>
    /// <param name="now">The moment.</param>
    internal OrdersRead With(IEnumerable<string> keys, DateTimeOffset? last, int found, DateTimeOffset now)
    {
        ImmutableArray<string> all = [.. Keys.Concat(keys).Distinct(StringComparer.Ordinal)];
        return this with
        {
            Keys = all.Length <= MostKeys ? all : all[^MostKeys..],
            // A date ahead of time, of a plugin or of a clock that was set right since, would hide whatever changes until then.
            UpTo = last > UpTo ? (last < now ? last.Value : now) : UpTo,
            Found = Found + found,
            FoundAt = found > 0 ? now : FoundAt,
        };
    }

    /// <summary>This one at the end of a reading.</summary>
    internal OrdersRead Done(DateTimeOffset now) =>
        this with { From = null, Page = 1, After = null, Failures = 0, Trouble = null, NextAt = now + (FoundAt is { } found && now - found < StaysAwake ? WhenLosing : WhenQuiet) };

    /// <summary>This one after the shop could not be read: ever more seldom.</summary>
    internal OrdersRead Failed(ShopTrouble why, string? trouble, DateTimeOffset now)
    {
        var pause = !why.IsPassing || Failures > 3 ? LongestPause : FirstPause * (1 << Failures);
        return this with { Failures = Failures + 1, Trouble = trouble ?? Trouble, NextAt = now + (why.After > pause ? why.After.Value : pause) };
    }
}
