using System.Globalization;
using Retention.App.Letters;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Rehearsal;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Rehearsing;

/// <summary>
/// Some of the messages that would have gone, rendered with the goods that they were about. The past is kept without names and addresses, so
/// the greeting reads without a name; nor does it tell how much credit was left when, so that an amount stands there that is said to be an example.
/// </summary>
internal static class Samples
{
    private const int Most = 3;

    /// <summary>Renders the first message of each wording, then others.</summary>
    public static IReadOnlyList<RehearsedSample> Of(Rehearsed rehearsed, RecordedEvents history, Shop shop, LetterRenderer renderer)
    {
        // In the order in which a shopper would get them.
        var wordings = rehearsed.Messages.DistinctBy(message => (message.Flow.Key, message.Template.Key)).OrderBy(message => AllFlows.List.IndexOf(message.Flow)).ThenBy(message => message.Journey.Step);
        return [.. wordings.Concat(rehearsed.Messages).Distinct().Take(Most).Select(message => Render(message, history, shop, renderer))];
    }

    private static RehearsedSample Render(Sent message, RecordedEvents history, Shop shop, LetterRenderer renderer)
    {
        var subject = Subject(message, history, shop);
        var words = new Letter(message.Flow, message.Step, message.Template).InLanguage(subject.LanguageAt(shop)).Template;
        var content = LetterWriter.Content(shop, message.Flow, words, subject, LetterPages.Nowhere);
        var letter = message.Step.Channel == Channel.Email ? renderer.Render(content) : null;
        return new()
        {
            At = message.At,
            Step = message.Step.Key,
            Channel = message.Step.Channel.Word(),
            Subject = letter?.Subject,
            Text = letter?.Text ?? string.Join('\n', content.Paragraphs),
            Html = letter?.Html,
            Example = subject.Credit is null ? null : "The amount is an example: how much was left then is not kept.",
        };
    }

    // As it was known at that moment; by what it is about, for whoever it belonged to may have been joined with somebody since.
    private static LetterSubject Subject(Sent message, RecordedEvents history, Shop shop)
    {
        var subject = new LetterSubject(To: "", FirstName: null);
        foreach (var recorded in history.Events.TakeWhile(recorded => recorded.AppliedAt <= message.At))
            subject = About(message.Journey.About, recorded) ?? subject;
        // What tells two of one order apart: the level that was reached, or the last day of the credit.
        var told = message.Journey.Subject[Math.Min(message.Journey.About.Length + 1, message.Journey.Subject.Length)..];
        return DateOnly.TryParseExact(told, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
            ? subject.With(new CreditLeft(new(1_000, CurrencyOf(subject, history)), last))
            : subject with { Tier = shop.Settings.Tiers?.Find(told) };
    }

    // An order of a year ago, with which it was earned, may be older than what is recorded: then any order's.
    private static Currency CurrencyOf(LetterSubject subject, RecordedEvents history) =>
        (subject.Total ?? history.Events.Select(recorded => recorded.Happened).OfType<OrderReported>().LastOrDefault()?.Order.Total)?.Currency ?? new("EUR");

    private static LetterSubject? About(string about, Recorded recorded) => recorded.Happened switch
    {
        OrderReported(var order) when order.Id == about => LetterSubject.Of(order with { Email = "", FirstName = null }),
        CartReported(var cart) when KnownCart.Of(cart, recorded.Names).Id == about => LetterSubject.Of(cart with { Email = "", FirstName = null }, customer: null),
        ItemSaved saved when saved.Item.Id == about => LetterSubject.Of(saved with { Email = "", FirstName = null }, offer: null, customer: null),
        _ => null,
    };
}
