using Retention.Events;

namespace Retention.Shoppers;

/// <summary>What two shoppers are to each other to whom the names of one event lead.</summary>
public enum Bond
{
    /// <summary>Two people who share a name: the event is told to the one whom the stronger name leads to.</summary>
    TwoPeople,

    /// <summary>Two people, and the order that is told of is the other's, who had it first: the event is told to that one.</summary>
    TwoPeopleAndTheOthersOrder,

    /// <summary>One person: the two are merged.</summary>
    OnePerson,
}

/// <summary>
/// The rules of who is who. Only a customer id or a confirmed address makes one person of two: anybody can type an address at a checkout, and
/// couples share carts. A name that leads to nobody yet belongs to whom the event's strongest known name leads to.
/// </summary>
public static class Belonging
{
    /// <summary>Whether an event with these names can be this shopper's: not of somebody who is known under another customer id only.</summary>
    public static bool CanBe(Shopper shopper, IReadOnlyCollection<KnownName> names) =>
        !names.Any(IsCustomer) || !shopper.Names.Any(IsCustomer) || shopper.Names.Any(name => IsCustomer(name) && names.Contains(name));

    /// <summary>Judges two shoppers to whom the names of one event lead. The order of the lines is the rule: the first that fits holds.</summary>
    /// <param name="happened">The event; null when only names are known.</param>
    /// <param name="names">All names of the event.</param>
    /// <param name="known">To whom the stronger name leads.</param>
    /// <param name="other">To whom the weaker name leads.</param>
    /// <param name="link">The kind of the weaker name.</param>
    public static Bond Between(Happened? happened, IReadOnlyCollection<KnownName> names, Shopper known, Shopper other, NameKind link)
    {
        if (happened is CustomersMerged && link == NameKind.Customer)
            return Bond.OnePerson; // The platform says so, and only it may say so of two customers.
        if (AreTwoCustomers(names, known, other))
            return TwoPeople(link);
        if (known.IsNameless || other.IsNameless)
            return Bond.OnePerson; // Somebody without a name of a person: the other half of an order or a cart.
        if (happened is CustomerReported { IsEmailConfirmed: true } && link == NameKind.Email)
            return Bond.OnePerson; // The address is confirmed to be the customer's: whoever was known by it is this customer.
        if (link == NameKind.Order && names.Any(IsCustomer) && !other.Names.Any(IsCustomer))
            return Bond.OnePerson; // The guest's own order stands under this customer id now.
        return TwoPeople(link);
    }

    /// <summary>
    /// Which of two goes on when they are merged: a customer before a guest, a guest before somebody nameless, else the first by id. It does
    /// not depend on the event, and nobody ever falls in rank, so two workers never merge each into the other.
    /// </summary>
    public static bool GoesOn(Shopper one, Shopper other) =>
        (Rank(one), string.CompareOrdinal(other.Id, one.Id)).CompareTo((Rank(other), 0)) > 0;

    // An order belongs to whom it belonged first, whatever address or customer it gets later: so it is thanked for once.
    private static Bond TwoPeople(NameKind link) => link == NameKind.Order ? Bond.TwoPeopleAndTheOthersOrder : Bond.TwoPeople;

    // The stronger one may be so new that only the event tells the customer id.
    private static bool AreTwoCustomers(IReadOnlyCollection<KnownName> names, Shopper known, Shopper other)
    {
        var ids = known.Names.Where(IsCustomer).Concat(names.Where(IsCustomer)).ToHashSet();
        return ids.Count > 0 && other.Names.Any(IsCustomer) && !other.Names.Any(ids.Contains);
    }

    private static int Rank(Shopper shopper) => shopper.Names.Any(IsCustomer) ? 2 : shopper.IsNameless ? 0 : 1;

    private static bool IsCustomer(KnownName name) => name.Kind == NameKind.Customer;
}
