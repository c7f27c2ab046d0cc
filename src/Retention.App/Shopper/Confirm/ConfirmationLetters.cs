using Retention.App.Letters;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.ForShoppers;

/// <summary>
/// Hands over the letter that asks to confirm a consent: service, without an offer, held back from nobody.
/// </summary>
internal sealed class ConfirmationLetters(ShopStore shops, Identity identity, AskedOnce asked, LetterRenderer renderer, ShopperLinks links, LetterRoom room, TimeProvider time)
{
    private static readonly TimeSpan Brake = TimeSpan.FromHours(1);

    /// <summary>Handles a wake-up. It is only a hint: twice, late, or for a consent that was taken back it changes nothing.</summary>
    public async Task HandleAsync(StepMessage step, string address, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        if ((await shops.FindAsync(step.Shop, cancellation))?.Shop is not { UninstalledAt: null } shop)
            return;
        var (shopper, now) = ((await identity.FollowAsync(shop.Id, step.Shopper, cancellation)).Shopper, time.GetUtcNow());
        if (await asked.FindAsync(shop.Id, shopper, address, now, cancellation) is not { } row || Confirmations.Awaited(shopper, shop, address) is null)
            return;
        // Anybody may type in a thousand addresses at the shop.
        if (shop.IsPaused || await room.IsFullAsync(shop, now, cancellation))
        {
            await asked.WakeAsync(shop.Id, shopper.Id, AskingToConfirm.Flow, address, now + Brake, cancellation);
            return;
        }

        await room.CountAsync(shop, now, cancellation);
        await asked.HandOverAsync(row, shopper.Id, address, Write(shop, shopper, address, row.GetString("To")!, now), now, cancellation);
    }

    private OutgoingLetter Write(Shop shop, Shopper shopper, string address, string to, DateTimeOffset now)
    {
        var words = ShopperWords.For(shopper.LanguageOf(null), shop.Locale);
        var message = Keys.MessageId(shop.Id, $"{AskingToConfirm.Flow}|{address}", step: 0, "email");
        var link = new LetterLink(shop.Id, shopper.Id, address, message, AskingToConfirm.Flow, address, DateOnly.FromDateTime(now.UtcDateTime));
        var pages = links.Pages(link);
        var letter = renderer.Render(new()
        {
            Subject = words.Confirm.Subject(shop.Brand.Name),
            Preheader = words.Confirm.Letter,
            Heading = words.Confirm.Title,
            Paragraphs = [words.Confirm.Letter, words.Confirm.Otherwise],
            Items = [],
            Button = new(words.Confirm.Send, new Uri($"{pages.Unsubscribe.AbsoluteUri[..pages.Unsubscribe.AbsoluteUri.LastIndexOf('/')]}/{Confirming.Path}")),
            Brand = LetterBrand.Of(shop.Brand),
            WhyYouGotThis = words.Confirm.BecauseOf(shop.Brand.Name),
            UnsubscribeUrl = pages.Unsubscribe,
            Pages = pages,
            Language = words.Language,
        });
        return new(message, Attempt: 1, shop.Id, AskingToConfirm.Flow, Clean.Line(shop.Brand.Name), to, shop.ReplyTo, letter, pages.Unsubscribe) { Shopper = shopper.Id, From = shop.From };
    }
}
