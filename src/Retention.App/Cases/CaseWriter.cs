using Retention.App.ForShoppers;
using Retention.App.Letters;
using Retention.App.Replies;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Flows.Nps;
using Retention.Languages;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Cases;

/// <summary>Writes the letter by which a person of the shop answers.</summary>
internal sealed class CaseWriter(Identity identity, ShopperStore shoppers, ShopperAddresses addresses, LetterRenderer renderer, ShopperLinks links, ReplyAddresses replies)
{
    /// <summary>What such a letter counts as, where a flow's key would stand.</summary>
    public const string Flow = "case";

    /// <summary>What the links of the word that a case was opened bear in its place: its page says that a program wrote it.</summary>
    public const string WordFlow = "case-word";

    // A header may not grow without end; mail programs need the last few.
    private const int MostEarlier = 10;

    /// <summary>The letter, ready to go; null when no address is kept to which it could go.</summary>
    public async Task<OutgoingLetter?> WriteAsync(Shop shop, Case one, CaseLetter letter, CancellationToken cancellation)
    {
        var shopper = (await identity.FollowAsync(shop.Id, one.Shopper, cancellation)).Shopper;
        if (shopper.IsErased || one.Address is not { } address || await addresses.FindAsync(shop.Id, shopper, address, cancellation) is not { } to)
            return null;
        var pages = links.Pages(new(shop.Id, shopper.Id, address, letter.Message, letter.IsAutomatic ? WordFlow : Flow, one.OrderId ?? "", DateOnly.FromDateTime(letter.At.UtcDateTime)));
        var language = Wordbooks.LanguageOf(await LocaleAsync(shop, shopper, one, cancellation), shopper.Locale?.Tag, shop.Locale);
        var words = Wordbooks.For(language).Answer;
        var written = one.Said.LastOrDefault(said => said.MailId is not null);
        var received = one.FirstSaid is { Score: not null } ? words.Scored : words.Received(shop.Brand.Name);
        var content = new LetterContent
        {
            // A mail is answered under its own subject, as every mail program does.
            Subject = written is { Subject.Length: > 0 } ? $"Re: {Clean.Line(written.Subject)}" : one.Number is { } number ? words.OrderSubject(number) : words.MessageSubject(shop.Brand.Name),
            Preheader = letter.IsAutomatic ? received : words.Preview(shop.Brand.Name),
            Heading = one.Number is { } about ? words.OrderHeading(about) : words.MessageHeading,
            Paragraphs = letter.IsAutomatic ? [received, words.Promise(shop.Settings.CaseContact, shop.Brand.Name, CaseMoments.By(shop, one.DueAt, Wordbooks.For(language))), .. Invitation(shop, shopper, one, letter, language, pages)] : letter.Text.ReplaceLineEndings("\n").Split("\n\n"),
            Items = [],
            ReplyNote = shop.ReplyTo is null && !shop.RepliesBecomeCases ? null : words.Reply,
            Brand = LetterBrand.Of(shop.Brand),
            WhyYouGotThis = one.FirstSaid is { Score: not null } ? words.WhyScored(shop.Brand.Name) : words.Why(shop.Brand.Name),
            UnsubscribeUrl = pages.Unsubscribe,
            Pages = pages,
            Language = language,
        };
        return new(letter.Message, letter.Attempt, shop.Id, Flow, Clean.Line(shop.Brand.Name), to.Email.Trim(), replies.OfCase(shop, shopper.Id, one.Id), renderer.Render(content), pages.Unsubscribe) { Shopper = shopper.Id, Case = one.Id, From = shop.From, Thread = ThreadOf(shop, shopper, one, letter, written?.MailId) };
    }

    // Whoever answered the survey is invited in the same words, whatever the answer was: by the letters that follow a better one, and by this one.
    private static IEnumerable<string> Invitation(Shop shop, Shopper shopper, Case one, CaseLetter letter, string language, LetterPages pages)
    {
        if (one is not { FirstSaid.Score: not null, OrderId: { } order })
            return [];
        var (flow, step, words) = FollowUp.Answered.InLanguage(language);
        var journey = new Journey { Flow = flow.Key, FlowVersion = flow.Version, Subject = order, StartedAt = letter.At, DueAt = letter.At };
        return LetterWriter.Invitation(shop, flow, Offers.Fitting(new(flow, step, new Seen(shopper, journey, shop, letter.At)), words), pages);
    }

    // What was mailed to and fro until then.
    private LetterThread ThreadOf(Shop shop, Shopper shopper, Case one, CaseLetter letter, string? answers)
    {
        var mails = one.Said.Where(said => said.MailId is not null).Select(said => (said.At, Id: said.MailId))
            .Concat(one.Letters.Where(sent => sent.Message != letter.Message && sent.State == CaseLetterState.Sent).Select(sent => (sent.At, Id: replies.IdOf(shop, shopper.Id, one.Id, sent.Message))));
        string[] earlier = [.. mails.Where(mail => mail.Id is not null).OrderBy(mail => mail.At).Select(mail => mail.Id!).TakeLast(MostEarlier)];
        return new(replies.IdOf(shop, shopper.Id, one.Id, letter.Message), answers ?? earlier.LastOrDefault(), [.. earlier]) { IsAutomatic = letter.IsAutomatic };
    }

    // The order says in which language it was placed.
    private async Task<string?> LocaleAsync(Shop shop, Shopper shopper, Case one, CancellationToken cancellation) =>
        one.OrderId is { } order ? (await shoppers.FindAsync(shop.Id, shopper, Keys.Order(order), cancellation))?.Read(Stored.Default.Order).Locale : null;
}
