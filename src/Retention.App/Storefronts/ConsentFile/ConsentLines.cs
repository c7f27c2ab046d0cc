using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Storefronts.ConsentFile;

/// <summary>
/// Takes over what the lines of a file about consent say, or only looks whether it is news. Whoever must not be written to goes on the shop's list;
/// who agreed, or wants no offers, has it in the ledger, with the file and the line as evidence. An imported yes counts only where nothing else is
/// known; a no without a time counts from the import on. Twice is once.
/// </summary>
internal sealed class ConsentLines(SuppressionList list, NameDirectory directory, Identity identity, EventArrived events)
{
    private const int AtOnce = 8;

    /// <summary>Takes them over; for a dry run it only looks.</summary>
    /// <returns>What became of each, in the order of the file.</returns>
    public async Task<IReadOnlyCollection<ImportLine>> TakeAsync(string shop, ImportProgress import, ImmutableArray<ConsentLine> lines, CancellationToken cancellation)
    {
        var done = new ConcurrentBag<ImportLine>();
        // What several lines say of one address is taken in their order, so that the evidence is the first of them, killed or not.
        await Parallel.ForEachAsync(lines.GroupBy(line => line.Email ?? line.Phone, StringComparer.Ordinal), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (same, stopping) =>
        {
            foreach (var line in same)
                done.Add(new(line.Line, await TakeAsync(shop, import, line, stopping)));
        });
        return [.. done.OrderBy(line => line.Line)];
    }

    private async Task<string> TakeAsync(string shop, ImportProgress import, ConsentLine line, CancellationToken cancellation)
    {
        var what = line.Words.IsEmpty ? ImportLine.Silent : ImportLine.Known;
        foreach (var word in line.Words)
        {
            var isNews = IsForTheList(import, word) ? await ListAsync(shop, import, line, word, cancellation) : await TellAsync(shop, import, line, word, cancellation);
            what = isNews ? ImportLine.New : what;
        }

        return what;
    }

    // Of a file of consents a mere no is a word about offers; whoever unsubscribed or bounced is on the list either way.
    private static bool IsForTheList(ImportProgress import, LineWord word) => import.Source.Kind == HistorySource.SuppressionFile || word.Says is not (Says.Yes or Says.NoOffers);

    private async Task<bool> ListAsync(string shop, ImportProgress import, ConsentLine line, LineWord word, CancellationToken cancellation)
    {
        var name = NameOf(line, word.Channel);
        var address = directory.Hash(shop, name).Hash;
        var (cause, purpose) = word.Says switch
        {
            Says.Bounced => (SuppressionCause.Bounce, (Purpose?)null),
            Says.Complained => (SuppressionCause.Complaint, null),
            Says.NoOffers => (SuppressionCause.Imported, Purpose.Marketing),
            _ => (SuppressionCause.Imported, null),
        };
        var found = await list.FindAsync(shop, word.Channel, address, cancellation);
        var (known, source) = (found?.Suppression, string.Create(CultureInfo.InvariantCulture, $"import {import.Id}, line {line.Line}"));
        // Whoever wrote this very line may have died before its owner was told.
        var isAgain = found?.Source == source;
        var suppression = new Suppression(address, word.Channel, cause, word.At ?? import.StartedAt) { Purpose = purpose };
        // Without a time the same list given again says nothing new, whatever its owner allowed since.
        var isKnown = !isAgain && known is not null && (word.At is null ? known.Cause == cause && known.Purpose == purpose : !SuppressionList.Outweighs(suppression, known));
        if (!import.Source.IsDryRun && !isKnown)
        {
            await list.AddAsync(shop, new(suppression, source, name.Value), cancellation);
            // Letters are held by what is known of the address's owner; a number is nobody's name, and texts ask the list.
            if (line.Email is not null && word.Channel == Channel.Email)
                await PutAsync(shop, import, word, address, Told(import, line, word, suppression), suppression.At, cancellation);
        }

        return known is null || isAgain || (!isKnown && SuppressionList.Outweighs(suppression, known));
    }

    // What its owner said, the owner can take back later; that it is dead, or complained, stays.
    private static Happened Told(ImportProgress import, ConsentLine line, LineWord word, Suppression suppression) => suppression.Cause == SuppressionCause.Imported
        ? new ConsentReported(ConsentOf(import, line, word, suppression.Purpose)) { Email = line.Email }
        : new AddressSuppressed(Channel.Email, suppression.Cause, suppression.At) { Email = line.Email };

    private async Task<bool> TellAsync(string shop, ImportProgress import, ConsentLine line, LineWord word, CancellationToken cancellation)
    {
        var consent = ConsentOf(import, line, word, Purpose.Marketing);
        var address = directory.Hash(shop, NameOf(line, word.Channel)).Hash;
        var isNews = await IsNewsAsync(shop, line.Email!, ConsentWord.Of(consent, address), cancellation);
        if (import.Source.IsDryRun)
            return isNews;
        var told = new ConsentReported(consent) { Email = line.Email, Phone = word.Channel == Channel.Text ? line.Phone : null };
        await PutAsync(shop, import, word, address, told, consent.At, cancellation);
        return isNews;
    }

    private static Consent ConsentOf(ImportProgress import, ConsentLine line, LineWord word, Purpose? purpose) =>
        new(word.Channel, purpose, word.Says == Says.Yes, word.At ?? import.StartedAt, ConsentWord.Imported)
        {
            IsConfirmed = word.IsConfirmed,
            Wording = word.Where is { } where ? $"as the file says: {where}" : null,
            Evidence = string.Create(CultureInfo.InvariantCulture, $"{import.Source.FileName ?? "file"}, line {line.Line}{(word.At is null ? ", without a time" : "")}"),
        };

    // Its key follows from what it says, so that the same line of another export is the same word.
    private Task PutAsync(string shop, ImportProgress import, LineWord word, string address, Happened told, DateTimeOffset at, CancellationToken cancellation)
    {
        var key = Keys.Hash(string.Create(CultureInfo.InvariantCulture, $"consent|{address}|{word.Channel}|{word.Says}|{word.At?.UtcTicks}"), length: 24);
        return events.HandleAsync(EventMessage.Of(shop, key, import.StartedAt, told, topic: "import") with { HappenedAt = at }, cancellation);
    }

    private async Task<bool> IsNewsAsync(string shop, string email, ConsentWord word, CancellationToken cancellation)
    {
        if (await directory.FindAsync(shop, directory.Hash(shop, Name.OfEmail(email)!), cancellation) is not { } owner)
            return true;
        var before = (await identity.FollowAsync(shop, owner, cancellation)).Shopper.Consents.FirstOrDefault(word.IsAbout);
        return before is null || (before.YieldsTo(word) && (before.IsGranted != word.IsGranted || before.IsConfirmed != word.IsConfirmed));
    }

    private static Name NameOf(ConsentLine line, Channel channel) => channel == Channel.Email ? Name.OfEmail(line.Email)! : Name.OfPhone(line.Phone)!;
}
