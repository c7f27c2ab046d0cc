using System.Collections.Immutable;
using Retention.Events;

namespace Retention.App.ForShoppers;

/// <summary>The page by which a shopper reaches a person of the shop.</summary>
internal sealed class Contacting(Telling telling, ContactAtShop contact, CodeCookie cookie)
{
    /// <summary>How long a message may be: no longer than a case keeps.</summary>
    public const int MostText = 2_000;

    private const int MostOrders = 20;

    /// <summary>The field that people can't see: who fills it in is a machine.</summary>
    public const string Trap = "website";

    /// <summary>What a message may be about. The keys are stored: only ever add.</summary>
    public static readonly ImmutableArray<string> Topics = ["problem", "delivery", "return", "other"];

    /// <summary>Shows the page. A topic in the link only fills it in.</summary>
    public Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation) => Task.FromResult(
        visit.Shopper.IsErased ? Page.Gone(visit)
        : request.Query.ContainsKey("done") ? Page.Of(new Notice(visit.Face, visit.Words.Contact.DoneTitle, visit.Words.Contact.Done(visit.Shop.Brand.Name)))
        : Show(Model(visit, request, Telling.NewOnce()) with { Topic = request.Query["about"] }));

    /// <summary>Takes a message.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        if (visit.Shopper.IsErased)
            return Page.Gone(visit);
        if (form.Line(Trap).Length > 0)
            return new SeeOther("contact?done"); // It learns nothing from the answer.
        var (words, topic, text, order) = (visit.Words.Contact, form.Line("topic"), form.Text("text"), form.Has("order") ? form.Line("order") : visit.Order?.Number ?? "");
        var fault = !Topics.Contains(topic, StringComparer.Ordinal) ? new Fault("topic", words.NoTopic)
            : text.Length == 0 ? new("text", words.NoText)
            : text.Length > MostText ? new("text", words.TooLong)
            : order.Length > ContactAtShop.MostOrder ? new("order", visit.Words.AtShop.Wrong)
            : !await contact.MayAsync(visit.Shop, visit.Link.Address, visit.Now, cancellation) ? new("text", visit.Words.AtShop.TooOften)
            : null;
        if (fault is not null)
            return Show(Model(visit, http.Request, form.Line(Telling.Once)) with { Topic = topic, Text = text, Order = order, Fault = fault });
        var known = ContactAtShop.OrderOf(visit.Shopper, visit.Link.Address, order);
        await telling.TellAsync(visit, "contact", form, new ProblemRaised(known, visit.Now) { Topic = topic, Text = ContactAtShop.With(text, order, known) }, cancellation);
        return new SeeOther("contact?done");
    }

    // A letter may have been passed on: the other orders of its address are offered to whoever has the mailbox, too (docs/decisions/0006).
    private ContactModel Model(Visit visit, HttpRequest request, string once) => new(visit.Face, visit.Order?.Number ?? "", once)
    {
        Orders = [.. visit.Shopper.Orders.Where(order => order.EmailKey == visit.Link.Address && (order.Id == visit.Order?.Id || cookie.IsValid(visit, request))).Reverse().Take(MostOrders).Select(order => OrderChoice.Of(order, visit.Day)).OfType<OrderChoice>()],
    };

    private static IResult Show(ContactModel model) => Page.Of<ContactPage>(nameof(ContactPage.Model), model, isFaulty: model.Fault is not null);
}
