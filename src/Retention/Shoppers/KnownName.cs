using Retention.Events;

namespace Retention.Shoppers;

/// <summary>A name as the directory knows it: its kind and a keyed hash, never the name itself.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Hash">A keyed hash of shop, kind and value: the same name in two shops has two hashes.</param>
public sealed record KnownName(NameKind Kind, string Hash)
{
    /// <summary>Set where the name leads to another shopper: it tells which cart or address is meant, and not who this one is.</summary>
    public bool? IsOthers { get; init; }

    /// <summary>Whether the shopper's state remembers it: orders are remembered by themselves, and what people share is no name.</summary>
    public bool Tells => IsOthers is null && Kind is not (NameKind.Order or NameKind.Phone or NameKind.Street);

    /// <summary>Whether it names a checkout or a cart, of which a shopper has many in turn.</summary>
    public bool IsToken => Kind is NameKind.Checkout or NameKind.Cart;
}

/// <summary>Finds names by their kind.</summary>
public static class KnownNames
{
    /// <summary>The hash of the first name of this kind; null when there is none.</summary>
    public static string? HashOf(this IReadOnlyCollection<KnownName> names, NameKind kind)
    {
        foreach (var name in names)
        {
            if (name.Kind == kind)
                return name.Hash;
        }

        return null;
    }
}
