using System.Collections.Immutable;
using Retention.Events;

namespace Retention.App.Simulation;

/// <summary>What lies in a cart. A cart that is bought after all holds the same as when it was left.</summary>
internal static class Basket
{
    /// <summary>What an order holds.</summary>
    public static Product[] Of(int seed, Purchase purchase)
    {
        if (purchase.From is { } interest)
            return Of(seed, interest.Subject, interest.Product, isSingle: interest.Kind == InterestKind.Save);
        return Of(seed, purchase.Cart, purchase.Person.Habit.Favourite, isSingle: false);
    }

    /// <summary>What a left cart holds, or a saved item.</summary>
    /// <param name="seed">The shop's seed.</param>
    /// <param name="subject">What it is called.</param>
    /// <param name="first">What is surely in it; null when nothing is.</param>
    /// <param name="isSingle">Whether nothing else is.</param>
    public static Product[] Of(int seed, string subject, Product? first, bool isSingle)
    {
        var dice = Dice.Of(seed, $"basket|{subject}");
        var count = isSingle ? 1 : dice.Share() switch { < 0.52 => 1, < 0.8 => 2, < 0.94 => 3, _ => 5 };
        return [.. Enumerable.Range(0, count).Select(index => index == 0 && first is not null ? first : dice.Pick(Product.All, one => one.Weight)).Distinct()];
    }

    /// <summary>The lines of it, with the prices that the shopper sees at this moment.</summary>
    public static ImmutableArray<OrderLine> Lines(History history, Person person, IEnumerable<Product> products, DateTimeOffset at) =>
    [
        .. products.Select(product =>
        {
            var item = history.Items.At(product, at);
            var quantity = product.LastsDays is not null && Dice.Hash(person.Index, product.Id) % 4 == 0 ? 2 : 1;
            return new OrderLine(item.Title, item.Variant, quantity, person.Place.Price(item.Price!.Value.Minor).Times(quantity), item.Image) { ProductId = product.ProductId, VariantId = product.Id };
        }),
    ];

    /// <summary>What the lines cost together; they are of one currency.</summary>
    public static Money Total(Person person, ImmutableArray<OrderLine> lines) => new(lines.Sum(line => line.Price!.Value.Minor), new Currency(person.Place.Currency));
}
