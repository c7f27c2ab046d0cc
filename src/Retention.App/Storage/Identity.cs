using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>Whom names belong to, and the directory's form of the names.</summary>
/// <param name="Loaded">The shopper.</param>
/// <param name="Names">The names that the shopper is told of, as the directory knows them, in the order in which they were given. Customer ids and tokens of somebody else are not among them.</param>
/// <param name="Elsewhere">Tokens of a cart or a checkout that belong to somebody else, each with that shopper's id.</param>
internal sealed record Resolved(Loaded Loaded, IReadOnlyList<KnownName> Names, IReadOnlyList<(KnownName Token, string Shopper)> Elsewhere);

/// <summary>
/// Finds the one shopper whom names belong to. The strongest known name decides; unknown ones are added before the event is applied, so that
/// a subject belongs to one shopper. Whom a weaker name leads to is judged by <see cref="Belonging"/>. A name that is first seen costs one
/// operation: it is put in, and a conflict tells that it was known.
/// </summary>
internal sealed class Identity(NameDirectory directory, ShopperStore shoppers)
{
    /// <summary>The shopper of these names, the strongest first; a new one when all are unknown.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="happened">The event that the names are of; null when only names are known.</param>
    /// <param name="names">The names.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Resolved> ResolveAsync(string shop, Happened? happened, IReadOnlyList<Name> names, CancellationToken cancellation)
    {
        var known = names.Select(name => directory.Hash(shop, name)).ToArray();
        var owners = new string[known.Length];
        var (loaded, by) = await FirstAsync(shop, known, cancellation); // "by" is the place of the strongest name that is known to lead there.
        var merged = false;
        for (var place = 0; place < known.Length; place++)
        {
            owners[place] = await OwnerAsync(shop, happened, names[place], known[place], loaded.Shopper, cancellation);
            while (!Is(owners[place], loaded))
            {
                var other = await FollowAsync(shop, owners[place], cancellation);
                owners[place] = other.Shopper.Id;
                directory.Remember(shop, known[place], other.Shopper.Id);
                if (Is(other.Shopper.Id, loaded))
                {
                    loaded = other; // Read later, and maybe joined by somebody meanwhile.
                    break;
                }

                if (by == known.Length)
                {
                    // Nothing leads to the newcomer yet, so there is none. A customer id decides; an address may be another customer's.
                    loaded = known[place].Kind == NameKind.Customer || Belonging.CanBe(other.Shopper, known) ? other : loaded;
                    break;
                }

                var (stronger, weaker, link) = place < by ? (other, loaded, known[by].Kind) : (loaded, other, known[place].Kind);
                var bond = Belonging.Between(happened, known, stronger.Shopper, weaker.Shopper, link);
                if (bond != Bond.OnePerson)
                {
                    loaded = bond == Bond.TwoPeopleAndTheOthersOrder ? weaker : stronger;
                    break;
                }

                merged = true;
                if (await MergeAsync(shop, loaded, other, cancellation) is { } joined)
                    (loaded, owners[place]) = (joined, joined.Shopper.Id);
                else
                    loaded = await FollowAsync(shop, loaded.Shopper.Id, cancellation); // Somebody else changed one of them meanwhile: they are judged again.
            }

            if (Is(owners[place], loaded))
                by = Math.Min(by, place);
        }

        return await ToldAsync(shop, loaded, known, owners, merged, cancellation);
    }

    /// <summary>A shopper by id, or whoever that one was merged into. A merge that was cut short is finished.</summary>
    public async Task<Loaded> FollowAsync(string shop, string shopper, CancellationToken cancellation)
    {
        while (true)
        {
            var loaded = await shoppers.LoadAsync(shop, shopper, cancellation);
            if (loaded.Shopper.MergingInto is { } winner)
                await FinishAsync(shop, loaded, await FollowAsync(shop, winner, cancellation), cancellation);
            else if (loaded.Shopper.MergedInto is { } next)
                shopper = next;
            else
                return loaded;
        }
    }

    /// <summary>One name for each shopper to whom any of the names leads; the strongest name when all are unknown.</summary>
    public async Task<IReadOnlyList<Name>> OwnersAsync(string shop, IReadOnlyList<Name> names, CancellationToken cancellation)
    {
        var owners = new Dictionary<string, Name>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (await directory.FindAsync(shop, directory.Hash(shop, name), cancellation) is { } known)
                owners.TryAdd((await FollowAsync(shop, known, cancellation)).Shopper.Id, name);
        }

        return owners.Count == 0 ? [names[0]] : [.. owners.Values];
    }

    // Where to begin, and the place of the name that leads there: with somebody who is remembered, else with the state that the strongest name
    // would have, else with somebody new, to whom no name leads yet.
    private async Task<(Loaded Loaded, int By)> FirstAsync(string shop, KnownName[] names, CancellationToken cancellation)
    {
        string? recalled = null; // Asked once for each: what is remembered may end at any moment.
        var remembered = Array.FindIndex(names, name => (recalled = directory.Recall(shop, name)) is not null);
        if (recalled is not null)
        {
            var loaded = await FollowAsync(shop, recalled, cancellation);
            // One stronger name that is not remembered is put in, which tells all. Of several, one may turn out to be known when others were put in
            // already: that does no harm only where the two are merged then.
            if (Belonging.CanBe(loaded.Shopper, names) && (remembered <= 1 || loaded.Shopper.IsNameless))
                return (loaded, remembered);
        }

        if (names[0].Kind == NameKind.Order)
        {
            // An order is seldom the first that is heard of somebody.
            return await directory.FindAsync(shop, names[0], cancellation) is { } owner
                ? (await FollowAsync(shop, owner, cancellation), 0)
                : (new(new Shopper { Id = Keys.ShopperId(shop, names[0]) }, ETag: null), names.Length);
        }

        // Ids follow from the first name that was heard, most often the strongest: its state tells in one read what the directory tells in two.
        var first = await shoppers.LoadAsync(shop, Keys.ShopperId(shop, names[0]), cancellation);
        if (first.ETag is null)
            return (first, names.Length);
        directory.Remember(shop, names[0], first.Shopper.Id);
        return (first.Shopper is { MergingInto: null, MergedInto: null } ? first : await FollowAsync(shop, first.Shopper.Id, cancellation), 0);
    }

    // To whom the name leads now. One that is unknown leads to the shopper from here on.
    private async Task<string> OwnerAsync(string shop, Happened? happened, Name name, KnownName known, Shopper shopper, CancellationToken cancellation)
    {
        if (!(name.Kind == NameKind.Order ? shopper.Order(name.Value) is not null : shopper.Names.Contains(known)))
            return await directory.AddAsync(shop, known, shopper.Id, cancellation);
        // An address that the shopper gave may still lead to a guest; once it is confirmed, that one is looked for.
        return name.Kind == NameKind.Email && happened is CustomerReported { IsEmailConfirmed: true }
            ? await directory.FindAsync(shop, known, cancellation) ?? shopper.Id
            : shopper.Id;
    }

    // Nobody is told of a customer id or a token that leads to somebody else: what stands in a state leads there.
    private async Task<Resolved> ToldAsync(string shop, Loaded loaded, KnownName[] names, string[] owners, bool merged, CancellationToken cancellation)
    {
        var told = new List<KnownName>();
        var elsewhere = new List<(KnownName, string)>();
        foreach (var (name, owner) in names.Zip(owners))
        {
            var isElsewhere = (name.IsToken || name.Kind == NameKind.Customer) && !Is(owner, loaded)
                && !(merged && Is((await FollowAsync(shop, owner, cancellation)).Shopper.Id, loaded));
            if (!isElsewhere)
                told.Add(name);
            else if (name.IsToken)
                elsewhere.Add((name, owner));
        }

        return new(loaded, told, elsewhere);
    }

    // Freeze the loser, add it to the winner with a mark, leave a pointer: killed after any step, the next reader goes on. Null when somebody
    // else changed one of them meanwhile.
    private async Task<Loaded?> MergeAsync(string shop, Loaded one, Loaded other, CancellationToken cancellation)
    {
        var (winner, loser) = Belonging.GoesOn(one.Shopper, other.Shopper) ? (one, other) : (other, one);
        if (loser.ETag is null)
        {
            // A name leads to it, and nothing is known of it yet: a pointer is all that is needed.
            return await shoppers.CommitAsync(shop, loser, loser.Shopper with { MergedInto = winner.Shopper.Id }, [], cancellation) ? winner : null;
        }

        var frozen = await shoppers.ReplaceAsync(shop, loser, loser.Shopper with { MergingInto = winner.Shopper.Id }, [], cancellation);
        return frozen is null ? null : await FinishAsync(shop, frozen, winner, cancellation);
    }

    // Null when somebody changed the winner meanwhile: whoever reads the loser again comes back here.
    private async Task<Loaded?> FinishAsync(string shop, Loaded loser, Loaded winner, CancellationToken cancellation)
    {
        var merged = Merge.Into(winner.Shopper, loser.Shopper with { MergingInto = null });
        var joined = ReferenceEquals(merged, winner.Shopper) ? winner : await shoppers.ReplaceAsync(shop, winner, merged, [Joining(shop, merged, loser.Shopper.Id)], cancellation);
        if (joined is not null)
        {
            var pointer = new Shopper { Id = loser.Shopper.Id, MergedInto = winner.Shopper.Id, ErasedAt = loser.Shopper.ErasedAt };
            await shoppers.CommitAsync(shop, loser, pointer, [], cancellation);
        }

        return joined;
    }

    // When who was joined, for whoever tells the story later.
    private static Azure.Data.Tables.TableEntity Joining(string shop, Retention.Shoppers.Shopper merged, string loser)
    {
        var row = ShopperStore.Beside(shop, merged.Id, Keys.Joined(merged.Turn));
        row["Turn"] = merged.Turn;
        row["Other"] = loser;
        return row;
    }

    private static bool Is(string shopper, Loaded loaded) => string.Equals(shopper, loaded.Shopper.Id, StringComparison.Ordinal);
}
