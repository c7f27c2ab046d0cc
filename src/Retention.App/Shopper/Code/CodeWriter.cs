using Retention.App.Letters;
using Retention.App.Senders;
using Retention.App.Storage;

namespace Retention.App.ForShoppers;

/// <summary>Writes the letter that brings a code.</summary>
internal sealed class CodeWriter(ShopperAddresses addresses, LetterRenderer renderer, ShopperLinks links)
{
    private const string Flow = "code";

    /// <summary>The letter, ready to go; null when the address is no longer kept.</summary>
    public async Task<OutgoingLetter?> WriteAsync(Visit visit, string code, int number, CancellationToken cancellation)
    {
        var (shop, link, words) = (visit.Shop, visit.Link, visit.Words.Code);
        if (await addresses.FindAsync(shop.Id, visit.Shopper, visit.Address, cancellation) is not { } to)
            return null;
        var message = Keys.MessageId(shop.Id, $"code|{visit.Address}", number, "email");
        var unsubscribe = links.Pages(link).Unsubscribe;
        var letter = renderer.Render(new()
        {
            Subject = words.Subject,
            Preheader = words.Text,
            Heading = words.Heading(code),
            Paragraphs = [words.Text],
            Items = [],
            Brand = LetterBrand.Of(shop.Brand),
            WhyYouGotThis = words.BecauseOf(shop.Brand.Name),
            UnsubscribeUrl = unsubscribe,
            Language = visit.Words.Language,
        });
        return new(message, Attempt: 1, shop.Id, Flow, Clean.Line(shop.Brand.Name), to.Email.Trim(), ReplyTo: null, letter, unsubscribe) { Shopper = visit.Shopper.Id, From = shop.From };
    }
}
