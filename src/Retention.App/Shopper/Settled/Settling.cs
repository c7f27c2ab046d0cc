using Retention.App.Cases;
using Retention.Events;

namespace Retention.App.ForShoppers;

/// <summary>The page on which a shopper says whether a closed case is settled. Who says no is heard by a person again.</summary>
internal sealed class Settling(Telling telling)
{
    /// <summary>How long the words may be: no longer than a case keeps.</summary>
    public const int MostText = Case.MostText;

    /// <summary>It is settled.</summary>
    public const string Yes = "yes";

    /// <summary>It is not.</summary>
    public const string No = "no";

    /// <summary>Shows the page.</summary>
    public Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation)
    {
        var words = visit.Words.Settled;
        return Task.FromResult(
            visit.Shopper.IsErased ? Page.Gone(visit)
            : request.Query["done"].ToString() is { Length: > 0 } said ? Page.Of(new Notice(visit.Face, words.DoneTitle, said == No ? words.DoneNo(visit.Shop.Brand.Name) : words.DoneYes))
            : Show(Model(visit, Telling.NewOnce())));
    }

    /// <summary>Takes the answer.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        if (visit.Shopper.IsErased)
            return Page.Gone(visit);
        var (words, answer, text) = (visit.Words.Settled, form.Line("settled"), form.Text("text"));
        var fault = answer is not (Yes or No) ? new Fault("settled", words.NoAnswer) : text.Length > MostText ? new("text", words.TooLong) : null;
        if (fault is not null)
            return Show(Model(visit, form.Line(Telling.Once)) with { Answer = answer, Text = text, Fault = fault });
        var order = Flows.Settled.Settled.IsAboutOrder(visit.Link.Subject) ? visit.Link.About : null;
        Happened happened = answer == Yes
            ? new CaseSettled(order, visit.Now) { Text = text.Length == 0 ? null : text }
            : new ProblemRaised(order, visit.Now) { Topic = CaseOpening.Settled, Text = text.Length == 0 ? null : text };
        await telling.TellAsync(visit, "settled", form, happened, cancellation);
        return new SeeOther($"settled?done={answer}");
    }

    private static SettledModel Model(Visit visit, string once) => new(visit.Face, Flows.Settled.Settled.IsAboutOrder(visit.Link.Subject) ? visit.Order?.Number : null, once);

    private static IResult Show(SettledModel model) => Page.Of<SettledPage>(nameof(SettledPage.Model), model, isFaulty: model.Fault is not null);
}
