using Retention.App.Letters;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.ForShoppers;

/// <summary>
/// Mails the way to the page of choices to an address that somebody typed in at the shop: at most once in an hour, and only where the address is known.
/// Whoever asks can't tell whether it is, by the answer or by the time it takes: the letter goes from the queue.
/// </summary>
internal sealed class PreferencesLinks(
    ShopStore shops, NameDirectory directory, Identity identity, ShopperStore shoppers, AppStorage storage, PluginCalls calls, Inbox inbox, LetterRenderer renderer, ShopperLinks links, Channels channels, Counts counts, TimeProvider time)
{
    /// <summary>The key in links and queue messages; no journey of a shopper's is called so.</summary>
    public const string Flow = "preferences-link";

    private const int MostOfVisitor = 10;
    private const int MostOfShop = 100;
    private const string Asked = "asked";
    private static readonly TimeSpan Apart = TimeSpan.FromHours(1);

    /// <summary>The hash of the address that a queue message is about; null when it is about something else.</summary>
    public static string? AddressOf(StepMessage step) => step.Journey.StartsWith($"{Flow}|", StringComparison.Ordinal) ? step.Journey[(Flow.Length + 1)..] : null;

    /// <summary>Hears the wish; null unless what was typed in is no address, or too much was.</summary>
    public async Task<NotAtShop?> AskAsync(Shop shop, LinkAsked asked, DateTimeOffset now, CancellationToken cancellation)
    {
        if (Name.OfEmail(asked.Email) is not { } email)
            return NotAtShop.NoAddress;
        if (!await calls.MayAsync(shop.Id, "link by visitor", asked.Visitor, MostOfVisitor, now, cancellation) || !await calls.MayAsync(shop.Id, "link", shop.Id, MostOfShop, now, cancellation))
            return NotAtShop.TooOften;
        var address = directory.Hash(shop.Id, email);
        if (await directory.FindAsync(shop.Id, address, cancellation) is not { } id || (await identity.FollowAsync(shop.Id, id, cancellation)).Shopper is not { IsErased: false } shopper)
            return null;
        var known = await shoppers.FindAsync(shop.Id, shopper.Id, Keys.MailedLink(address.Hash), cancellation);
        if (known?.GetDateTimeOffset("At") > now - Apart)
            return null;
        var row = ShopperStore.Beside(shop.Id, shopper.Id, Keys.MailedLink(address.Hash));
        (row["State"], row["At"], row["To"], row["Language"], row["Number"]) = (Asked, now, email.Value, asked.Locale, (known?.GetInt32("Number") ?? 0) + 1);
        await storage.Shoppers.UpsertEntityAsync(row, Azure.Data.Tables.TableUpdateMode.Replace, cancellation);
        await inbox.PutAsync(new StepMessage(StoredJson.Version, shop.Id, shopper.Id, $"{Flow}|{address.Hash}"), cancellation);
        return null;
    }

    /// <summary>Hands the letter over. The message is only a hint: twice, or late, it changes nothing.</summary>
    public async Task HandleAsync(StepMessage step, string address, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        // All sending is stopped where the brake is on; who asked may ask again.
        if ((await shops.FindAsync(step.Shop, cancellation))?.Shop is not { UninstalledAt: null, IsPaused: false } shop)
            return;
        var shopper = (await identity.FollowAsync(shop.Id, step.Shopper, cancellation)).Shopper;
        if (shopper.IsErased || await shoppers.FindAsync(shop.Id, shopper, Keys.MailedLink(address), cancellation) is not { } row || row.GetString("State") != Asked || row.GetDateTimeOffset("At") < time.GetUtcNow() - Apart)
            return;
        // Where letters bounce, or are called spam, none goes, asked for or not. Who unsubscribed finds the way back here.
        if (shopper.Suppressions.Any(told => told.Address == address && told.Channel == Channel.Email && told.Cause is SuppressionCause.Bounce or SuppressionCause.Complaint))
            return;
        row["State"] = "claimed";
        if (await shoppers.ReplaceAsync(row, cancellation) is null)
            return;
        var outcome = await channels.SendAsync(Write(shop, shopper, address, row), cancellation);
        counts.Add("preferences link", outcome.GetType().Name);
    }

    private OutgoingLetter Write(Shop shop, Shopper shopper, string address, Azure.Data.Tables.TableEntity row)
    {
        var words = ShopperWords.For(row.GetString("Language"), shopper.Locale?.Tag, shop.Locale);
        var message = Keys.MessageId(shop.Id, $"{Flow}|{address}", row.GetInt32("Number")!.Value, "email");
        var pages = links.Pages(new(shop.Id, shopper.Id, address, message, Flow, address, DateOnly.FromDateTime(row.GetDateTimeOffset("At")!.Value.UtcDateTime)));
        var letter = renderer.Render(new()
        {
            Subject = words.Preferences.Title(shop.Brand.Name),
            Preheader = words.Preferences.Link,
            Heading = words.Preferences.Title(shop.Brand.Name),
            Paragraphs = [words.Preferences.Link],
            Items = [],
            Button = new(words.Preferences.LinkButton, pages.Preferences),
            Brand = LetterBrand.Of(shop.Brand),
            WhyYouGotThis = words.Preferences.LinkBecauseOf(shop.Brand.Name),
            UnsubscribeUrl = pages.Unsubscribe,
            Pages = pages,
            Language = words.Language,
        });
        return new(message, Attempt: 1, shop.Id, Flow, Clean.Line(shop.Brand.Name), row.GetString("To")!, shop.ReplyTo, letter, pages.Unsubscribe) { Shopper = shopper.Id, From = shop.From };
    }
}
