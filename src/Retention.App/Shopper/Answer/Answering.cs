using System.Globalization;
using Retention.Events;

namespace Retention.App.ForShoppers;

/// <summary>The page on which a shopper answers the survey, and then the question that follows the score. Nobody is led to a public review by it.</summary>
internal sealed class Answering(Telling telling)
{
    /// <summary>How long the words may be.</summary>
    public const int MostText = 2_000;

    /// <summary>Shows the page. A score in the link only fills it in.</summary>
    public Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation)
    {
        if (visit.Order is not { } order)
            return Task.FromResult(Page.Gone(visit));
        if (request.Query.ContainsKey("done"))
            return Task.FromResult(Page.Of(new Notice(visit.Face, visit.Words.Answer.DoneTitle, visit.Words.Answer.Done(visit.Shop.Brand.Name))));
        // The answer that was just given may still be on the road: the address says it.
        var scored = order.Score ?? ScoreIn(request.Query["scored"]);
        return Task.FromResult(Show(Model(visit, Telling.NewOnce()) with { Scored = scored, Score = ScoreIn(request.Query["score"]) }));
    }

    /// <summary>Takes a score, or the words that follow it.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        if (visit.Order is null)
            return Page.Gone(visit);
        var (words, model) = (visit.Words.Answer, Model(visit, form.Line(Telling.Once)));
        if (ScoreIn(form.Line("scored")) is { } scored)
        {
            var comment = form.Text("comment");
            if (comment.Length is 0 or > MostText)
                return Show(model with { Scored = scored, Comment = comment, Fault = new("comment", comment.Length == 0 ? words.NoComment : words.TooLong) });
            await telling.TellAsync(visit, "answer", form, new SurveyAnswered(visit.Link.About, visit.Order.Score ?? scored, visit.Now) { Comment = comment }, cancellation);
            return new SeeOther("answer?done");
        }

        if (ScoreIn(form.Line("score")) is not { } score)
            return Show(model with { Fault = new("score", words.NoScore) });
        await telling.TellAsync(visit, "answer", form, new SurveyAnswered(visit.Link.About, score, visit.Now), cancellation);
        return new SeeOther(string.Create(CultureInfo.InvariantCulture, $"answer?scored={score}"));
    }

    private static int? ScoreIn(string? text) => PostedForm.ReadNumber(text, least: 0, most: 10);

    private static AnswerModel Model(Visit visit, string once) => new(visit.Face, visit.Order?.Number ?? "", once);

    private static IResult Show(AnswerModel model) => Page.Of<AnswerPage>(nameof(AnswerPage.Model), model, isFaulty: model.Fault is not null);
}
