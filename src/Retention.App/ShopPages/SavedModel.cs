using System.Collections.Immutable;
using Retention.App.ForShoppers;
using Retention.App.Letters;

namespace Retention.App.ShopPages;

/// <summary>What the list's part of a page shows.</summary>
/// <param name="Words">Our words.</param>
/// <param name="Shop">The shop's name.</param>
/// <param name="Action">Where its forms are posted to.</param>
/// <param name="Items">What is on it, the newest first.</param>
public sealed record SavedModel(ShopperWords Words, string Shop, string Action, ImmutableArray<SavedHere> Items)
{
    /// <summary>The id of a list without an account; null for a customer's, and where there is none.</summary>
    public string? List { get; init; }

    /// <summary>The address of the list's own page.</summary>
    public string ListPage => $"{Action}{(Action.Contains('?', StringComparison.Ordinal) ? '&' : '?')}list={List}";

    /// <summary>Whether it is a customer's.</summary>
    public bool IsCustomers { get; init; }

    /// <summary>Whether it is a page of its own, as it is without script.</summary>
    public bool IsPage { get; init; }

    /// <summary>Whether an address was typed in that nobody has confirmed.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether its address was confirmed.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>What was just done, or what is wrong; null for nothing.</summary>
    public string? Message { get; init; }

    /// <summary>The variant that was just taken off, which can be put back; null for none.</summary>
    public string? Undo { get; init; }

    /// <summary>Whether it is wrong.</summary>
    public bool IsFault { get; init; }

    /// <summary>The list as it is shown to this visitor.</summary>
    internal static SavedModel Of(ProxyVisit visit, ShownList list) => new(visit.Words, visit.Shop.Brand.Name, visit.Page("saved"), [.. list.Items.Select(one => SavedHere.Of(visit, one))])
    {
        IsPage = visit.As == ProxyForm.Page,
        IsCustomers = visit.Call.Customer is not null,
        IsAsked = list.Address == ListAddress.Asked,
        IsConfirmed = list.Address == ListAddress.Confirmed,
    };
}

/// <summary>An item on the list.</summary>
/// <param name="Id">The storefront's id of the variant.</param>
/// <param name="Title">Its name.</param>
/// <param name="Variant">Size, colour; null when there is none.</param>
/// <param name="Price">What it costs now; null where that is not known.</param>
/// <param name="Picture">Its picture, as small as it is shown; null for none.</param>
/// <param name="Page">Its page; null where none is known.</param>
/// <param name="IsSoldOut">Whether it can't be bought now.</param>
/// <param name="IsWaiting">Whether the shopper asked to hear when it can.</param>
public sealed record SavedHere(string Id, string Title, string? Variant, string? Price, string? Picture, string? Page, bool IsSoldOut, bool IsWaiting)
{
    /// <summary>What it cost when it was saved; null where it costs the same, or that is not known.</summary>
    public string? Then { get; init; }

    private const int Small = 144; // Twice the space that it has, for screens with small dots.

    /// <summary>The item, as it is shown to this visitor.</summary>
    internal static SavedHere Of(ProxyVisit visit, ShownItem one) => new(
        one.Item.Id,
        one.Item.Title,
        one.Item.Variant,
        one.Item.Price is { } price ? MoneyText.Of(price, visit.Locale ?? visit.Shop.Locale, visit.Shop.Country) : null,
        PictureOf(one.Item.Image),
        Uri.TryCreate(one.Item.Url, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" ? page.AbsoluteUri : null,
        one.Item.Available == 0,
        one.WantsStock)
    {
        Then = one.PriceWhenSaved is { } then && one.Item.Price is { } now && then.Currency == now.Currency && then != now ? MoneyText.Of(then, visit.Locale ?? visit.Shop.Locale, visit.Shop.Country) : null,
    };

    private static string? PictureOf(string? url) =>
        !Uri.TryCreate(url, UriKind.Absolute, out var image) || image.Scheme != Uri.UriSchemeHttps ? null
        : image.Host == "cdn.shopify.com" ? $"{image.AbsoluteUri}{(image.Query.Length > 0 ? '&' : '?')}width={Small}"
        : image.AbsoluteUri;
}
