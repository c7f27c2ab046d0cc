using Azure.Data.Tables;
using Retention.App.Cases;
using Retention.App.Crediting;
using Retention.App.Photos;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Privacy;

/// <summary>
/// Erases what is kept of a person beside the state: orders with their lines, messages with their addresses, what they wrote. The state itself holds hashes
/// only, and stays: it is how the program knows that this person is never to be written to.
/// </summary>
internal sealed class Erasure(ShopperStore shoppers, WaitingFor waiting, CaseStore cases, SuppressionList suppressions, FollowedStore followed, CreditErasure credit, ReviewStore reviews, PhotoStore photos, AnonymousLists lists)
{
    private static readonly string[] Personal =
        ["order|", "cart|", "item|", "offer|", Keys.Profile, "message|", Keys.Reviews, Keys.Drafts, Keys.Answers, Keys.AllPosts, Keys.Codes, Keys.Confirmations, Keys.Letters, Keys.AllWritten, Keys.AllTold, Keys.MailedLinks, Keys.AllChoices];

    /// <summary>Erases, also what is kept under those who were merged into this shopper. Done again, it finds nothing more.</summary>
    /// <returns>How many rows were erased, those of cases, followed links and credit aside.</returns>
    public async Task<int> EraseAsync(string shop, Shopper shopper, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var id in shopper.Merged.Add(shopper.Id))
            count += await EraseAsync(shop, id, cancellation);
        await cases.EraseAsync(shop, shopper.Merged.Add(shopper.Id), cancellation);
        // The addresses stay on the list of those who are not written to, by their hashes alone.
        foreach (var (channel, address) in AddressesOf(shopper))
            await suppressions.ForgetNameAsync(shop, channel, address, cancellation);
        foreach (var name in shopper.Names.Where(name => name.Kind == NameKind.Email))
            await lists.EraseAsync(shop, name.Hash, cancellation);
        // Whose rows still bear another id or day is taken out of the line when met there (see ItemFanOut).
        foreach (var item in shopper.Items)
        {
            if (item.SavedAt is { } saved)
                await waiting.RemoveAsync(shop, item.Id, Keys.Waiting(saved, shopper.Id), cancellation);
        }

        return count;
    }

    /// <summary>The addresses and telephone numbers that are kept of a shopper, and of those who were merged into it: whatever lies elsewhere as it came is searched for them.</summary>
    public async Task<IReadOnlyCollection<Name>> NamesAsync(string shop, Shopper shopper, CancellationToken cancellation)
    {
        var names = new HashSet<Name>();
        foreach (var beginning in Personal.Where(beginning => beginning != Keys.Letters))
        {
            await foreach (var row in shoppers.Rows(shop, shopper, beginning, cancellation))
                names.UnionWith(PersonalNames.Of(row));
        }

        return names;
    }

    private static IEnumerable<(Channel Channel, string Address)> AddressesOf(Shopper shopper) =>
        shopper.Names.Where(name => name.Kind == NameKind.Email).Select(name => (Channel.Email, name.Hash))
            .Concat(shopper.Refusals.Select(address => (Channel.Email, address)))
            .Concat(shopper.Consents.Select(word => (word.Channel, word.Address)))
            .Concat(shopper.Suppressions.Select(told => (told.Channel, told.Address))).Distinct();

    private async Task<int> EraseAsync(string shop, string shopper, CancellationToken cancellation)
    {
        var personal = new List<TableEntity>();
        foreach (var beginning in Personal)
        {
            await foreach (var row in shoppers.Rows(shop, shopper, beginning, cancellation))
                personal.Add(row);
        }

        await shoppers.DeleteAsync(personal, cancellation);
        await followed.EraseAsync(shop, shopper, cancellation);
        await credit.EraseAsync(shop, shopper, cancellation);
        await reviews.EraseAsync(shop, shopper, cancellation);
        return personal.Count + await photos.EraseAsync(shop, shopper, cancellation);
    }
}
