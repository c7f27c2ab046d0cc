using System.Security.Cryptography;
using Retention.App.ForShoppers;
using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;

namespace Retention.App.ShopPages;

/// <summary>
/// The list of saved items in the shop itself: <c>/apps/retain/saved</c>. Whose it is follows from what Shopify signed, or from the id of a list without an
/// account; what is on it follows from the shop's own answer about a variant. Nothing else that is posted is believed.
/// </summary>
internal sealed class SavedDoor(KeptLists lists, OfferedVariants variants, AskingForList asking, PluginCalls calls, ProxyHtml html)
{
    private const int MostOfVisitor = 200;
    private const int MostOfList = 120;
    private const int MostOfItem = 20;
    private const int MostOfShop = 5_000;

    /// <summary>Shows the list.</summary>
    public Task<IResult> ShowAsync(ProxyVisit visit, CancellationToken cancellation) => AnswerAsync(visit, OwnerOf(visit), isDone: true, message: null, cancellation);

    /// <summary>Changes the list.</summary>
    public async Task<IResult> PostAsync(ProxyVisit visit, CancellationToken cancellation)
    {
        var owner = OwnerOf(visit);
        var (what, item) = (visit.Field("act"), visit.Id("variant"));
        // Without script nothing is kept in the browser: the list begins with its first item, and its page bears its id.
        if (owner is null && what is "save" or "notify")
            owner = new ListOwner.Visitor(Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)).TrimEnd('=').Replace('+', '-').Replace('/', '_'));
        if (owner is null)
            return await AnswerAsync(visit, owner, isDone: false, visit.Words.AtShop.LogIn, cancellation);
        if (!await MayAsync(visit, owner, item, cancellation))
            return await AnswerAsync(visit, owner, isDone: false, visit.Words.AtShop.TooOften, cancellation);
        var (isDone, message) = what switch
        {
            "save" or "notify" when item is not null => await SaveAsync(visit, owner, item, what == "notify", cancellation),
            "remove" when item is not null => await RemoveAsync(visit, owner, item, cancellation),
            "merge" when owner is ListOwner.Customer(var id) && ListOwner.IsList(visit.Field("list")) => await MergeAsync(visit, id, cancellation),
            "remember" when owner is ListOwner.Visitor(var list) => await RememberAsync(visit, list, cancellation),
            _ => (false, visit.Words.AtShop.NotThere),
        };
        // A reload of the page repeats nothing; what went wrong is said at once.
        return visit.As == ProxyForm.Page && isDone ? new SeeOther(PageOf(visit, owner, what)) : await AnswerAsync(visit, owner, isDone, message, cancellation);
    }

    private async Task<(bool IsDone, string Message)> SaveAsync(ProxyVisit visit, ListOwner owner, string variant, bool wantsStock, CancellationToken cancellation)
    {
        var words = visit.Words.AtShop;
        switch (await variants.FindAsync(visit.Shop.Id, variant, cancellation))
        {
            case Offered.There(var item):
                var waits = wantsStock && item.Available == 0;
                return !await lists.SaveAsync(visit.Shop, owner, item, waits, visit.Locale, visit.Now, cancellation) ? (false, words.Full) : (true, waits ? words.Telling : words.Saved(item.Title));
            case Offered.NotThere:
                return (false, words.NotThere);
            default:
                return (false, words.NotNow);
        }
    }

    private async Task<(bool IsDone, string Message)> RemoveAsync(ProxyVisit visit, ListOwner owner, string item, CancellationToken cancellation)
    {
        await lists.RemoveAsync(visit.Shop, owner, item, visit.Now, cancellation);
        return (true, visit.Words.Saved.Removed);
    }

    private async Task<(bool IsDone, string Message)> MergeAsync(ProxyVisit visit, string customer, CancellationToken cancellation)
    {
        await lists.MergeAsync(visit.Shop, customer, visit.Field("list"), visit.Now, cancellation);
        return (true, "");
    }

    private async Task<(bool IsDone, string Message)> RememberAsync(ProxyVisit visit, string list, CancellationToken cancellation)
    {
        var words = visit.Words.AtShop;
        var wrong = await asking.AskAsync(visit.Shop, list, new(visit.Field("email"), visit.Locale, visit.Visitor ?? ""), words.Consent(visit.Shop.Brand.Name), visit.Now, cancellation);
        return wrong is null ? (true, words.Asked) : (false, wrong.IsTooOften ? words.TooOften : words.NoAddress);
    }

    // A loop around a button, a browser, or somebody with a thousand of them: each is stopped by itself.
    private async Task<bool> MayAsync(ProxyVisit visit, ListOwner owner, string? item, CancellationToken cancellation)
    {
        var who = owner switch { ListOwner.Customer(var id) => $"customer {id}", ListOwner.Visitor(var id) => id, _ => "" };
        return (visit.Visitor is null || await calls.MayAsync(visit.Shop.Id, "saved by visitor", visit.Visitor, MostOfVisitor, visit.Now, cancellation))
            && await calls.MayAsync(visit.Shop.Id, "saved", who, MostOfList, visit.Now, cancellation)
            && (item is null || await calls.MayAsync(visit.Shop.Id, "saved item", $"{who}|{item}", MostOfItem, visit.Now, cancellation))
            && await calls.MayAsync(visit.Shop.Id, "saved in all", visit.Shop.Id, MostOfShop, visit.Now, cancellation);
    }

    private async Task<IResult> AnswerAsync(ProxyVisit visit, ListOwner? owner, bool isDone, string? message, CancellationToken cancellation)
    {
        var list = await lists.ReadAsync(visit.Shop, owner, cancellation);
        if (visit.As == ProxyForm.State)
            return ProxyHtml.State(isDone, message ?? "", list.Items.Select(one => one.Item.Id));
        return await html.AnswerAsync<SavedPart>(visit, visit.Words.Saved.Title, SavedModel.Of(visit, list) with
        {
            List = owner is ListOwner.Visitor(var id) ? id : null,
            Message = message ?? Done(visit),
            Undo = isDone && (visit.Field("act") == "remove" || visit.Call.Of("done") == "remove") ? visit.Id("variant") : null,
            IsFault = !isDone,
        });
    }

    // What was done, said on the page that a post without script leads to.
    private static string? Done(ProxyVisit visit) => visit.Call.Of("done") switch
    {
        "remove" => visit.Words.Saved.Removed,
        "remember" => visit.Words.AtShop.Asked,
        "notify" => visit.Words.AtShop.Telling,
        _ => null,
    };

    private static string PageOf(ProxyVisit visit, ListOwner owner, string done)
    {
        var query = new QueryString();
        if (owner is ListOwner.Visitor(var list))
            query = query.Add("list", list);
        if (visit.Locale is { } locale)
            query = query.Add("locale", locale);
        // What was just taken off can be put back from the page that says so.
        if (done == "remove" && visit.Id("variant") is { } removed)
            query = query.Add("variant", removed);
        return $"{visit.Call.Path}/saved{query.Add("done", done)}";
    }

    private static ListOwner? OwnerOf(ProxyVisit visit) =>
        visit.Call.Customer is { } customer ? new ListOwner.Customer(customer) : ListOwner.IsList(visit.Field("list")) ? new ListOwner.Visitor(visit.Field("list")) : null;
}
