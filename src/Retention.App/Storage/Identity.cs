using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>Whom names belong to, and the directory's form of the names.</summary>
/// <param name="Loaded">The shopper.</param>
/// <param name="Names">The names as the directory knows them, in the order in which they were given.</param>
internal sealed record Resolved(Loaded Loaded, IReadOnlyList<KnownName> Names);

/// <summary>
/// Finds the one shopper whom names belong to. The strongest known name decides; unknown ones are added before the event is applied, so that
/// a subject belongs to one shopper. A shopper of whom only an order's id was known is merged into the one who turns out to own the order.
/// </summary>
internal sealed class Identity(NameDirectory directory, ShopperStore shoppers)
{
    /// <summary>The shopper of these names, the strongest first; a new one when all are unknown.</summary>
    public async Task<Resolved> ResolveAsync(string shop, IReadOnlyList<Name> names, CancellationToken cancellation)
    {
        var known = names.Select(name => directory.Hash(shop, name)).ToArray();
        var loaded = await FirstKnownAsync(shop, known, cancellation);
        foreach (var (name, hashed) in names.Zip(known))
        {
            if (IsKnown(loaded.Shopper, name, hashed))
                continue;
            var owner = await directory.AddAsync(shop, hashed, loaded.Shopper.Id, cancellation);
            if (string.Equals(owner, loaded.Shopper.Id, StringComparison.Ordinal))
                continue;
            var other = await FollowAsync(shop, owner, cancellation);
            if (string.Equals(other.Shopper.Id, loaded.Shopper.Id, StringComparison.Ordinal))
                continue;
            // Two people may share an address or a token; only somebody without any name of a person is joined without being asked.
            if (other.Shopper.IsNameless)
                loaded = await MergeAsync(shop, other, loaded, cancellation);
            else if (name.Kind == NameKind.Order)
                loaded = other; // An order belongs to whom it belonged first, whatever address or customer it gets later: so it is thanked for once.
        }

        return new(loaded, known);
    }

    /// <summary>A shopper by id, or whoever that one was merged into. A merge that was cut short is finished.</summary>
    public async Task<Loaded> FollowAsync(string shop, string shopper, CancellationToken cancellation)
    {
        while (true)
        {
            var loaded = await shoppers.LoadAsync(shop, shopper, cancellation);
            if (loaded.Shopper.MergingInto is { } winner)
                await FinishAsync(shop, loaded, winner, cancellation);
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

    private async Task<Loaded> FirstKnownAsync(string shop, IReadOnlyList<KnownName> names, CancellationToken cancellation)
    {
        foreach (var name in names)
        {
            if (await directory.FindAsync(shop, name, cancellation) is { } known)
                return await FollowAsync(shop, known, cancellation);
        }

        // The id follows from the strongest name, so that two workers who meet the same newcomer make one.
        var newcomer = names[0];
        var shopper = Keys.Hash($"{shop}|{newcomer.Kind}|{newcomer.Hash}");
        return await FollowAsync(shop, await directory.AddAsync(shop, newcomer, shopper, cancellation), cancellation);
    }

    private static bool IsKnown(Shopper shopper, Name name, KnownName hashed) =>
        name.Kind == NameKind.Order ? shopper.Order(name.Value) is not null : shopper.Names.Contains(hashed);

    // Freeze the loser, add it to the winner with a mark, leave a pointer: killed after any step, the next reader goes on.
    private async Task<Loaded> MergeAsync(string shop, Loaded loser, Loaded winner, CancellationToken cancellation)
    {
        while (loser.Shopper.IsNameless && !string.Equals(loser.Shopper.Id, winner.Shopper.Id, StringComparison.Ordinal))
        {
            // Of two without a name the first by id wins, so that two workers never merge each into the other.
            if (winner.Shopper.IsNameless && string.CompareOrdinal(loser.Shopper.Id, winner.Shopper.Id) < 0)
                (loser, winner) = (winner, loser);
            // When somebody else changed the loser meanwhile, it is read again: left out now, it would never be merged.
            await shoppers.CommitAsync(shop, loser, loser.Shopper with { MergingInto = winner.Shopper.Id }, [], cancellation);
            loser = await FollowAsync(shop, loser.Shopper.Id, cancellation);
            winner = await FollowAsync(shop, winner.Shopper.Id, cancellation);
        }

        return winner;
    }

    private async Task FinishAsync(string shop, Loaded loser, string winner, CancellationToken cancellation)
    {
        var into = await FollowAsync(shop, winner, cancellation);
        var merged = Merge.Into(into.Shopper, loser.Shopper with { MergingInto = null });
        if (!ReferenceEquals(merged, into.Shopper) && !await shoppers.CommitAsync(shop, into, merged, [], cancellation))
            return; // Somebody changed the winner meanwhile: the caller reads again and comes back here.
        var pointer = new Shopper { Id = loser.Shopper.Id, MergedInto = into.Shopper.Id, ErasedAt = loser.Shopper.ErasedAt };
        await shoppers.CommitAsync(shop, loser, pointer, [], cancellation);
    }
}
