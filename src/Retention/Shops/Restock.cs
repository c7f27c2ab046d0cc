using Retention.Decisions;

namespace Retention.Shops;

/// <summary>
/// An item that came back in stock, and how far down the line of those who asked for it this was told. A place in the line is a text that sorts
/// by when they asked. First come those who have never been told of any restock, then the others. All times are UTC.
/// </summary>
public sealed record Restock
{
    /// <summary>When it came back, by the storefront's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When that was heard of.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>The last place that was told of an earlier restock; null when nobody was.</summary>
    public string? From { get; init; }

    /// <summary>Whether it is the turn of those up to <see cref="From"/>.</summary>
    public bool IsSecondTurn { get; init; }

    /// <summary>The last place that was told in this turn; null at its beginning.</summary>
    public string? Place { get; init; }

    /// <summary>How many more may be told in this wave.</summary>
    public required int Left { get; init; }

    /// <summary>When the next wave begins.</summary>
    public required DateTimeOffset NextAt { get; init; }

    /// <summary>After which place the wave goes on; null at the beginning of the line.</summary>
    public string? After => Place ?? (IsSecondTurn ? null : From);

    /// <summary>The last place of this turn; null for the end of the line.</summary>
    public string? UpTo => IsSecondTurn ? From : null;

    /// <summary>Whether this place was told already.</summary>
    public bool HasReached(string place)
    {
        var isOld = From is not null && string.CompareOrdinal(place, From) <= 0;
        var isBehind = Place is not null && string.CompareOrdinal(place, Place) <= 0;
        return isOld ? IsSecondTurn && isBehind : IsSecondTurn || isBehind;
    }

    /// <summary>The same with a new wave, when its hour has come; until then with no more to be told than there is enough for now.</summary>
    public Restock Now(DateTimeOffset now, int? available)
    {
        var size = Waves.Size(available);
        return now >= NextAt ? this with { Left = size, NextAt = now + Waves.Apart } : this with { Left = Math.Min(Left, size) };
    }

    /// <summary>The moment that counts for whoever is told now: waiting for one's turn makes no news old.</summary>
    public DateTimeOffset TurnAt(DateTimeOffset now) => At + (now - BegunAt);

    /// <summary>The same after some more were told; null when all were.</summary>
    /// <param name="last">The last of them; null when there was nobody.</param>
    /// <param name="count">How many.</param>
    /// <param name="isEnd">Whether nobody comes after them in this turn.</param>
    public Restock? Passed(string? last, int count, bool isEnd)
    {
        var after = this with { Left = Left - count };
        return !isEnd ? after with { Place = last ?? Place }
            : !IsSecondTurn && From is not null ? after with { IsSecondTurn = true, Place = null }
            : null;
    }
}
