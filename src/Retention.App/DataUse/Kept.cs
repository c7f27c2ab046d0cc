using System.Collections.Immutable;

namespace Retention.App.DataUse;

/// <summary>A stored field.</summary>
/// <param name="Name">Its name as it is stored.</param>
/// <param name="Kind">What it tells.</param>
internal sealed record KeptField(string Name, FieldKind Kind);

/// <summary>
/// The declaration of one stored record, row, blob or message: every field that it has, what it is kept for, and for how long. The page "What do you
/// keep about me?" is made from these, and a test fails where the program stores what stands in none of them.
/// </summary>
/// <param name="What">A record by its name, <c>Order</c>; a row by its table and how its key begins, <c>shoppers/consent</c>, or <c>plan/*</c> for all of a table; a container or queue, <c>blob/imports</c>.</param>
/// <param name="Group">What it belongs to.</param>
/// <param name="Use">What it is kept for.</param>
/// <param name="Until">For how long.</param>
/// <param name="Fields">Its fields: of a record all, of a row those beside the record that lies in it.</param>
internal sealed record Kept(string What, DataGroup Group, Use Use, KeptUntil Until, ImmutableArray<KeptField> Fields)
{
    /// <summary>A declaration.</summary>
    /// <param name="what">See <see cref="What"/>.</param>
    /// <param name="group">See <see cref="Group"/>.</param>
    /// <param name="use">See <see cref="Use"/>.</param>
    /// <param name="until">See <see cref="Until"/>.</param>
    /// <param name="fields">Kinds, each followed by its fields: <c>"Time placedAt paidAt; Email email"</c>.</param>
    public static Kept Of(string what, DataGroup group, Use use, KeptUntil until, string fields = "") => new(what, group, use, until, Read(fields));

    /// <summary>What is no shopper's.</summary>
    public static Kept OfShop(string what, string fields = "") => Of(what, DataGroup.None, Use.Running, KeptUntil.ShopLeaves, fields.Length == 0 ? "" : $"Inner {fields}");

    /// <summary>Whether it is a row, and of which table and key's beginning; null where it is something else.</summary>
    public (string Table, string Key)? Row => What.Split('/') is [not ("blob" or "queue") and var table, var key] ? (table, key) : null;

    private static ImmutableArray<KeptField> Read(string fields) =>
    [
        .. from part in fields.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           let words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries)
           from name in words[1..]
           select new KeptField(name, Enum.Parse<FieldKind>(words[0])),
    ];
}
