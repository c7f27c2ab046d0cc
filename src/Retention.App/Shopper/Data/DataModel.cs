using System.Collections.Immutable;

namespace Retention.App.ForShoppers;

/// <summary>What the page about data tells of what was posted last.</summary>
public enum DataTold
{
    /// <summary>Nothing was posted.</summary>
    Nothing,

    /// <summary>The code was right: now the file can be had.</summary>
    Proven,

    /// <summary>The letter that confirms an erasure is on its way.</summary>
    Asked,

    /// <summary>No more such letters can go today.</summary>
    TooMany,

    /// <summary>It could not be sent.</summary>
    NotSent,
}

/// <summary>One kind of thing that is kept, in the shopper's words; all but the count is made from the declarations.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Count">How much of it there is about this person; null where that is not counted.</param>
/// <param name="Kinds">What its fields tell.</param>
/// <param name="Uses">What it is kept for.</param>
/// <param name="Periods">For how long.</param>
/// <param name="Processed">Who handles it.</param>
public sealed record DataPart(string Title, int? Count, string Kinds, ImmutableArray<string> Uses, ImmutableArray<string> Periods, string Processed);

/// <summary>The page that says what is kept about somebody.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="Parts">What is kept.</param>
/// <param name="Told">What became of what was posted.</param>
/// <param name="IsErased">Whether the person was erased.</param>
/// <param name="Operator">Whom to ask who runs the program; null where that is not set.</param>
public sealed record DataModel(ShopFace Face, ImmutableArray<DataPart> Parts, DataTold Told, bool IsErased, string? Operator);
