using Retention.Events;

namespace Retention.App.ForShoppers;

/// <summary>The page on which a shopper says that an order has not arrived.</summary>
internal sealed class Missing(Telling telling)
{
    /// <summary>Shows the page.</summary>
    public Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation) => Task.FromResult(
        visit.Order is not { } order ? Page.Gone(visit)
        : request.Query.ContainsKey("done") ? Page.Of(new Notice(visit.Face, visit.Words.Arrived.DoneTitle, visit.Words.Arrived.Done) { Link = ("contact?about=delivery", visit.Words.Frame.Contact) })
        : Page.Of<ArrivedPage>(nameof(ArrivedPage.Model), new ArrivedModel(visit.Face, order.Number ?? "", Telling.NewOnce())));

    /// <summary>Takes the word.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        if (visit.Order is null)
            return Page.Gone(visit);
        await telling.TellAsync(visit, "arrived", form, new NotArrivedYet(visit.Link.About, visit.Now), cancellation);
        return new SeeOther("arrived?done");
    }
}
