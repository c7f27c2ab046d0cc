using System.Collections.Immutable;

namespace Retention.App.DataUse;

/// <summary>
/// Everything that the program stores, in one place for each group. Whoever stores a new field writes it here: a kind (<see cref="FieldKind"/>) and its
/// name, in the line of its record or row.
/// </summary>
internal static partial class Declared
{
    /// <summary>All declarations.</summary>
    public static ImmutableArray<Kept> All { get; } = [.. Person, .. Orders, .. Carts, .. Saved, .. Consents, .. Messages, .. Decisions, .. Reviews, .. Answers, .. Cases, .. Credit, .. Checks, .. Requests, .. OfShops, .. OfProgram];

    private static readonly ImmutableDictionary<string, Kept> ByName = All.ToImmutableDictionary(kept => kept.What, StringComparer.Ordinal);

    /// <summary>The declaration of a row; null where there is none.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="row">Its key.</param>
    public static Kept? Row(string table, string row) => ByName.GetValueOrDefault($"{table}/{row.Split('|')[0]}") ?? ByName.GetValueOrDefault($"{table}/*");

    /// <summary>The declaration of a record, container or queue; null where there is none.</summary>
    public static Kept? Find(string what) => ByName.GetValueOrDefault(what);
}
