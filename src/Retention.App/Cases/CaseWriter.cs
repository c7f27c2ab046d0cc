using Retention.App.ForShoppers;
using Retention.App.Letters;
using Retention.App.Replies;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.App.Cases;

/// <summary>Writes the letter by which a person of the shop answers.</summary>
internal sealed class CaseWriter(Identity identity, ShopperAddresses addresses, LetterRenderer renderer, ShopperLinks links, ReplyAddresses replies)
{
    /// <summary>What such a letter counts as, where a flow's key would stand.</summary>
    public const string Flow = "case";

    /// <summary>The letter, ready to go; null when no address is kept to which it could go.</summary>
    public async Task<OutgoingLetter?> WriteAsync(Shop shop, Case one, CaseLetter letter, CancellationToken cancellation)
    {
        var shopper = (await identity.FollowAsync(shop.Id, one.Shopper, cancellation)).Shopper;
        if (shopper.IsErased || one.Address is not { } address || await addresses.FindAsync(shop.Id, shopper, address, cancellation) is not { } to)
            return null;
        var pages = links.Pages(new(shop.Id, shopper.Id, address, letter.Message, Flow, one.OrderId ?? "", DateOnly.FromDateTime(letter.At.UtcDateTime)));
        var content = new LetterContent
        {
            Subject = one.Number is { } number ? $"Your order {number}" : $"Your message to {shop.Brand.Name}",
            Preheader = $"An answer from {shop.Brand.Name}",
            Heading = one.Number is { } about ? $"About your order {about}" : "About your message",
            Paragraphs = letter.Text.ReplaceLineEndings("\n").Split("\n\n"),
            Items = [],
            ReplyNote = shop.ReplyTo is null && !shop.RepliesBecomeCases ? null : "Reply to this e-mail: a person reads every answer.",
            Brand = LetterBrand.Of(shop.Brand),
            WhyYouGotThis = $"You get this letter because you wrote to {shop.Brand.Name}.",
            UnsubscribeUrl = pages.Unsubscribe,
            Pages = pages,
            Language = "en", // The words around the person's own are English until a shop has its own.
        };
        return new(letter.Message, letter.Attempt, shop.Id, Flow, Clean.Line(shop.Brand.Name), to.Email.Trim(), replies.OfCase(shop, shopper.Id, one.Id), renderer.Render(content), pages.Unsubscribe) { Shopper = shopper.Id, Case = one.Id, From = shop.From };
    }
}
