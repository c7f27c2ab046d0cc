using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shops;

namespace Retention.App.ForShoppers;

/// <summary>
/// Takes the address that a visitor typed in for a list of saved items, and asks its mailbox whether the list is theirs: by one letter. Until its button is
/// pressed nobody is told of the list: no shopper is made or changed, and none is reminded. Whoever typed it can't tell from the answer whether the address is
/// known, or was asked before.
/// </summary>
internal sealed class AskingForList(AnonymousLists lists, NameDirectory directory, PluginCalls calls, Inbox inbox)
{
    /// <summary>The key in links and queue messages; no journey of a shopper's is called so.</summary>
    public const string Flow = "confirm-list";

    /// <summary>The state of a letter that is still to go.</summary>
    public const string Asked = "asked";

    /// <summary>For how many days the letter's link works; an address that has not answered by then may be asked about another list.</summary>
    public const int Days = 30;

    private const int MostOfVisitor = 10;
    private const int MostOfList = 5;
    private const int MostOfShop = 100;

    /// <summary>The hash of the address that a queue message is about; null when it is about something else.</summary>
    public static string? AddressOf(StepMessage step) => step.Journey.StartsWith($"{Flow}|", StringComparison.Ordinal) ? step.Journey[(Flow.Length + 1)..] : null;

    /// <summary>Takes the address; null unless it is none, or too many were typed in.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="list">The list's id.</param>
    /// <param name="asked">What was typed in.</param>
    /// <param name="wording">The words that stood beside the field.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<NotAtShop?> AskAsync(Shop shop, string list, LinkAsked asked, string wording, DateTimeOffset now, CancellationToken cancellation)
    {
        if (Name.OfEmail(asked.Email) is not { } email)
            return NotAtShop.NoAddress;
        if ((asked.Visitor.Length > 0 && !await calls.MayAsync(shop.Id, "list by visitor", asked.Visitor, MostOfVisitor, now, cancellation))
            || !await calls.MayAsync(shop.Id, "list", list, MostOfList, now, cancellation)
            || !await calls.MayAsync(shop.Id, "list", shop.Id, MostOfShop, now, cancellation))
            return NotAtShop.TooOften;
        var (address, row, isTheirs) = (directory.Hash(shop.Id, email), Keys.List(list), false);
        await lists.ChangeAsync(shop.Id, row, kept =>
        {
            isTheirs = kept.ConfirmedAt is not null && kept.Email == email.Value;
            return isTheirs || kept.Entries.IsEmpty ? kept : kept with { Email = email.Value, ConfirmedAt = null, Locale = asked.Locale ?? kept.Locale, Wording = wording };
        }, kept => kept.Email is null ? null : address, now, cancellation);
        if (!isTheirs && await ClaimAsync(shop.Id, address.Hash, email.Value, row, asked.Locale, now, cancellation))
            await inbox.PutAsync(new StepMessage(StoredJson.Version, shop.Id, Keys.ShopperId(shop.Id, address), $"{Flow}|{address.Hash}"), cancellation);
        return null;
    }

    // One letter, whoever types in the address how often: the next only when its owner has answered this one, or its link has run out.
    private async Task<bool> ClaimAsync(string shop, string address, string to, string list, string? locale, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = await lists.AskedAsync(shop, address, cancellation);
        if (known is not null && known.GetDateTimeOffset("AnsweredAt") is null && known.GetDateTimeOffset("At") > now.AddDays(-Days))
            return false;
        var row = known ?? AnonymousLists.NewAsked(shop, address, now);
        (row["State"], row["At"], row["To"], row["List"], row["Language"], row["AnsweredAt"], row["ListChangedAt"]) = (Asked, now, to, list, locale, null, now);
        row["Number"] = (known?.GetInt32("Number") ?? 0) + 1;
        return await lists.WriteAskedAsync(row, cancellation);
    }
}
