using System.Collections.Immutable;
using Retention.Decisions;

namespace Retention.Law;

/// <summary>A row of the table: when texts may go somewhere, by the shopper's own clock.</summary>
/// <param name="Place">Where it holds, as a merchant reads it.</param>
/// <param name="Country">The country by its ISO code; empty for everywhere else.</param>
/// <param name="Regions">Its regions, ISO 3166-2 without the country; none for those that no other row of the country names.</param>
/// <param name="Window">The hours.</param>
/// <param name="Source">Where that stands, as a merchant reads it.</param>
public sealed record TextRule(string Place, string Country, ImmutableArray<string> Regions, SendWindow Window, string Source)
{
    /// <summary>How many texts may go within 24 hours; null for no such limit in the law.</summary>
    public int? MostPerDay { get; init; }

    /// <summary>Tells the days on which none may go, by the shopper's own calendar; null for none.</summary>
    public Func<DateOnly, bool>? IsHoliday { get; init; }

    /// <summary>What a merchant should know beside it; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether it is to be confirmed by a lawyer before it is relied on.</summary>
    public bool ToConfirm { get; init; }

    /// <summary>Where it holds and stands, in one line.</summary>
    public string Said => $"{Place}: {Source}{(ToConfirm ? " (confirm before use)" : "")}";

    /// <summary>What both allow.</summary>
    /// <param name="other">The other row.</param>
    /// <param name="place">Where both hold.</param>
    public TextRule And(TextRule other, string place) => this with
    {
        Place = place,
        Regions = [],
        Window = Window.Within(other.Window),
        Source = Source == other.Source ? Source : $"{Source}; {other.Source}",
        MostPerDay = MostPerDay is null || other.MostPerDay < MostPerDay ? other.MostPerDay : MostPerDay,
        IsHoliday = IsHoliday is null ? other.IsHoliday : other.IsHoliday is null ? IsHoliday : day => IsHoliday(day) || other.IsHoliday(day),
        ToConfirm = ToConfirm || other.ToConfirm,
    };
}
