using System.Collections.Immutable;
using System.Globalization;
using Retention.App.Storage;
using Retention.App.Surveys;
using Retention.Events;
using Retention.Flows.OwnSurvey;
using Retention.Shops;
using Retention.Surveys;

namespace Retention.App.ForShoppers;

/// <summary>
/// The pages on which a shopper answers a survey, whichever its file says: one after the other, each kept as it is sent, so that a reload goes on where it
/// was. Nobody is led to a public review by it, and at its end everybody reads the same.
/// </summary>
internal sealed class Answering(Telling telling, SurveyStore surveys, SurveyDrafts drafts)
{
    /// <summary>The field that says which page was sent.</summary>
    public const string PageField = "page";

    /// <summary>The field that says which score was given, while it is still on the road.</summary>
    public const string ScoredField = "scored";

    private const string Comes = "answer";

    /// <summary>Shows the page that comes next, or one before it. A score in the link only fills it in.</summary>
    public async Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation)
    {
        if (visit.Order is null)
            return Page.Gone(visit);
        if (request.Query.ContainsKey("done"))
            return Done(visit);
        var scored = ScoreIn(request.Query[ScoredField]);
        if (await OpenAsync(visit, scored, cancellation) is not var (survey, draft))
            return Page.Gone(visit);
        var answers = new Answers(draft?.Answers ?? []);
        var asked = survey.Page(request.Query[PageField]) is { } wanted && wanted.IsShown(answers) && IsOpen(survey, draft, wanted, answers) ? wanted : survey.Next(answers, draft?.Page);
        if (asked is null || draft is { IsDone: true })
            return Done(visit);
        if (survey.Scored is { } question && draft is null && ScoreIn(request.Query["score"]) is { } score)
            answers = answers.With(question.Key, score.ToString(CultureInfo.InvariantCulture));
        return Show(Model(visit, survey, asked, answers) with { Once = Telling.NewOnce(), Scored = visit.Order.Score is null ? scored : null });
    }

    /// <summary>Takes a page.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        if (visit.Order is null || await OpenAsync(visit, ScoreIn(form.Line(ScoredField)), cancellation) is not var (survey, draft))
            return Page.Gone(visit);
        if (draft is { IsDone: true })
            return new SeeOther("answer?done");
        var answers = new Answers(draft?.Answers ?? []);
        var page = survey.Page(form.Line(PageField)) ?? survey.Next(answers, draft?.Page);
        // A page that these answers do not lead to was not shown: whoever posts it is shown the one that comes.
        if (page is null || !page.IsShown(answers) || !IsOpen(survey, draft, page, answers))
            return new SeeOther(Comes);
        var (filled, faults) = Read(page, answers, form);
        if (!faults.IsEmpty)
            return Show(Model(visit, survey, page, filled) with { Once = form.Line(Telling.Once), Faults = faults, Scored = ScoreIn(form.Line(ScoredField)) });
        filled = filled.In(survey);
        var next = survey.Next(filled, page.Key);
        await drafts.KeepAsync(visit.Shop.Id, visit.Shopper.Id, visit.Link.About, new(survey.Key, survey.Version, page.Key, filled.All) { IsDone = next is null }, cancellation);
        await telling.TellAsync(visit, Comes, form, Told(visit, survey, page, answers, filled, isComplete: next is null), cancellation);
        return new SeeOther(next is null ? "answer?done" : $"answer?{PageField}={next.Key}");
    }

    // What cases and letters stand on is told as such: the score, and new words on the page behind it.
    private static Happened Told(Visit visit, SurveyDefinition survey, SurveyPage page, Answers before, Answers answers, bool isComplete)
    {
        var filled = new Filled(survey.Key, survey.Version, answers.All) { Language = Language(visit, survey), IsComplete = isComplete };
        var words = page.Questions.Where(question => question.IsText && !answers.Of(question.Key).SequenceEqual(before.Of(question.Key))).SelectMany(question => answers.Of(question.Key)).FirstOrDefault();
        return survey.Key == SurveyDefinition.Nps && (page == survey.Pages[0] || words is not null) && ScoreIn(answers.Of(survey.Scored!.Key).FirstOrDefault()) is { } score
            ? new SurveyAnswered(visit.Link.About, score, visit.Now) { Comment = words, Filled = filled }
            : new SurveyFilled(visit.Link.About, filled, visit.Now);
    }

    // The survey that the letter asked by, in the version that was begun; with it how far the shopper has come.
    private async Task<(SurveyDefinition Survey, SurveyDraft? Draft)?> OpenAsync(Visit visit, int? scored, CancellationToken cancellation)
    {
        var key = visit.Link.Flow == OwnSurvey.Family && visit.Link.Subject.Split('~') is [_, var named] && Keys.IsSurveyKey(named) ? named : SurveyDefinition.Nps;
        var draft = await drafts.FindAsync(visit.Shop.Id, visit.Shopper, key, visit.Link.About, cancellation);
        var survey = draft is null ? await surveys.FindAsync(visit.Shop, key, cancellation) : await surveys.FindAsync(visit.Shop.Id, key, draft.Version, cancellation);
        if (survey is null)
            return null;
        // The first score counts, wherever it was given.
        if (key == SurveyDefinition.Nps && draft is null && (visit.Order?.Score ?? scored) is { } score)
            draft = new(key, survey.Version, survey.Pages[0].Key, Answers.None.With(survey.Scored!.Key, score.ToString(CultureInfo.InvariantCulture)).All);
        return (survey, draft);
    }

    // The page that comes next, and those that were sent before; but a score that was given stands.
    private static bool IsOpen(SurveyDefinition survey, SurveyDraft? draft, SurveyPage page, Answers answers)
    {
        var reached = survey.Next(answers, draft?.Page);
        return (draft is null || survey.Key != SurveyDefinition.Nps || page != survey.Pages[0]) && (reached is null || survey.Pages.IndexOf(page) <= survey.Pages.IndexOf(reached));
    }

    private static (Answers Filled, ImmutableDictionary<string, AnswerFault> Faults) Read(SurveyPage page, Answers answers, PostedForm form)
    {
        var faults = ImmutableDictionary.CreateBuilder<string, AnswerFault>(StringComparer.Ordinal);
        var filled = answers;
        foreach (var question in page.Asked(answers))
        {
            ImmutableArray<string> values = question.IsText
                ? [question.Kind == QuestionKind.ShortText ? form.Line(question.Key) : form.Text(question.Key)]
                : [.. form.All(question.Key).Distinct(StringComparer.Ordinal).Take(SurveyCheck.MostChoices + 1)];
            values = [.. values.Where(value => value.Length > 0)];
            if (question.Check(values) is { } fault)
                faults[question.Key] = fault;
            filled = filled.With(question.Key, values);
        }

        return (filled, faults.ToImmutable());
    }

    private static AnswerModel Model(Visit visit, SurveyDefinition survey, SurveyPage page, Answers answers) =>
        new(visit.Face, survey, page, new(visit.Shop.Brand.Name, visit.Order?.Number ?? ""), Language(visit, survey))
        {
            Answers = answers,
            Back = survey.Before(answers, page.Key) is { } before && (survey.Key != SurveyDefinition.Nps || before != survey.Pages[0]) ? $"answer?{PageField}={before.Key}" : null,
        };

    private static string Language(Visit visit, SurveyDefinition survey) => survey.LanguageFor(visit.Shopper.LanguageOf(visit.About?.Locale), visit.Shop.Locale);

    private static IResult Show(AnswerModel model) => Page.Of<AnswerPage>(nameof(AnswerPage.Model), model, isFaulty: !model.Faults.IsEmpty);

    // The same for everybody: nobody is invited, or not, by what was answered.
    private static IResult Done(Visit visit) =>
        Page.Of(new Notice(visit.Face, visit.Words.Answer.DoneTitle, visit.Words.Answer.Done(visit.Shop.Brand.Name)) { Link = Friends(visit.Shop.Settings) is { } friends ? (friends, visit.Words.Answer.Invite) : null });

    // The shop's own page; else ours, where friends get something.
    private static string? Friends(FlowSettings settings) => settings.ReferralUrl ?? (settings.FriendCredit is null ? null : "friends");

    private static int? ScoreIn(string? text) => PostedForm.ReadNumber(text, least: 0, most: 10);
}
