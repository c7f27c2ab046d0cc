using Retention.Events;

namespace Retention.Shoppers;

/// <summary>What decisions need of a cart. What lies in it stands in a row beside the shopper's state. All times are UTC.</summary>
public sealed record KnownCart
{
    /// <summary>Its name within the shop: the hash of the cart's token, or of the checkout's where no cart is named.</summary>
    public required string Id { get; init; }

    /// <summary>The hash of the checkout's token; null before there is one.</summary>
    public string? CheckoutKey { get; init; }

    /// <summary>When it was begun; null while only its purchase is known.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Which report of it this is: older ones change nothing; null while only its purchase is known.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The earliest moment at which it was told to be an order.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Whether it was bought under another shopper's name.</summary>
    public bool IsBoughtElsewhere { get; init; }

    /// <summary>Whether nothing lies in it.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>What it would cost.</summary>
    public Money? Value { get; init; }

    /// <summary>Who left it, as entered at the checkout; null before. Reports of the cart alone do not tell it.</summary>
    public Contact? Contact { get; init; }

    /// <summary>Whether the storefront says how to come back to it.</summary>
    public bool HasUrl { get; init; }

    /// <summary>All that either knows of this cart: the newest report decides, and what was told once stays known.</summary>
    public KnownCart With(KnownCart other)
    {
        var newest = IsOlderThan(other) ? other : this;
        return newest with
        {
            CheckoutKey = Joined.Last(CheckoutKey, other.CheckoutKey),
            CreatedAt = Joined.Earlier(CreatedAt, other.CreatedAt),
            CompletedAt = Joined.Earlier(CompletedAt, other.CompletedAt),
            IsBoughtElsewhere = IsBoughtElsewhere || other.IsBoughtElsewhere,
            Contact = Contact.Newer(Contact, other.Contact),
            HasUrl = HasUrl || other.HasUrl,
        };
    }

    /// <summary>A report of a cart, with the names in it as the directory knows them.</summary>
    public static KnownCart Of(Cart cart, IReadOnlyCollection<KnownName> names) => new()
    {
        Id = Own(names, NameKind.Cart) ?? Own(names, NameKind.Checkout) ?? cart.Id,
        CheckoutKey = names.HashOf(NameKind.Checkout),
        CreatedAt = cart.CreatedAt,
        UpdatedAt = cart.UpdatedAt,
        CompletedAt = cart.CompletedAt,
        IsEmpty = cart.Lines.IsEmpty,
        Value = cart.Total,
        Contact = Contact.Of(cart, names),
        HasUrl = cart.Url is not null,
    };

    // A cart that is another's by its token is a cart of its own here: a letter's id follows from it.
    private static string? Own(IReadOnlyCollection<KnownName> names, NameKind kind) => names.FirstOrDefault(name => name.Kind == kind && name.IsOthers is null)?.Hash;

    // Of two reports of the same moment any will do, if it is always the same one.
    private bool IsOlderThan(KnownCart other) => Joined.Rank(Nullable.Compare(other.UpdatedAt, UpdatedAt), other.IsEmpty.CompareTo(IsEmpty), Joined.Rank(other.Value, Value)) > 0;
}

/// <summary>Who left a cart, as entered at its checkout: hashes, never the names themselves.</summary>
/// <param name="ToldAt">Which report told it (UTC).</param>
/// <param name="EmailKey">The hash of the address; null when none was entered.</param>
/// <param name="PhoneKey">The hash of the telephone number; null when none was entered.</param>
/// <param name="StreetKey">The hash of the postal address; null when none was entered.</param>
/// <param name="Country">Two-letter ISO code of the country; null when not told.</param>
/// <param name="Region">The region within the country; null when not told.</param>
public sealed record Contact(DateTimeOffset ToldAt, string? EmailKey, string? PhoneKey, string? StreetKey, string? Country, string? Region)
{
    /// <summary>The contact that a report tells; null when it tells none.</summary>
    public static Contact? Of(Cart cart, IReadOnlyCollection<KnownName> names)
    {
        var told = new Contact(cart.UpdatedAt, names.HashOf(NameKind.Email), names.HashOf(NameKind.Phone), names.HashOf(NameKind.Street), cart.Country, cart.Region);
        return told.EmailKey is null && told.PhoneKey is null ? null : told;
    }

    /// <summary>The contact that was told last; of two of the same moment always the same one.</summary>
    public static Contact? Newer(Contact? one, Contact? other) => one is null ? other : other is null ? one : other.IsAfter(one) ? other : one;

    private bool IsAfter(Contact other) => Joined.Rank(
        ToldAt.CompareTo(other.ToldAt),
        string.CompareOrdinal(EmailKey, other.EmailKey),
        string.CompareOrdinal(PhoneKey, other.PhoneKey),
        string.CompareOrdinal(StreetKey, other.StreetKey),
        string.CompareOrdinal(Country, other.Country),
        string.CompareOrdinal(Region, other.Region)) > 0;
}
