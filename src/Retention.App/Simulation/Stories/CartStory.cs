using System.Collections.Immutable;
using Retention.Events;

namespace Retention.App.Simulation.Stories;

/// <summary>What a storefront tells of carts and checkouts.</summary>
internal static class CartStory
{
    private const string Began = "checkouts/create";
    private const string Changed = "checkouts/update";

    /// <summary>A cart that is left with an address in it. Whether it is bought after all is told by the order's story.</summary>
    public static Story Left(History history, Interest interest) => new(interest.At, interest.Subject, () =>
    {
        var dice = Dice.Of(history.Settings.Seed, $"left|{interest.Subject}");
        var products = Basket.Of(history.Settings.Seed, interest.Subject, interest.Product, isSingle: false);
        var cart = Make(history, interest.Person, interest.Subject, products, interest.At);
        var named = interest.At + dice.Minutes(0.5, 6);
        var told = new List<Told>
        {
            new(interest.At, new CartReported(Anonymous(cart) with { Lines = [cart.Lines[0]], Total = cart.Lines[0].Price }), Began),
            new(named, new CartReported(cart with { UpdatedAt = named, Consents = Consents(interest.Person, named) }), Changed),
        };
        if (dice.Comes(0.3) && Later(dice.Minutes(1, 20)) is { } soon)
            told.Add(new(soon, new CartReported(cart with { UpdatedAt = soon, Lines = [.. cart.Lines.Reverse()] }), Changed));
        else if (dice.Comes(0.08) && Later(dice.Days(0.3, 1.5)) is { } nextDay) // Looked at again a day later, and left again.
            told.Add(new(nextDay, new CartReported(cart with { UpdatedAt = nextDay }), Changed));
        return told;

        // Not after it was bought.
        DateTimeOffset? Later(TimeSpan pause) => interest.BoughtAt <= named + pause ? null : named + pause;
    });

    /// <summary>A cart that nobody gave an address: there is nobody to write to.</summary>
    public static Story Nameless(History history, DateTimeOffset at, int rank) => new(at, $"nameless|{rank}", () =>
    {
        var dice = Dice.Of(history.Settings.Seed, $"nameless|{rank}");
        var somebody = history.Owner with { Phone = null, Place = dice.Pick(Place.All, place => place.Weight) };
        var products = Basket.Of(history.Settings.Seed, $"nameless|{rank}", first: null, isSingle: false);
        var cart = Anonymous(Make(history, somebody, $"nameless|{rank}", products, at)) with { CheckoutToken = null };
        var changed = at + dice.Minutes(1, 15);
        return dice.Comes(0.3)
            ? [new(at, new CartReported(cart), "carts/create"), new(changed, new CartReported(cart with { UpdatedAt = changed }), "carts/update")]
            : [new(at, new CartReported(cart), "carts/create")];
    });

    /// <summary>A cart that somebody fills, and then empties.</summary>
    public static IEnumerable<Told> Emptied(History history, Person person, DateTimeOffset at, Dice dice)
    {
        var subject = EmptiedBy(person);
        var cart = Make(history, person, subject, Basket.Of(history.Settings.Seed, subject, first: null, isSingle: false), at);
        var emptied = at + dice.Minutes(2, 50);
        yield return new(at, new CartReported(cart), Began);
        yield return new(emptied, new CartReported(cart with { UpdatedAt = emptied, Lines = [], Total = null }), Changed);
    }

    /// <summary>What the cart that somebody empties is called.</summary>
    public static string EmptiedBy(Person person) => $"emptied|{person.Id}";

    /// <summary>The checkout that an order comes from.</summary>
    public static IEnumerable<Told> Bought(History history, Purchase purchase, Dice dice)
    {
        var cart = Make(history, purchase.Person, purchase.Cart, Basket.Of(history.Settings.Seed, purchase), purchase.At);
        if (purchase.From is { Kind: InterestKind.Cart } left)
        {
            cart = cart with { CreatedAt = left.At };
        }
        else
        {
            var begun = purchase.At - dice.Minutes(3, 40);
            cart = cart with { CreatedAt = begun, UpdatedAt = begun };
            yield return new(begun, new CartReported(dice.Comes(0.5) ? Anonymous(cart) : cart), Began);
            var changed = begun.AddSeconds(Math.Floor((purchase.At - begun).TotalSeconds * 0.6));
            yield return new(changed, new CartReported(cart with { UpdatedAt = changed }), Changed);
        }

        if (dice.Comes(0.7))
            yield return new(purchase.At.AddSeconds(1), new CartReported(cart with { UpdatedAt = purchase.At, CompletedAt = purchase.At }), Changed);
    }

    /// <summary>The token of a cart.</summary>
    public static string CartToken(History history, string subject) => Dice.Token(history.Settings.Seed, $"cart token|{subject}");

    /// <summary>The token of the checkout of a cart.</summary>
    public static string CheckoutToken(History history, string subject) => Dice.Token(history.Settings.Seed, $"checkout token|{subject}");

    /// <summary>What a person who allows it says at the checkout.</summary>
    public static ImmutableArray<Consent> Consents(Person person, DateTimeOffset at)
    {
        var consents = new List<Consent>();
        if (person.Permission == Permission.Checkout)
            consents.Add(new(Channel.Email, Purpose.Marketing, IsGranted: true, at, "checkout") { Wording = "Email me with news and offers" });
        if (person.AllowsTexts)
            consents.Add(new(Channel.Text, Purpose.Marketing, IsGranted: true, at, "checkout") { IsConfirmed = true, Wording = "Text me with news and offers" });
        return [.. consents];
    }

    private static Cart Make(History history, Person person, string subject, Product[] products, DateTimeOffset at)
    {
        var lines = Basket.Lines(history, person, products, at);
        var token = CartToken(history, subject);
        return new()
        {
            Id = token,
            CartToken = token,
            CheckoutToken = CheckoutToken(history, subject),
            CreatedAt = at,
            UpdatedAt = at,
            Email = person.Email,
            Phone = person.Phone,
            FirstName = person.FirstName,
            Locale = person.Place.Locale,
            Country = person.Place.Country,
            Region = person.Place.Region,
            Street = person.Street,
            PostalCode = person.PostalCode,
            Url = $"https://shop.example.com/cart/{token}",
            Lines = lines,
            Total = Basket.Total(person, lines),
        };
    }

    private static Cart Anonymous(Cart cart) => cart with { Email = null, Phone = null, FirstName = null, Street = null, PostalCode = null };
}
