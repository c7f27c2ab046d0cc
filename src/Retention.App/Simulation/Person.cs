namespace Retention.App.Simulation;

/// <summary>How a person came to allow marketing e-mail.</summary>
internal enum Permission
{
    /// <summary>Never.</summary>
    None,

    /// <summary>With the box at the checkout.</summary>
    Checkout,

    /// <summary>With the form under the page, confirmed from the address.</summary>
    Newsletter,
}

/// <summary>A simulated shopper.</summary>
internal sealed record Person
{
    /// <summary>The rank among all persons, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The given name.</summary>
    public required string FirstName { get; init; }

    /// <summary>The family name.</summary>
    public required string LastName { get; init; }

    /// <summary>The address, at example.org or example.com.</summary>
    public required string Email { get; init; }

    /// <summary>Another address that this person orders with; null for nearly all.</summary>
    public string? SecondEmail { get; init; }

    /// <summary>The telephone number; null when the person tells none.</summary>
    public string? Phone { get; init; }

    /// <summary>Where the person lives.</summary>
    public required Place Place { get; init; }

    /// <summary>Street and number.</summary>
    public required string Street { get; init; }

    /// <summary>The postal code.</summary>
    public required string PostalCode { get; init; }

    /// <summary>The rank of the order with which the person opens an account, from 0; null for who stays a guest.</summary>
    public int? AccountFrom { get; init; }

    /// <summary>Whether the person has two accounts by mistake, which the shop later joins.</summary>
    public bool HasTwoAccounts { get; init; }

    /// <summary>How marketing e-mail was allowed.</summary>
    public Permission Permission { get; init; }

    /// <summary>Whether text messages were allowed, at the checkout.</summary>
    public bool AllowsTexts { get; init; }

    /// <summary>What the person does with the shop.</summary>
    public required Habit Habit { get; init; }

    /// <summary>What tells the person apart.</summary>
    public string Id => $"person-{Index}";

    /// <summary>The storefront's id of the account.</summary>
    public string CustomerId => $"{7_100_000_000_000 + (Index * 32_768L)}";

    /// <summary>The address of the account opened by mistake.</summary>
    public string SecondAccountEmail => Email.Replace("@", "+shop@", StringComparison.Ordinal);

    /// <summary>The storefront's id of the account opened by mistake.</summary>
    public string SecondCustomerId => $"{7_100_000_016_384 + (Index * 32_768L)}";
}

/// <summary>
/// What a person does with the shop, in days of average business (see <see cref="Rhythm"/>). Orders come by the person's own rhythm; carts are
/// left and items saved beside it, and a few of those are bought after all.
/// </summary>
/// <param name="Joins">When the person comes first.</param>
/// <param name="Buys">Whether the person comes to buy; others only look.</param>
/// <param name="Gap">The mean time between two orders of the rhythm.</param>
/// <param name="Regularity">How regular the gaps are: 1 is pure chance (exponential), 6 is the breakfast coffee (Erlang's shape).</param>
/// <param name="Leaves">With which probability an order of the rhythm is the last.</param>
/// <param name="Carts">How many carts are left a day.</param>
/// <param name="Saves">How many items are saved a day.</param>
/// <param name="CartsBought">With which probability a left cart is bought after all.</param>
/// <param name="SavesBought">With which probability a saved item is bought after all.</param>
/// <param name="Favourite">What the person buys again; null for who has none.</param>
internal sealed record Habit(
    double Joins, bool Buys, double Gap, int Regularity, double Leaves, double Carts, double Saves, double CartsBought, double SavesBought, Product? Favourite);
