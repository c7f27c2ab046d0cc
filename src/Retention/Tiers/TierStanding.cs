using System.Collections.Immutable;

namespace Retention.Tiers;

/// <summary>At which level a shopper is. Days are those of the shop's calendar.</summary>
/// <param name="Level">The level's key; null for none any more.</param>
/// <param name="ChangedOn">The day on which it last changed: it does so at most once a day.</param>
/// <param name="Version">The version of the levels by which it was last rated.</param>
public sealed record TierStanding(string? Level, DateOnly ChangedOn, int Version)
{
    private const int MostReached = 12;

    /// <summary>The level before that change; null for none.</summary>
    public string? Before { get; init; }

    /// <summary>The day on which to look again though nothing happens; null for never.</summary>
    public DateOnly? LookOn { get; init; }

    /// <summary>The levels that were reached, each with its year, like <c>gold~2026</c>: what is given for one is given once in it.</summary>
    public ImmutableArray<string> Reached { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The name of a level in a year, among <see cref="Reached"/>.</summary>
    public static string InYear(string level, DateOnly day) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{level}~{day.Year}");

    /// <summary>Of two shoppers who are one: what changed last. Of the same day it stays what it was.</summary>
    public static TierStanding? Joined(TierStanding? kept, TierStanding? gone) =>
        kept is null || gone is null ? kept ?? gone : (gone.ChangedOn > kept.ChangedOn ? gone : kept) with
        {
            LookOn = kept.LookOn is null ? gone.LookOn : gone.LookOn is null || kept.LookOn < gone.LookOn ? kept.LookOn : gone.LookOn,
            Reached = Last([.. kept.Reached.Union(gone.Reached, StringComparer.Ordinal).Order(StringComparer.Ordinal)]),
        };

    /// <summary>This standing after a change to another level.</summary>
    internal TierStanding MovedTo(string? level, DateOnly today, int version) => new(level, today, version) { Before = Level, Reached = Reached };

    /// <summary>This standing with the level reached in this year.</summary>
    internal TierStanding Reaching(string inYear) => Reached.Contains(inYear, StringComparer.Ordinal) ? this : this with { Reached = Last(Reached.Add(inYear)) };

    private static ImmutableArray<string> Last(ImmutableArray<string> all) => all.Length <= MostReached ? all : all[^MostReached..];
}
