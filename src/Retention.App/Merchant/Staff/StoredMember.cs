using System.Collections.Immutable;

namespace Retention.App.Merchant.Staff;

/// <summary>A member of the staff as stored. All times are UTC.</summary>
/// <param name="Address">The address, sealed; null once the member was removed: then the row only remembers the codes of the last day.</param>
/// <param name="AddedAt">When it was added.</param>
internal sealed record StoredMember(string? Address, DateTimeOffset AddedAt)
{
    /// <summary>When it was confirmed; null before.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The code that was mailed last, hashed; null when none is open.</summary>
    public string? Code { get; init; }

    /// <summary>Until when that code counts.</summary>
    public DateTimeOffset CodeUntil { get; init; }

    /// <summary>How often a wrong code was entered for it.</summary>
    public int Tries { get; init; }

    /// <summary>How many codes were ever mailed there: each has its own message.</summary>
    public int Codes { get; init; }

    /// <summary>When codes were mailed there, of the last day.</summary>
    public ImmutableArray<DateTimeOffset> CodesAt { get => field.IsDefault ? [] : field; init; } = [];
}
