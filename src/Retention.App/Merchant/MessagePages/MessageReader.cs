using Retention.App.Explaining;
using Retention.App.Letters;
using Retention.App.Storage;
using Retention.App.Wording;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Merchant.MessagePages;

/// <summary>Reads what a page tells of a message, or of a silence: the shopper, what is kept beside, and the letter's copy.</summary>
internal sealed class MessageReader(Identity identity, ShopperStore shoppers, SentCopies copies, FollowedStore followed, CopyLinks links, LetterPreview preview, TimeProvider time)
{
    /// <summary>A message; null when the shop has no such shopper or the shopper no such message.</summary>
    public async Task<MessageSeen?> MessageAsync(Shop shop, string shopper, string message, CancellationToken cancellation)
    {
        if (!Keys.IsMessageId(message) || await StoryAsync(shop, shopper, cancellation) is not { } story)
            return null;
        var row = story.Messages.FirstOrDefault(known => known.RowKey == Keys.Message(message));
        var last = story.Lines.Select(line => line.Entry).LastOrDefault(entry => entry?.Message == message);
        if (row is null && last is null)
            return null;
        var attempt = row?.GetInt32("Attempt") ?? last!.Attempt ?? 1;
        return Of(shop, story, last is not null ? Asked.Of(last) : Asked.Of(row!)) with
        {
            State = row is null ? null : Enum.Parse<MessageState>(row.GetString("State")!),
            StateAt = row?.GetDateTimeOffset("At"),
            FollowedAt = (await followed.FindAsync(shop.Id, story.Shopper, message, cancellation))?.CountedAt,
            Attempt = attempt,
            Said = row?.GetString("Why"),
            Letter = await copies.FindAsync(shop.Id, story.Shopper, message, attempt, cancellation) is { } copy ? Seen(copy, new(shop.Id, story.Shopper.Id, message, attempt)) : null,
        };
    }

    /// <summary>A step of which there may be no message; null when the shop has no such shopper, or nothing is known of the step.</summary>
    public async Task<MessageSeen?> SilenceAsync(Shop shop, string shopper, Asked asked, CancellationToken cancellation) =>
        await StoryAsync(shop, shopper, cancellation) is { } story && Of(shop, story, asked) is { Why.Lines.Count: > 0 } seen ? seen : null;

    private async Task<Story?> StoryAsync(Shop shop, string shopper, CancellationToken cancellation) =>
        Keys.IsShopperId(shopper) && await identity.FollowAsync(shop.Id, shopper, cancellation) is { ETag: not null, Shopper: var known }
            ? await Story.ReadAsync(shop.Id, known, shoppers, cancellation)
            : null;

    private MessageSeen Of(Shop shop, Story story, Asked asked)
    {
        var why = Why.Of(shop, story, asked, time.GetUtcNow(), ShopTime.Of(shop).Zone);
        return new()
        {
            Shopper = story.Shopper.Id,
            Addresses = story.Addresses,
            Asked = asked,
            About = why.Lines.Select(line => line.Entry?.About).OfType<string>().LastOrDefault() ?? Plain.About(asked.Flow, asked.Subject),
            Why = why,
            ErasedAt = story.Shopper.ErasedAt,
        };
    }

    private LetterSeen Seen(SentCopy copy, CopyLink link) => new(copy.Subject, copy.FromName, Plain.Masked(copy.To), CopiedLinks.Replaced(copy.Text, preview.TestPage), copy.At, copy.IsText ? null : $"{MessageRoutes.Copy}/{links.Make(link)}");
}
