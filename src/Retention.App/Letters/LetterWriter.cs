using System.Globalization;
using Retention.App.ForShoppers;
using Retention.App.Replies;
using Retention.App.Senders;
using Retention.Decisions;
using Retention.Flows;
using Retention.Languages;

namespace Retention.App.Letters;

/// <summary>Writes the letter of a step: the flow's words, the goods that it is about, the shop's face, the shopper's own link.</summary>
internal sealed class LetterWriter(LetterRenderer renderer, ShopperLinks links, ReplyAddresses replies)
{
    private const int MostItems = 12;

    /// <summary>The letter, ready to go; null when there is no address to send it to.</summary>
    public OutgoingLetter? Write(Walk walk, Template template, LetterSubject subject, string message, int attempt)
    {
        var (shop, shopper) = (walk.Seen.Shop, walk.Loaded.Shopper);
        if (walk.Seen.EmailKey is not { } address)
            return null;
        var pages = links.Pages(new(shop.Id, shopper.Id, address, message, walk.Flow.Key, walk.Journey.Subject, DateOnly.FromDateTime(walk.Seen.Now.UtcDateTime)));
        var words = Offers.Fitting(new(walk.Flow, walk.Flow.Steps[walk.Journey.Step], walk.Seen), template);
        var letter = renderer.Render(Content(walk.Seen.Shop, walk.Flow, words, subject, pages));
        return new(message, attempt, shop.Id, walk.Flow.Key, Clean.Line(shop.Brand.Name), subject.To.Trim(), replies.Of(shop, shopper.Id, message), letter, pages.Unsubscribe) { Shopper = shopper.Id, From = shop.From };
    }

    /// <summary>What a letter says.</summary>
    /// <param name="shop">The shop that writes.</param>
    /// <param name="flow">The flow that speaks.</param>
    /// <param name="template">Its words, in the language of the letter.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="pages">The pages that it leads to: its own, or <see cref="LetterPages.Nowhere"/> for one that goes to nobody.</param>
    public static LetterContent Content(Shops.Shop shop, Flow flow, Template template, LetterSubject subject, LetterPages pages)
    {
        var (brand, book) = (shop.Brand, Wordbooks.For(template.Language));
        if (shop.Settings.IsDiscreet)
            subject = subject.Discreet();
        var leadsTo = Destination(flow, brand, subject, pages);
        var (scope, facts) = (flow.Scope(template), Words.Facts(shop, subject, leadsTo, template.Language));
        // What stands for a name may begin a sentence.
        string Fill(string words) => Words.Fill(words, scope, facts) is var text && subject.IsDiscreet && text.Length > 0 ? $"{char.ToUpperInvariant(text[0])}{text[1..]}" : text;
        string? Price(Money? money) => money is { } amount ? Words.Amount(amount, shop, subject, template.Language) : null;
        return new()
        {
            Subject = Fill(template.Subject),
            Preheader = Fill(template.Preview),
            Heading = Fill(template.Heading),
            Paragraphs = [.. template.Paragraphs.SelectMany(text => Words.Paragraphs(Fill(text))), .. Invitation(shop, flow, template, pages)],
            ReplyNote = shop.ReplyTo is null && !shop.RepliesBecomeCases ? null : Fill(template.Reply),
            Items = [.. subject.Lines.Take(MostItems).Select(line => new LetterItem(subject.IsDiscreet ? book.Frame.Items : line.Title, line.Variant, line.Quantity, Price(line.Price), Links.Read(line.Image)))],
            MoreItems = Math.Max(0, subject.Lines.Length - MostItems) + subject.LinesLeftOut,
            Total = Price(subject.Total),
            Button = template.Button is { } button && leadsTo is not null ? new(Fill(button), leadsTo) : null,
            // Each number fills the page in and changes nothing: whoever opens all links of a letter has not voted.
            Scores = flow.AsksScore ? [.. Enumerable.Range(0, 11).Select(score => new LetterButton(score.ToString(CultureInfo.InvariantCulture), new Uri($"{pages.Answer.AbsoluteUri}?score={score.ToString(CultureInfo.InvariantCulture)}")))] : [],
            Brand = LetterBrand.Of(brand),
            WhyYouGotThis = Fill(book.Why(flow)),
            UnsubscribeUrl = pages.Unsubscribe,
            Pages = pages,
            Asides = LetterAsides.Of(flow, book.Frame, pages),
            Language = template.Language,
        };
    }

    /// <summary>The paragraph that invites friends; none where the words have none, or the shop no page for it.</summary>
    public static IEnumerable<string> Invitation(Shops.Shop shop, Flow flow, Template template, LetterPages pages) => template.Invitation is { } words && FriendsPage(shop, pages) is { } friends
        ? [$"{Words.Fill(words, flow.Scope(template), Words.Facts(shop, new("", FirstName: null), link: null, template.Language))} {friends}"]
        : [];

    // The shop's own page where it has one, else ours, for everybody alike.
    private static string? FriendsPage(Shops.Shop shop, LetterPages pages) =>
        shop.Settings.ReferralUrl ?? (shop.Settings is { ReferralCredit: not null, FriendCredit: not null } ? pages.Friends?.AbsoluteUri : null);

    private static Uri? Destination(Flow flow, Shops.Brand brand, LetterSubject subject, LetterPages pages) => flow.LeadsTo switch
    {
        Flows.Destination.Review => pages.Review,
        Flows.Destination.Answer => pages.Answer,
        Flows.Destination.Settled => pages.Settled,
        Flows.Destination.Rewards => pages.Rewards,
        // The address of an item spells its name; the page of saved items is behind the letter's own key.
        _ when subject is { IsDiscreet: true, Item: not null } => pages.Saved,
        // Where the way into the shop leads, its page looks up when it is taken.
        _ => Links.Within(brand.Url, subject.Url ?? brand.Url) is { } target ? pages.Go ?? target : null,
    };
}
