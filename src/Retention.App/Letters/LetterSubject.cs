using System.Collections.Immutable;
using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Events;
using Retention.Languages;
using Retention.Tiers;

namespace Retention.App.Letters;

/// <summary>What a letter is about, and to whom it goes: an order, a cart, or a saved item.</summary>
/// <param name="To">The address.</param>
/// <param name="FirstName">The given name; null when not known.</param>
internal sealed record LetterSubject(string To, string? FirstName)
{
    /// <summary>The telephone number, as it was entered; null when not known.</summary>
    public string? Phone { get; init; }

    /// <summary>The shopper's language; null when not known.</summary>
    public string? Locale { get; init; }

    /// <summary>The shopper's country; null when not known.</summary>
    public string? Country { get; init; }

    /// <summary>The order's number; null when it is about none.</summary>
    public string? Number { get; init; }

    /// <summary>When the order was placed (UTC); null when it is about none.</summary>
    public DateTimeOffset? PlacedAt { get; init; }

    /// <summary>The item's name; null when it is about none in particular.</summary>
    public string? Item { get; init; }

    /// <summary>Where the button leads; null for the shop's front page.</summary>
    public string? Url { get; init; }

    /// <summary>The goods.</summary>
    public ImmutableArray<OrderLine> Lines { get; init; } = [];

    /// <summary>How many more there are.</summary>
    public int LinesLeftOut { get; init; }

    /// <summary>What they cost together; null when not known.</summary>
    public Money? Total { get; init; }

    /// <summary>The level at which the shopper is; null for none.</summary>
    public Tier? Tier { get; init; }

    /// <summary>The language of a letter about it: the shopper's, else the shop's, else English.</summary>
    public string LanguageAt(Shops.Shop shop) => Wordbooks.LanguageOf(Locale, shop.Locale);

    /// <summary>Whether the names and pictures of items were taken out: whoever writes says <see cref="LetterWords.Items"/> instead.</summary>
    public bool IsDiscreet { get; private init; }

    /// <summary>The same without any item's name, variant or picture, and without an address that may spell them: one line for all of them.</summary>
    public LetterSubject Discreet() => IsDiscreet ? this : this with
    {
        IsDiscreet = true,
        Item = Item is null ? null : "",
        Url = Item is null ? Url : null,
        Lines = Lines.IsEmpty ? [] : [new("", Variant: null, Lines.Sum(line => line.Quantity) + LinesLeftOut, Item is null ? Total : Lines[0].Price, Image: null)],
        LinesLeftOut = 0,
    };

    /// <summary>An order; null when it has no address.</summary>
    public static LetterSubject? Of(Order? order) => order?.Email is not { } to ? null : new(to, order.FirstName)
    {
        Phone = order.Phone,
        Locale = order.Locale,
        Country = order.Country,
        Number = order.Number,
        PlacedAt = order.PlacedAt,
        Lines = order.Lines,
        LinesLeftOut = order.LinesLeftOut,
        Total = order.Total,
    };

    /// <summary>A cart, to the address entered with it, else to the customer's; null when there is neither.</summary>
    public static LetterSubject? Of(Cart? cart, CustomerReported? customer) => cart is null || (cart.Email ?? customer?.Email) is not { } to ? null : new(to, cart.FirstName ?? customer?.FirstName)
    {
        Phone = cart.Phone,
        Locale = cart.Locale,
        Country = cart.Country ?? customer?.Country,
        Url = cart.Url,
        Lines = cart.Lines,
        LinesLeftOut = cart.LinesLeftOut,
        Total = cart.Total,
    };

    /// <summary>A saved item as the shop offers it now, to the address under which it was saved, else to the customer's; null when there is neither.</summary>
    public static LetterSubject? Of(ItemSaved? saved, Item? offer, CustomerReported? customer)
    {
        if (saved is null || (saved.Email ?? customer?.Email) is not { } to)
            return null;
        var item = offer ?? saved.Item;
        return new(to, saved.FirstName ?? customer?.FirstName)
        {
            Country = customer?.Country,
            Item = saved.Item.Title,
            Url = item.Url ?? saved.Item.Url,
            Lines = [new(saved.Item.Title, saved.Item.Variant, Quantity: 1, item.Price, item.Image ?? saved.Item.Image)],
        };
    }
}

/// <summary>Reads what a letter is about from the rows beside the shopper's state.</summary>
internal sealed class LetterSubjects(ShopperStore shoppers)
{
    /// <summary>What the journey is about, without the items' names where the shop or the shopper wants none; null when it, or the address, is no longer kept.</summary>
    public async Task<LetterSubject?> FindAsync(Seen seen, CancellationToken cancellation)
    {
        var subject = await ReadAsync(seen, cancellation);
        subject = subject is null ? null : subject with { Tier = TierRule.LevelOf(seen.Shopper, seen.Shop) };
        // A saved item tells no language, nor does every storefront's order; and what the shopper chose counts before either.
        if (subject is not null && seen.Shopper.LanguageOf(subject.Locale) is { } language && language != subject.Locale)
            subject = subject with { Locale = language };
        return seen.Shop.Settings.IsDiscreet || seen.Shopper.WantsDiscretion ? subject?.Discreet() : subject;
    }

    private async Task<LetterSubject?> ReadAsync(Seen seen, CancellationToken cancellation)
    {
        var about = seen.Journey.About;
        if (seen.Order is not null)
            return LetterSubject.Of((await RowAsync(seen, Keys.Order(about), cancellation))?.Read(Stored.Default.Order));
        if (seen.Cart is { } cart)
            return LetterSubject.Of((await RowAsync(seen, Keys.Cart(about), cancellation))?.Read(Stored.Default.Cart), cart.Contact?.EmailKey is null ? await CustomerAsync(seen, cancellation) : null);
        if (seen.Item is not { } item)
            return null;
        var saved = (await RowAsync(seen, Keys.SavedItem(about), cancellation))?.Read(Stored.Default.ItemSaved);
        var offer = (await RowAsync(seen, Keys.Offer(about), cancellation))?.Read(Stored.Default.Item);
        return LetterSubject.Of(saved, offer, item.EmailKey is null ? await CustomerAsync(seen, cancellation) : null);
    }

    private async Task<CustomerReported?> CustomerAsync(Seen seen, CancellationToken cancellation) =>
        (await RowAsync(seen, Keys.Profile, cancellation))?.Read(Stored.Default.CustomerReported);

    private Task<TableEntity?> RowAsync(Seen seen, string row, CancellationToken cancellation) => shoppers.FindAsync(seen.Shop.Id, seen.Shopper, row, cancellation);
}
