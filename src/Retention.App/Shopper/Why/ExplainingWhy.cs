using System.Collections.Immutable;
using Retention.App.Letters;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Languages;

namespace Retention.App.ForShoppers;

/// <summary>The page that says why a letter came, by what was written down when it was decided.</summary>
internal sealed class ExplainingWhy(ShopperStore shoppers, ChoiceKeeping keeping)
{
    /// <summary>Shows the page.</summary>
    public async Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation)
    {
        var words = visit.Words.Why;
        if (AllFlows.Find(visit.Link.Flow) is not { } flow)
            return Show(new(visit.Face, [words.Person], [words.Service], words.Nothing, CanStop: false, IsStopped: false)); // A person's answer.
        if (await LetterRecord.ReadAsync(visit, flow, shoppers, cancellation) is not { } record)
            return Page.Gone(visit);
        var isStopped = Consents.Object(await keeping.KnownAsync(visit, cancellation), visit.Shop, flow, Channel.Email, visit.Link.Address, country: null, visit.Now) is Decision.Stop;
        return Show(new(visit.Face, Because(visit, flow, record), Consent(visit, flow, record), Next(visit), CanStop: !isStopped, isStopped));
    }

    /// <summary>Stops this kind of letter.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        if (AllFlows.Find(visit.Link.Flow) is not { } flow)
            return Page.Gone(visit);
        var refusal = new Consent(Channel.Email, Purpose: null, IsGranted: false, visit.Now, "why page") { Topic = flow.Family, Wording = visit.Words.Why.Stop };
        await keeping.KeepAsync(visit, "why", new ChoicesMade(visit.Now) { Consents = [refusal] }, cancellation);
        return new SeeOther("why?done");
    }

    private static ImmutableArray<string> Because(Visit visit, Flow flow, LetterRecord record)
    {
        var (words, book, about) = (visit.Words.Why, Wordbooks.For(visit.Words.Language), visit.About);
        var began = record.BeganAt is { } at ? words.Event(record.Kind, visit.Day(at), about?.Item ?? about?.Number ?? "") : null;
        var why = about is null ? null : Words.Fill(book.Why(flow), new(flow.About, Channel.Email), Words.Facts(visit.Shop, about, link: null, book.Language));
        string?[] sentences = [why, began, words.Rule(book.Title(flow) is { Length: > 0 } title ? title : flow.Key, visit.Day(record.SentAt))];
        return [.. sentences.OfType<string>()];
    }

    private static ImmutableArray<string> Consent(Visit visit, Flow flow, LetterRecord record)
    {
        var words = visit.Words.Why;
        if (record.Word is not { } word)
            return [flow.Purpose == Purpose.Service ? words.Service : words.Unasked];
        var said = words.Word(word.GetString("Word") == "granted", visit.Day(word.GetDateTimeOffset("At")!.Value), word.GetString("Source") ?? "");
        return word.GetString("Wording") is { } wording ? [said, words.Wording(wording)] : [said];
    }

    private static string Next(Visit visit)
    {
        // Whoever waits for an answer reads why nothing else comes.
        if (visit.Shopper.HasOpenCase(visit.Now, Guards.Calm))
            return visit.Words.Settled.Paused(visit.Shop.Brand.Name);
        var open = visit.Shopper.Journeys.Where(journey => journey.About == visit.Link.About).ToArray();
        return open.Length == 0 ? visit.Words.Why.Nothing : visit.Words.Why.Next(visit.Day(open.Min(journey => journey.WakeAt)));
    }

    private static IResult Show(WhyModel model) => Page.Of<WhyPage>(nameof(WhyPage.Model), model);
}
