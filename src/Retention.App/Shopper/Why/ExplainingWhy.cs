using Retention.App.Cases;
using Retention.App.Crediting;
using Retention.App.Letters;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Languages;

namespace Retention.App.ForShoppers;

/// <summary>The page that says why a letter or a text came, by what was written down when it was decided.</summary>
internal sealed class ExplainingWhy(WhyRecords records, ChoiceKeeping keeping)
{
    /// <summary>Shows the page.</summary>
    public async Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation)
    {
        var words = visit.Words.Why;
        if (AllFlows.Find(visit.Link.Flow) is not { } flow)
            return Show(new(visit.Face, [Beside(visit)], [words.Service], words.Nothing, CanStop: false, IsStopped: false));
        if (await records.ReadAsync(visit, flow, cancellation) is not { } record)
            return Page.Gone(visit);
        var isStopped = Consents.Object(await keeping.KnownAsync(visit, cancellation), visit.Shop, flow, record.Channel, visit.Link.Address, country: null, visit.Now) is Decision.Stop or Decision.Skip { Reason.Key: "unsubscribed-topic" or "unsubscribed" };
        var said = WhySentences.Of(record, visit.Words);
        // Whoever waits for an answer reads why nothing else comes.
        var next = visit.Shopper.HasOpenCase ? visit.Words.Settled.Paused(visit.Shop.Brand.Name)
            : visit.Shopper.HasScoredLow(visit.Now, Guards.Calm) ? visit.Words.Settled.Calm(visit.Shop.Brand.Name)
            : said.Next;
        return Show(new(visit.Face, [.. Opening(visit, flow), .. said.Because], said.Consent, next, CanStop: !isStopped, isStopped));
    }

    /// <summary>Stops this kind of message, by the way that it came.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        if (AllFlows.Find(visit.Link.Flow) is not { } flow)
            return Page.Gone(visit);
        var channel = visit.IsOfText ? Channel.Text : Channel.Email;
        var refusal = new Consent(channel, Purpose: null, IsGranted: false, visit.Now, "why page") { Topic = flow.Family, Wording = visit.Words.Why.Stop };
        await keeping.KeepAsync(visit, "why", new ChoicesMade(visit.Now) { Consents = [refusal] }, cancellation);
        return new SeeOther("why?done");
    }

    // What no flow sends says why it came in the letter itself; an answer of a person is the rest.
    private static string Beside(Visit visit)
    {
        var (words, shop) = (visit.Words, visit.Shop.Brand.Name);
        return visit.Link.Flow switch
        {
            CreditWakes.Flow => words.Credit.BecauseOf(shop),
            AskingToConfirm.Flow => words.Confirm.BecauseOf(shop),
            AskingForList.Flow => words.AtShop.LetterBecauseOf(shop),
            PreferencesLinks.Flow => words.Preferences.LinkBecauseOf(shop),
            ErasureLetters.Flow => words.Data.LetterBecauseOf(shop),
            CaseWriter.WordFlow => words.Why.Program,
            CodeWriter.Flow => words.Code.BecauseOf(shop),
            _ => words.Why.Person,
        };
    }

    // The flow's own sentence, with the goods as far as they are kept.
    private static IEnumerable<string> Opening(Visit visit, Flow flow)
    {
        var book = Wordbooks.For(visit.Words.Language);
        if (visit.About is { } about)
            yield return Words.Fill(book.Why(flow), new(flow.About, Channel.Email), Words.Facts(visit.Shop, about, link: null, book.Language));
    }

    private static IResult Show(WhyModel model) => Page.Of<WhyPage>(nameof(WhyPage.Model), model);
}
