using Retention.App.ForShoppers;
using Retention.App.Senders;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;

namespace Retention.App.Letters;

/// <summary>Writes the text message of a step: the flow's words, and nothing around them. What the law wants in it is in the words; they are checked when kept.</summary>
internal sealed class TextMessageWriter(ShopperLinks links)
{
    /// <summary>The text, ready to go; null when there is no number to send it to.</summary>
    public OutgoingText? Write(Walk walk, Template template, LetterSubject subject, string message, int attempt)
    {
        var (shop, shopper, seen) = (walk.Seen.Shop, walk.Loaded.Shopper, walk.Seen);
        if (seen.PhoneKey is not { } number || subject.Phone is not { } phone || Name.OfPhone(phone) is not { Value: var to })
            return null;
        var pages = links.Pages(new(shop.Id, shopper.Id, number, message, walk.Flow.Key, walk.Journey.Subject, DateOnly.FromDateTime(seen.Now.UtcDateTime)));
        var words = LetterWriter.Content(shop, walk.Flow, template, subject, pages).Paragraphs;
        var day = SendDay.EndsAt(new(walk.Flow, walk.Flow.Steps[walk.Journey.Step], seen));
        return new(message, attempt, shop.Id, walk.Flow.Key, Clean.Line(shop.Brand.Name), to, shopper.Id, string.Join('\n', words), day);
    }
}
