using System.Globalization;
using Microsoft.AspNetCore.Components;
using Retention.App.ForShoppers;

namespace Retention.App.ShopPages;

/// <summary>The forms in the shop that ask something of us: a message to a person of the shop, and the way to the page of choices. Whoever's address it is, the answer is the same.</summary>
internal sealed class AskingDoor(ContactAtShop contact, PreferencesLinks links, KeptLists customers, ProxyHtml html)
{
    private const int MostOrders = 20;

    /// <summary>Shows the contact form.</summary>
    public Task<IResult> ShowContactAsync(ProxyVisit visit, CancellationToken cancellation) => AnswerAsync<ContactPart>(visit, "contact", visit.Words.Contact.Title, isDone: visit.Call.Of("done") == "1", wrong: null, cancellation);

    /// <summary>Takes a message.</summary>
    public async Task<IResult> PostContactAsync(ProxyVisit visit, CancellationToken cancellation)
    {
        var asked = new ContactAsked(visit.Form.Line("name"), visit.Form.Line("email"), visit.Form.Line("topic"), visit.Form.Text("message"), visit.Form.Line("order"), visit.Locale, WhoOf(visit));
        // Nothing in the body is signed, so the same words of the same address within an hour are one message.
        var once = string.Create(CultureInfo.InvariantCulture, $"{asked.Email}|{asked.Topic}|{asked.Message}|{asked.Order}|{visit.Now:yyyyMMddHH}");
        // A machine that fills in what nobody sees learns nothing from the answer.
        var wrong = visit.Form.Line(Contacting.Trap).Length > 0 ? null : await contact.TakeAsync(visit.Shop, asked, once, visit.Now, cancellation);
        return await AnswerAsync<ContactPart>(visit, "contact", visit.Words.Contact.Title, wrong is null, wrong, cancellation);
    }

    /// <summary>Shows the form that asks for the way to the page of choices.</summary>
    public Task<IResult> ShowChoicesAsync(ProxyVisit visit, CancellationToken cancellation) => AnswerAsync<ChoicesPart>(visit, "preferences", visit.Words.Preferences.Title, isDone: visit.Call.Of("done") == "1", wrong: null, cancellation);

    /// <summary>Mails the way, where the address is known.</summary>
    public async Task<IResult> PostChoicesAsync(ProxyVisit visit, CancellationToken cancellation)
    {
        var wrong = await links.AskAsync(visit.Shop, new(visit.Form.Line("email"), visit.Locale, WhoOf(visit)), visit.Now, cancellation);
        return await AnswerAsync<ChoicesPart>(visit, "preferences", visit.Words.Preferences.Title, wrong is null, wrong, cancellation);
    }

    // Of whom nothing is told is nobody else: the limits of the address and of the shop hold all the same.
    private static string WhoOf(ProxyVisit visit) => visit.Visitor ?? Telling.NewOnce();

    private async Task<IResult> AnswerAsync<TPart>(ProxyVisit visit, string name, Func<string, string> title, bool isDone, NotAtShop? wrong, CancellationToken cancellation)
        where TPart : IComponent
    {
        if (isDone && visit.As == ProxyForm.Page && visit.Form.Fields.Count > 0)
            return new SeeOther($"{visit.Page(name)}{(visit.Locale is null ? '?' : '&')}done=1");
        var words = visit.Words;
        return await html.AnswerAsync<TPart>(visit, title(visit.Shop.Brand.Name), new AskingModel(words, visit.Shop.Brand.Name, visit.Page(name))
        {
            IsDone = isDone,
            Wrong = wrong?.Field,
            Message = wrong switch
            {
                null => null,
                { IsTooOften: true } => words.AtShop.TooOften,
                { Field: "email" } => words.AtShop.NoAddress,
                { Field: "message" } => visit.Form.Text("message").Length == 0 ? words.Contact.NoText : words.Contact.TooLong,
                _ => words.AtShop.Wrong,
            },
            Orders = typeof(TPart) == typeof(ContactPart) && visit.Call.Customer is { } customer ? await OrdersAsync(visit, customer, cancellation) : [],
            Typed = visit.Form.Fields.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal),
        });
    }

    // Shopify says who is logged in.
    private async Task<IReadOnlyList<OrderChoice>> OrdersAsync(ProxyVisit visit, string customer, CancellationToken cancellation) =>
        await customers.FindAsync(visit.Shop, customer, cancellation) is { } shopper ? [.. shopper.Orders.Reverse().Take(MostOrders).Select(order => OrderChoice.Of(order, visit.Day)).OfType<OrderChoice>()] : [];
}
