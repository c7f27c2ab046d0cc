using Azure.Data.Tables;
using Retention.App.Explaining;
using Retention.App.Letters;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Evidence;

/// <summary>
/// Gathers what proves whether one person was to be written to: each word of the ledger, each place on the suppression list, each message with the
/// basis that it went on. Of that person only, and read once; nothing is changed.
/// </summary>
internal sealed class EvidencePack(Identity identity, NameDirectory directory, ShopperStore shoppers, ShopperAddresses addresses, SuppressionList list, SentCopies copies, TimeProvider time)
{
    // Whoever has more of either is no person: an address of a marketplace, say. The file says so.
    private const int MostMessages = 500;
    private const int MostAddresses = 20;

    /// <summary>The pack of whoever is called so; null when nobody is.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="who">A whole e-mail address, or our id of the shopper.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Proof?> FindAsync(Shop shop, string who, CancellationToken cancellation)
    {
        var id = Keys.IsShopperId(who) ? who : Name.OfEmail(who) is { } email ? await directory.FindAsync(shop.Id, directory.Hash(shop.Id, email), cancellation) : null;
        if (id is null || await identity.FollowAsync(shop.Id, id, cancellation) is not { ETag: not null, Shopper: var shopper })
            return null;
        var story = await Story.ReadAsync(shop.Id, shopper, shoppers, cancellation);
        var names = await NamesAsync(shop.Id, story, cancellation);
        var messages = story.Messages.Where(WentOut).OrderBy(row => row.GetDateTimeOffset("ClaimedAt")).ToList();
        var sent = new List<SentProof>();
        foreach (var row in messages.Take(MostMessages))
            sent.Add(await SentAsync(shop, story, row, cancellation));
        await foreach (var row in shoppers.Rows(shop.Id, shopper, Keys.Confirmations, cancellation))
        {
            if (row.GetDateTimeOffset("SentAt") is { } at)
                sent.Add(new(at, row.GetString("Message")!, "Please confirm (double opt-in)", row.GetString("To"), Subject: null, row.GetString("State")!, "Service: it asks to confirm what the person agreed to, and advertises nothing."));
        }

        return new(shop.Brand.Name, shopper.Id, time.GetUtcNow(), shopper.ErasedAt)
        {
            Addresses = [.. names.Select(name => name.Value).Distinct(StringComparer.Ordinal)],
            Words = [.. story.Ledger.Select(row => WordOf(row, names))],
            Suppressions = await SuppressionsAsync(shop.Id, shopper, names, cancellation),
            Messages = sent,
            IsCut = story.IsCut || messages.Count > MostMessages,
        };
    }

    // Each hash that anything is on file about, with the address itself where that is kept.
    private async Task<Dictionary<(Channel Channel, string Hash), string>> NamesAsync(string shop, Story story, CancellationToken cancellation)
    {
        var hashes = story.Shopper.Names.Where(name => name.Kind == NameKind.Email).Select(name => (Channel.Email, name.Hash))
            .Concat(story.Ledger.Select(row => (Enum.Parse<Channel>(row.GetString("Channel")!), row.GetString("Address")!)))
            .Concat(story.Shopper.Suppressions.Select(told => (told.Channel, told.Address))).Distinct().Take(MostAddresses).ToList();
        var names = new Dictionary<(Channel, string), string>();
        foreach (var (channel, hash) in hashes)
        {
            var known = story.Shopper.IsErased || channel == Channel.Text ? null : (await addresses.FindAsync(shop, story.Shopper, hash, cancellation))?.Email;
            names[(channel, hash)] = known ?? (story.Shopper.IsErased ? null : (await list.FindAsync(shop, channel, hash, cancellation))?.Name) ?? $"{(channel == Channel.Text ? "a number" : "an address")} of which only the hash {hash[..Math.Min(8, hash.Length)]} is kept";
        }

        return names;
    }

    private async Task<IReadOnlyList<SuppressionProof>> SuppressionsAsync(string shop, Shopper shopper, Dictionary<(Channel Channel, string Hash), string> names, CancellationToken cancellation)
    {
        var found = new List<SuppressionProof>();
        foreach (var ((channel, hash), name) in names)
        {
            if (await list.FindAsync(shop, channel, hash, cancellation) is { } on)
                found.Add(new(on.Suppression.At, name, channel, on.Suppression.Cause, on.Suppression.Purpose, on.Source));
        }

        found.AddRange(shopper.Suppressions.Where(told => !found.Exists(on => on.At == told.At && on.Cause == told.Cause))
            .Select(told => new SuppressionProof(told.At, names.GetValueOrDefault((told.Channel, told.Address), "another address"), told.Channel, told.Cause, told.Purpose, "the shopper's own record")));
        return found;
    }

    private async Task<SentProof> SentAsync(Shop shop, Story story, TableEntity row, CancellationToken cancellation)
    {
        var (at, key, version, step) = (row.GetDateTimeOffset("ClaimedAt") ?? row.GetDateTimeOffset("At")!.Value, row.GetString("Flow")!, row.GetInt32("FlowVersion"), row.GetInt32("Step") ?? 0);
        var id = row.RowKey[Keys.Message("").Length..];
        var copy = story.Shopper.IsErased ? null : await copies.FindAsync(shop.Id, story.Shopper, id, row.GetInt32("Attempt") ?? 1, cancellation);
        return new(at, id, Plain.StepTitle(key, version, step), copy?.To, copy?.Subject, row.GetString("State")!, Basis.Of(story, key, version, step, at));
    }

    private static bool WentOut(TableEntity row) =>
        Enum.Parse<MessageState>(row.GetString("State")!) is MessageState.Sent or MessageState.Delivered or MessageState.Bounced or MessageState.Blocked or MessageState.Unknown or MessageState.Lost;

    private static WordProof WordOf(TableEntity row, Dictionary<(Channel Channel, string Hash), string> names)
    {
        var (channel, hash) = (Enum.Parse<Channel>(row.GetString("Channel")!), row.GetString("Address")!);
        return new(row.GetDateTimeOffset("At")!.Value, names.GetValueOrDefault((channel, hash), "another address"), channel, row.GetString("Word") == "granted", row.GetString("Source") ?? "")
        {
            Purpose = row.GetString("Purpose"),
            Topic = row.GetString("Topic"),
            IsConfirmed = row.GetBoolean("IsConfirmed") == true,
            Wording = row.GetString("Wording"),
            Evidence = row.GetString("Evidence"),
        };
    }
}
