using System.Collections.Immutable;
using Retention.Events;

namespace Retention.Shoppers;

/// <summary>
/// What decisions need to know of one shopper: one bounded row. What would grow without end stands in rows beside it.
/// It holds no name or address, only their hashes. All times are UTC.
/// </summary>
public sealed partial record Shopper
{
    /// <summary>How many orders, names, event keys, ended journeys and merged shoppers are remembered; each far outlasts the lateness at which a flow gives up.</summary>
    public const int Remembered = 100;

    /// <summary>How many journeys may be under way, far more than a person's: an address of a marketplace or a till may stand for thousands.</summary>
    public const int MostJourneys = 150;

    /// <summary>How many addresses can be refused one by one.</summary>
    public const int MostRefusals = 1_000;

    // Stands for every address: more were refused than can be remembered, and none of them may be forgotten.
    private const string Every = "*";

    /// <summary>Our id of the shopper within the shop.</summary>
    public required string Id { get; init; }

    /// <summary>The names in the directory that lead here, orders aside; the last <see cref="Remembered"/> of a person and of tokens.</summary>
    public ImmutableArray<KnownName> Names { get; init; } = [];

    /// <summary>The shopper's orders, by when they were placed; the last <see cref="Remembered"/>.</summary>
    public ImmutableArray<KnownOrder> Orders { get; init; } = [];

    /// <summary>How many paid orders, trials aside, were forgotten because there were more.</summary>
    public int ForgottenPaidOrders { get; init; }

    /// <summary>Journeys under way.</summary>
    public ImmutableArray<Journey> Journeys { get; init; } = [];

    /// <summary>Journeys that are over.</summary>
    public ImmutableArray<EndedJourney> Ended { get; init; } = [];

    /// <summary>When each flow last spoke.</summary>
    public ImmutableArray<LastHeard> Heard { get; init; } = [];

    /// <summary>The hashes of addresses that want no mail at all, for ever: of persons who were erased, and those refused before consent had a time.</summary>
    public ImmutableArray<string> Refusals { get; init; } = [];

    /// <summary>The keys of the last events that were applied, the oldest first.</summary>
    public ImmutableArray<string> Events { get; init; } = [];

    /// <summary>When the person was erased; null for everybody else.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>The shopper into whom this one is being merged; whoever reads it finishes the merge.</summary>
    public string? MergingInto { get; init; }

    /// <summary>The shopper into whom this one was merged: this row is only a pointer.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The shoppers that were merged into this one.</summary>
    public ImmutableArray<string> Merged { get; init; } = [];

    /// <summary>Whether the person was erased.</summary>
    public bool IsErased => ErasedAt is not null;

    /// <summary>Whether nothing but orders' ids is known: no customer and no address. Only such a one is merged without being asked.</summary>
    public bool IsNameless => !Names.Any(name => name.Kind is NameKind.Customer or NameKind.Email);

    /// <summary>The order with this id; null when none is remembered.</summary>
    public KnownOrder? Order(string id)
    {
        foreach (var order in Orders)
        {
            if (string.Equals(order.Id, id, StringComparison.Ordinal))
                return order;
        }

        return null;
    }

    /// <summary>The journey under way with this name; null when there is none.</summary>
    public Journey? Journey(string id)
    {
        foreach (var journey in Journeys)
        {
            if (journey.IsCalled(id))
                return journey;
        }

        return null;
    }

    /// <summary>Whether a journey with this name was ever entered, as far as is remembered; the one that spoke last is never forgotten.</summary>
    public bool HasEntered(string id)
    {
        foreach (var last in Heard)
        {
            if (string.Equals(last.Journey, id, StringComparison.Ordinal))
                return true;
        }

        return Journey(id) is not null || HasEnded(id);
    }

    /// <summary>Whether a journey with this name is over, as far as is remembered.</summary>
    public bool HasEnded(string id)
    {
        foreach (var ended in Ended)
        {
            if (string.Equals(ended.Id, id, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Whether the event with this key was applied before.</summary>
    public bool Knows(string eventKey) => Events.Contains(eventKey, StringComparer.Ordinal);

    /// <summary>Whether the address with this hash wants no mail.</summary>
    public bool Refuses(string addressHash) => Refusals.Contains(addressHash, StringComparer.Ordinal) || Refusals is [Every];

    /// <summary>Whether the flow spoke since then in another journey than this one.</summary>
    public bool HeardFrom(string flow, DateTimeOffset since, string except) => Heard.Any(last =>
        string.Equals(last.Flow, flow, StringComparison.Ordinal) && last.At > since && !string.Equals(last.Journey, except, StringComparison.Ordinal));

    /// <summary>Whether another paid order, placed before this one, is known.</summary>
    public bool HasPaidBefore(KnownOrder? order) => ForgottenPaidOrders > 0
        || Orders.Any(other => other.IsPaid && !other.IsTest && order is not null && other.PlacedAt < order.PlacedAt);

    /// <summary>Whether no order but this one is known, trials and later ones aside. One that was never paid counts: it was placed all the same.</summary>
    public bool HasOrderedNothingBefore(KnownOrder order) => Orders.Length < Remembered
        && Orders.All(other => other.IsTest || other.PlacedAt > order.PlacedAt || string.Equals(other.Id, order.Id, StringComparison.Ordinal));

    /// <summary>This shopper with the journey changed.</summary>
    public Shopper With(Journey changed) => this with
    {
        Journeys = Journey(changed.Id) is { } before ? Journeys.Replace(before, changed) : Journeys.Add(changed),
    };

    /// <summary>This shopper with the journey over.</summary>
    public Shopper Without(string journey, DateTimeOffset now) => this with
    {
        Journeys = Journeys.RemoveAll(open => open.IsCalled(journey)),
        Ended = Last(Ended.Add(new(journey, now)), Remembered),
    };

    /// <summary>This shopper with the order changed; the oldest are forgotten when there are too many.</summary>
    public Shopper With(KnownOrder changed)
    {
        var orders = Ordered.Put(Orders, changed, static order => order.Id, static (one, other) =>
            (one.PlacedAt ?? DateTimeOffset.MaxValue).CompareTo(other.PlacedAt ?? DateTimeOffset.MaxValue) is not 0 and var time ? time : string.CompareOrdinal(one.Id, other.Id));
        if (orders.Length <= Remembered)
            return this with { Orders = orders };
        var forgotten = orders.Take(Math.Max(0, orders.Length - Remembered));
        return this with
        {
            Orders = Last(orders, Remembered),
            ForgottenPaidOrders = ForgottenPaidOrders + forgotten.Count(order => order.IsPaid && !order.IsTest),
        };
    }

    /// <summary>This shopper, told of once more: the event's key and the names are remembered.</summary>
    public Shopper Told(string eventKey, IEnumerable<KnownName> names) => Named(names) with { Events = Last(Events.Add(eventKey), Remembered), Turn = Turn + 1 };

    /// <summary>
    /// This shopper with these names too. Only the last are remembered, of a person's names and of tokens apart: every checkout brings new
    /// tokens. Of orders none, since <see cref="Orders"/> has them.
    /// </summary>
    public Shopper Named(IEnumerable<KnownName> names)
    {
        var news = Names;
        foreach (var name in names)
        {
            if (name.Tells && !news.Contains(name))
                news = news.Add(name);
        }

        if (news.Length <= Remembered)
            return news == Names ? this : this with { Names = Tidy(news) };
        // The customer before the addresses: whoever types many is nobody else for that.
        var customers = Last([.. news.Where(name => name.Kind == NameKind.Customer)], Remembered);
        var addresses = Last([.. news.Where(name => !name.IsToken && name.Kind != NameKind.Customer)], Remembered - customers.Length);
        return this with { Names = [.. customers, .. addresses, .. Last([.. news.Where(name => name.IsToken)], Remembered)] };
    }

    // A person's names before tokens.
    private static ImmutableArray<KnownName> Tidy(ImmutableArray<KnownName> names) => [.. names.Where(name => !name.IsToken), .. names.Where(name => name.IsToken)];

    /// <summary>This shopper with the address refusing mail from now on.</summary>
    public Shopper Refusing(string addressHash) => Refusing([addressHash]);

    /// <summary>This shopper with all these addresses refusing mail from now on. When there are too many, every address does: none is ever forgotten.</summary>
    public Shopper Refusing(IEnumerable<string> addressHashes)
    {
        ImmutableArray<string> all = [.. Refusals.Union(addressHashes, StringComparer.Ordinal)];
        return all.Length == Refusals.Length || Refusals is [Every] ? this : this with { Refusals = all.Length > MostRefusals || all.Contains(Every, StringComparer.Ordinal) ? [Every] : all };
    }

    internal static ImmutableArray<T> Last<T>(ImmutableArray<T> all, int count) => all.Length <= count ? all : all[^count..];
}
