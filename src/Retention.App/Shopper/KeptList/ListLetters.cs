using Azure.Data.Tables;
using Retention.App.Letters;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.ForShoppers;

/// <summary>Hands over the letter that asks whether a list of saved items is its reader's. It names none of the items: whoever typed in the address could have put anything there.</summary>
internal sealed class ListLetters(
    ShopStore shops, AnonymousLists lists, NameDirectory directory, Identity identity, SuppressionList suppressions, LetterRenderer renderer, ShopperLinks links, Channels channels, LetterRoom room, Schedule schedule, Counts counts, TimeProvider time)
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(3); // Later nobody knows any more what was typed in.
    private static readonly TimeSpan Wait = TimeSpan.FromHours(1);

    /// <summary>Handles a queue message. It is only a hint: twice, or late, it changes nothing.</summary>
    public async Task HandleAsync(StepMessage step, string address, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        var now = time.GetUtcNow();
        if ((await shops.FindAsync(step.Shop, cancellation))?.Shop is not { UninstalledAt: null } shop
            || await lists.AskedAsync(shop.Id, address, cancellation) is not { } row || row.GetString("State") != AskingForList.Asked || row.GetDateTimeOffset("At") < now - Stale)
            return;
        if (!await MayAsync(shop, address, cancellation))
            return;
        if (shop.IsPaused || await room.IsFullAsync(shop, now, cancellation))
        {
            await LaterAsync(step, address, now + Wait, cancellation);
            return;
        }

        row["State"] = "claimed"; // Before it is handed over: whoever dies in between leaves it unsent rather than sent twice.
        if (!await lists.WriteAskedAsync(row, cancellation))
            return;
        await room.CountAsync(shop, now, cancellation);
        var outcome = await channels.SendAsync(Write(shop, step.Shopper, address, row), cancellation);
        counts.Add("list letter", outcome.GetType().Name);
        row["State"] = outcome is SendOutcome.TryLater ? AskingForList.Asked : outcome.GetType().Name.ToLowerInvariant();
        await lists.WriteAskedAsync(row, cancellation);
        if (outcome is SendOutcome.TryLater(var until, _))
            await LaterAsync(step, address, until ?? now + Wait, cancellation);
    }

    // Not to whoever wants no mail from the shop, was erased, or whose mailbox bounced: somebody else may have typed it in.
    private async Task<bool> MayAsync(Shop shop, string address, CancellationToken cancellation)
    {
        if (await suppressions.FindAsync(shop.Id, Channel.Email, address, cancellation) is not null)
            return false;
        return await directory.FindAsync(shop.Id, new(NameKind.Email, address), cancellation) is not { } id
            || ((await identity.FollowAsync(shop.Id, id, cancellation)).Shopper is { IsErased: false } shopper && !shopper.Refuses(address) && shopper.Suppressions.All(told => told.Address != address || told.Channel != Channel.Email));
    }

    private Task LaterAsync(StepMessage step, string address, DateTimeOffset at, CancellationToken cancellation) =>
        schedule.WakeAsync(step.Shop, step.Shopper, new Journey { Flow = AskingForList.Flow, FlowVersion = 1, Subject = address, StartedAt = at, DueAt = at }, at, cancellation);

    private OutgoingLetter Write(Shop shop, string shopper, string address, TableEntity row)
    {
        var words = ShopperWords.For(row.GetString("Language"), shop.Locale);
        var message = Keys.MessageId(shop.Id, $"{AskingForList.Flow}|{address}", row.GetInt32("Number")!.Value, "email");
        var token = new LetterLink(shop.Id, shopper, address, message, AskingForList.Flow, row.GetString("List")!, DateOnly.FromDateTime(row.GetDateTimeOffset("At")!.Value.UtcDateTime));
        var pages = links.Pages(token);
        var letter = renderer.Render(new()
        {
            Subject = words.AtShop.LetterSubject(shop.Brand.Name),
            Preheader = words.AtShop.Letter(shop.Brand.Name),
            Heading = words.AtShop.LetterTitle,
            Paragraphs = [words.AtShop.Letter(shop.Brand.Name), words.AtShop.LetterOtherwise],
            Items = [],
            Button = new(words.AtShop.LetterButton, new Uri($"{pages.Unsubscribe.AbsoluteUri[..pages.Unsubscribe.AbsoluteUri.LastIndexOf('/')]}/{ConfirmingList.Path}")),
            Brand = LetterBrand.Of(shop.Brand),
            WhyYouGotThis = words.AtShop.LetterBecauseOf(shop.Brand.Name),
            UnsubscribeUrl = pages.Unsubscribe,
            Pages = pages,
            Language = words.Language,
        });
        return new(message, Attempt: 1, shop.Id, AskingForList.Flow, Clean.Line(shop.Brand.Name), row.GetString("To")!, shop.ReplyTo, letter, pages.Unsubscribe) { Shopper = shopper, From = shop.From };
    }
}
