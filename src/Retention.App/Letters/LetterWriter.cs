using System.Globalization;
using Retention.App.ForShoppers;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Events;
using Retention.Flows;

namespace Retention.App.Letters;

/// <summary>Writes the letter of a step: the flow's words, the order's items, the shop's face, the shopper's own link.</summary>
internal sealed class LetterWriter(ShopperStore shoppers, LetterRenderer renderer, ShopperLinks links)
{
    private const int MostItems = 12;

    /// <summary>The letter, ready to go; null when there is no address to send it to.</summary>
    public async Task<OutgoingLetter?> WriteAsync(Walk walk, Template template, string message, int attempt, CancellationToken cancellation)
    {
        var (shop, shopper) = (walk.Seen.Shop, walk.Loaded.Shopper);
        var row = await shoppers.FindAsync(shop.Id, shopper, Keys.Order(walk.Journey.Subject), cancellation);
        if (row?.Read(Stored.Default.Order) is not { Email: { } to } order || walk.Seen.Order?.EmailKey is not { } address)
            return null;
        var unsubscribe = links.Unsubscribe(shop.Id, shopper.Id, address);
        var letter = renderer.Render(Content(walk, template, order, unsubscribe));
        return new(message, attempt, shop.Id, walk.Flow.Key, Clean.Line(shop.Brand.Name), to.Trim(), shop.ReplyTo, letter, unsubscribe);
    }

    private static LetterContent Content(Walk walk, Template template, Order order, Uri unsubscribe)
    {
        var brand = walk.Seen.Shop.Brand;
        var locale = order.Locale ?? walk.Seen.Shop.Locale;
        string Fill(string words) => Words.Fill(words, order.FirstName, brand.Name, order.Number);
        string? Price(Money? money) => money is { } amount ? MoneyText.Of(amount, locale, order.Country) : null;
        return new()
        {
            Subject = Fill(template.Subject),
            Preheader = Fill(template.Preview),
            Heading = Fill(template.Heading),
            Paragraphs = [.. template.Paragraphs.Select(Fill)],
            ReplyNote = walk.Seen.Shop.ReplyTo is null ? null : Fill(template.Reply),
            Items = [.. order.Lines.Take(MostItems).Select(line => new LetterItem(line.Title, line.Variant, line.Quantity, Price(line.Price), Links.Read(line.Image)))],
            MoreItems = Math.Max(0, order.Lines.Length - MostItems) + order.LinesLeftOut,
            Total = Price(order.Total),
            Brand = new(
                brand.Name, Links.Read(brand.Url), Links.Read(brand.Logo), brand.Color, brand.PostalAddress, Links.Read(brand.PolicyUrl),
                [.. brand.Social.Where(link => Links.Read(link.Url) is not null).Select(link => new SocialLink(link.Name, new Uri(link.Url)))]),
            WhyYouGotThis = string.Create(CultureInfo.InvariantCulture, $"You get this letter because you placed order {order.Number} at {brand.Name}."),
            UnsubscribeUrl = unsubscribe,
            Language = "en", // The words are English until a shop has its own; prices follow the shopper's locale all the same.
        };
    }
}
