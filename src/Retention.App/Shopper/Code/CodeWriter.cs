using Retention.App.Letters;
using Retention.App.Senders;
using Retention.App.Storage;

namespace Retention.App.ForShoppers;

/// <summary>Writes the letter that brings a code.</summary>
internal sealed class CodeWriter(ShopperAddresses addresses, LetterRenderer renderer, ShopperLinks links)
{
    /// <summary>The key in its links; no journey of a shopper's is called so.</summary>
    public const string Flow = "code";

    /// <summary>The letter, ready to go; null when the address is no longer kept.</summary>
    public async Task<OutgoingLetter?> WriteAsync(Visit visit, string code, int number, CancellationToken cancellation)
    {
        var (shop, words) = (visit.Shop, visit.Words.Code);
        if (await addresses.FindAsync(shop.Id, visit.Shopper, visit.Address, cancellation) is not { } to)
            return null;
        var message = Keys.MessageId(shop.Id, $"code|{visit.Address}", number, "email");
        var pages = links.Pages(new(shop.Id, visit.Shopper.Id, visit.Address, message, Flow, visit.Address, DateOnly.FromDateTime(visit.Now.UtcDateTime)));
        var letter = renderer.Render(new()
        {
            Subject = words.Subject,
            Preheader = words.Text,
            Heading = words.Heading(code),
            Paragraphs = [words.Text],
            Items = [],
            Brand = LetterBrand.Of(shop.Brand),
            WhyYouGotThis = words.BecauseOf(shop.Brand.Name),
            UnsubscribeUrl = pages.Unsubscribe,
            Pages = pages,
            Language = visit.Words.Language,
        });
        return new(message, Attempt: 1, shop.Id, Flow, Clean.Line(shop.Brand.Name), to.Email.Trim(), ReplyTo: null, letter, pages.Unsubscribe) { Shopper = visit.Shopper.Id, From = shop.From };
    }
}
