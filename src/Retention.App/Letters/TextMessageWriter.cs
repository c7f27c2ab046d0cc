using Retention.App.ForShoppers;
using Retention.App.Numbers;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Flows;
using Retention.Texts;

namespace Retention.App.Letters;

/// <summary>Writes the text message of a step: the flow's words, and nothing around them. What the law wants in it is in the words; they are checked when kept.</summary>
internal sealed class TextMessageWriter(LetterSubjects subjects, TextedNumbers numbers, ShopperLinks links)
{
    /// <summary>The text, ready to go; null when there is no number to send it to.</summary>
    public async Task<OutgoingText?> WriteAsync(Walk walk, Template template, string message, int attempt, CancellationToken cancellation)
    {
        var (shop, shopper, seen) = (walk.Seen.Shop, walk.Loaded.Shopper, walk.Seen);
        if (seen.PhoneKey is not { } number || await subjects.FindAsync(seen, cancellation) is not { Phone: { } phone } subject || PhoneNumbers.Normalise(phone, subject.Country) is not { } to)
            return null;
        // What was kept before numbers were normalised may stand under another spelling: then this number's owner was never asked.
        if (numbers.Hash(shop.Id, to) != number)
            return null;
        var pages = links.Pages(new(shop.Id, shopper.Id, number, message, walk.Flow.Key, walk.Journey.Subject, DateOnly.FromDateTime(seen.Now.UtcDateTime)));
        var words = LetterWriter.Content(shop, walk.Flow, template, subject, pages).Paragraphs;
        var day = SendDay.EndsAt(new(walk.Flow, walk.Flow.Steps[walk.Journey.Step], seen));
        var keeps = shop.Settings.KeepsTypography;
        return new(message, attempt, shop.Id, walk.Flow.Key, Clean.Line(shop.Brand.Name), to, shopper.Id, Body(words, keeps), day) { KeepsTypography = keeps };
    }

    /// <summary>All that a text says.</summary>
    /// <param name="paragraphs">Its words.</param>
    /// <param name="keepsTypography">Whether typographic characters stay.</param>
    public static string Body(IEnumerable<string> paragraphs, bool keepsTypography)
    {
        var text = string.Join('\n', paragraphs);
        return keepsTypography ? text : PlainCharacters.Of(text);
    }
}
