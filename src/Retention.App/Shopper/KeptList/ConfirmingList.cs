using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Flows.SaveForLater;
using Retention.Shoppers;

namespace Retention.App.ForShoppers;

/// <summary>The page on which somebody confirms from the mailbox that a list of saved items is theirs, and that they want to be reminded. To open it changes nothing; the button does.</summary>
internal sealed class ConfirmingList(AnonymousLists lists, Inbox inbox)
{
    /// <summary>Where it stands under a letter.</summary>
    public const string Path = "list";

    private const string Source = "confirmed saved items";

    /// <summary>Shows the page.</summary>
    public async Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation) =>
        visit.Link.Flow != AskingForList.Flow ? Page.Gone(visit)
        : request.Query.ContainsKey("done") ? Page.Of(new Notice(visit.Face, visit.Words.AtShop.DoneTitle, visit.Words.AtShop.Done(visit.Shop.Brand.Name)))
        : await FindAsync(visit, cancellation) is null ? Over(visit)
        : Page.Of<ConfirmListPage>(nameof(ConfirmListPage.Face), visit.Face);

    /// <summary>Takes the confirmation: from now on the list belongs to the shopper of the address.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        if (visit.Link.Flow != AskingForList.Flow)
            return Page.Gone(visit);
        if (await FindAsync(visit, cancellation) is null)
            return Over(visit);
        var (isNew, address) = (false, new KnownName(NameKind.Email, visit.Link.Address));
        var list = await lists.ChangeAsync(visit.Shop.Id, visit.Link.Subject, kept =>
        {
            isNew = kept is { ConfirmedAt: null, Email: not null };
            return isNew ? kept with { ConfirmedAt = visit.Now } : kept;
        }, _ => address, visit.Now, cancellation);
        if (await lists.AskedAsync(visit.Shop.Id, address.Hash, cancellation) is { } asked)
        {
            asked["AnsweredAt"] = visit.Now;
            await lists.WriteAskedAsync(asked, cancellation);
        }

        // Told again where it may not have been: the key is that of the letter.
        if (list is { Email: { } email, ConfirmedAt: { } at })
            await inbox.PutAsync(EventMessage.Of(visit.Shop.Id, Keys.Hash($"{visit.Link.Message}|{Path}", 32), visit.Now, Told(visit, list, email, at), topic: "list page"), cancellation);
        return new SeeOther($"{Path}?done");
    }

    private static SavedListReported Told(Visit visit, AnonymousList list, string email, DateTimeOffset at) => new(list.Entries, list.Gone)
    {
        Email = email,
        Locale = list.Locale,
        // For this kind of letter only: nobody asked for the shop's news.
        Consents = [new(Channel.Email, Purpose.Marketing, IsGranted: true, at, Source) { Topic = SaveForLater.Flow.Family, IsConfirmed = true, Wording = list.Wording, Evidence = $"message {visit.Link.Message}" }],
    };

    // Only the list that the letter asked about, for a month, and only while it still bears this address.
    private async Task<AnonymousList?> FindAsync(Visit visit, CancellationToken cancellation) =>
        DateOnly.FromDateTime(visit.Now.UtcDateTime).DayNumber - visit.Link.IssuedOn.DayNumber > AskingForList.Days || visit.Shopper.IsErased || visit.Shopper.Refuses(visit.Link.Address)
            ? null : await lists.FindAsync(visit.Shop.Id, visit.Link.Subject, visit.Link.Address, cancellation);

    private static IResult Over(Visit visit) => Page.Of(new Notice(visit.Face, visit.Words.Frame.RunOutTitle, visit.Words.AtShop.Over), StatusCodes.Status410Gone);
}
