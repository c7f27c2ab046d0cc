using System.Collections.Immutable;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;
using Recorded = Retention.Rehearsal.Recorded;

namespace Retention.App.Rehearsing;

/// <summary>
/// Who is who in a history that was never stored: the same rules as on the road (<see cref="Belonging"/>), in memory. It says of each event to
/// whom it was told, and who turned out with it to be one person. Used from one thread.
/// </summary>
internal sealed class WhoIsWho
{
    private readonly Dictionary<KnownName, string> _owners = [];
    private readonly Dictionary<string, Shopper> _known = new(StringComparer.Ordinal); // Of each only the names.
    private readonly Dictionary<string, string> _joined = new(StringComparer.Ordinal);
    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);

    /// <summary>The event as it would have been applied, and before it what somebody else has to be told: that a cart of theirs was bought.</summary>
    public IEnumerable<Recorded> Record(string key, Happened happened, DateTimeOffset at)
    {
        if (happened is ItemReported)
            return [new("", key, happened, [], at)]; // It concerns all who wait for it; the rehearsal knows who does.
        var known = happened.Names.Select(Hash).ToArray();
        if (known.Length == 0)
            return []; // It concerns the shop.
        if (happened is ShopperErased)
            return known.Select(Owner).OfType<string>().Distinct(StringComparer.Ordinal).Select(owner => new Recorded(owner, key, happened, [.. known], at));
        var (shopper, joins) = Resolve(happened, known);
        var isElsewhere = known.Where(name => IsOfOneOnly(name) && Owner(name) is { } owner && owner != shopper.Id).ToHashSet();
        ImmutableArray<KnownName> told = [.. known.Where(name => !isElsewhere.Contains(name)), .. happened.Hints.Select(Hash)];
        foreach (var name in told)
            _owners.TryAdd(name, shopper.Id);
        _known[shopper.Id] = shopper.Named(told);
        var recorded = new Recorded(shopper.Id, key, happened, told, at) { Joins = joins };
        return happened is OrderReported(var order) && _placed.Add(order.Id) ? [.. BoughtElsewhere(key, order, isElsewhere, at), recorded] : [recorded];
    }

    /// <summary>A name, hashed: nothing is kept of it beyond this run.</summary>
    public static KnownName Hash(Name name) => new(name.Kind, Keys.Hash($"{name.Kind}|{name.Value}", length: 24));

    private (Shopper Shopper, ImmutableArray<string> Joins) Resolve(Happened happened, KnownName[] names)
    {
        // The strongest known name decides; a customer id that is not known yet may not fall to another customer's address.
        var by = Array.FindIndex(names, name => Owner(name) is { } owner && Belonging.CanBe(_known[owner], names));
        var shopper = by < 0 ? new Shopper { Id = Keys.Hash($"{names[0].Kind}|{names[0].Hash}") } : _known[Owner(names[by])!];
        var joins = ImmutableArray.CreateBuilder<string>();
        if (by < 0)
            return (shopper, []);
        foreach (var name in names.Skip(by + 1))
        {
            if (Owner(name) is not { } owner || owner == shopper.Id)
                continue;
            var other = _known[owner];
            var bond = Belonging.Between(happened, names, shopper, other, name.Kind);
            if (bond == Bond.TwoPeopleAndTheOthersOrder)
                shopper = other;
            if (bond != Bond.OnePerson)
                continue;
            var (winner, loser) = Belonging.GoesOn(shopper, other) ? (shopper, other) : (other, shopper);
            (_joined[loser.Id], shopper) = (winner.Id, Merge.Into(winner, loser));
            _known[winner.Id] = shopper;
            joins.Add(loser.Id);
        }

        return (shopper, joins.ToImmutable());
    }

    // A cart that became somebody else's order: its owner is not reminded of it.
    private IEnumerable<Recorded> BoughtElsewhere(string key, Order order, HashSet<KnownName> elsewhere, DateTimeOffset at) =>
        elsewhere.Where(name => name.IsToken).GroupBy(name => Owner(name)!, StringComparer.Ordinal)
            .Select(other => new Recorded(other.Key, $"{key}|cart", new CartBoughtElsewhere(order.CheckoutToken, order.CartToken, order.PlacedAt), [.. other], at));

    private static bool IsOfOneOnly(KnownName name) => name.IsToken || name.Kind == NameKind.Customer;

    private string? Owner(KnownName name)
    {
        if (!_owners.TryGetValue(name, out var owner))
            return null;
        while (_joined.TryGetValue(owner, out var into))
            owner = into;
        return owner;
    }
}
