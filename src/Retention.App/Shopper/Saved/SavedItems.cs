using System.Collections.Immutable;
using Retention.App.Letters;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Flows.SaveForLater;
using Retention.Shoppers;

namespace Retention.App.ForShoppers;

/// <summary>
/// The page of what was saved under the letter's address, with what each cost then and costs now. A letter about one item shows that item; the whole list takes a code, since a letter
/// may have been passed on. What goes into the cart stays on the list until it is bought or taken off: nobody tells us of a cart that was only looked at.
/// </summary>
internal sealed class SavedItems(ShopperStore shoppers, ShopStore shops, CodeCookie cookie, Telling telling)
{
    private const string Source = "saved items page";

    /// <summary>Shows the page.</summary>
    public async Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation)
    {
        var isAll = cookie.IsValid(visit, request);
        // What was just taken off may still be on the road.
        var removed = request.Query["removed"].ToString();
        var items = Shown(visit, isAll).Where(item => item.IsSaved && item.Id != removed).ToArray();
        var shop = await shops.FindAsync(visit.Shop.Id, cancellation);
        var lines = ImmutableArray.CreateBuilder<SavedLine>();
        await foreach (var saved in SavedAsync(visit, cancellation))
        {
            if (Array.Find(items, item => item.Id == saved.Item.Id) is { } item && !lines.Any(line => line.Id == item.Id))
                lines.Add(Line(visit, saved, item, shop));
        }

        return Page.Of<SavedPage>(nameof(SavedPage.Model), new SavedModel(visit.Face, lines.ToImmutable(), isAll)
        {
            Removed = removed.Length > 0 && Shown(visit, isAll).Any(item => item.Id == removed) ? removed : null,
            Done = request.Query.ContainsKey("back") ? visit.Words.Saved.Restored : request.Query.ContainsKey("kept") ? visit.Words.Saved.Kept : removed.Length > 0 ? visit.Words.Saved.Removed : null,
            Agreement = MayHearOfPrices(visit) ? null : Agreement(visit),
        });
    }

    /// <summary>Takes an item off the list, puts it back, or keeps what to hear of it. One that this letter may not show is left alone.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        if (Shown(visit, cookie.IsValid(visit, http.Request)).FirstOrDefault(item => item.Id == form.Line("item")) is not { SavedAt: { } savedAt } item)
            return new SeeOther("saved");
        switch (form.Line("act"))
        {
            case "back":
                if (await SavedAsync(visit, cancellation).FirstOrDefaultAsync(saved => saved.Item.Id == item.Id, cancellation) is not { } known)
                    return new SeeOther("saved");
                // At the price that it had when it was first saved.
                await telling.TellAsync(visit, $"saved back {item.ForgottenAt?.UtcTicks}", form, known with { At = visit.Now }, cancellation);
                return new SeeOther("saved?back");
            case "wish" when item.IsSaved:
                return await WishAsync(visit, form, item, cookie.IsValid(visit, http.Request), cancellation);
            default:
                // Saved again later, it may be taken off again.
                if (item.IsSaved)
                    await telling.TellAsync(visit, $"saved {savedAt.UtcTicks}", form, new ItemForgotten(item.Id, visit.Now), cancellation);
                return item.IsSaved ? new SeeOther($"saved?removed={Uri.EscapeDataString(item.Id)}") : new SeeOther("saved");
        }
    }

    // A letter may have been passed on: whatever lets more come takes its mailbox, too (docs/decisions/0006).
    private async Task<IResult> WishAsync(Visit visit, PostedForm form, KnownItem item, bool isProven, CancellationToken cancellation)
    {
        var wish = new ItemWished(item.Id, visit.Now) { WantsStock = form.Has("stock"), WantsPrice = form.Has("price") };
        if (!isProven && ((wish.WantsStock && !item.WaitsForStock) || (wish.WantsPrice && !(item.WantsPrice && MayHearOfPrices(visit)))))
            return new SeeOther("code");
        await telling.TellAsync(visit, $"saved wish {item.Wish?.At.UtcTicks}", form, wish, cancellation);
        // Beside the button stand the words that are agreed to with it.
        if (wish.WantsPrice && form.Has("agree") && !MayHearOfPrices(visit))
        {
            var consent = new Consent(Channel.Email, Purpose.Marketing, IsGranted: true, visit.Now, Source) { Topic = SaveForLater.Flow.Family, IsConfirmed = true, Wording = Agreement(visit), Evidence = $"message {visit.Link.Message}" };
            await telling.TellAsync(visit, $"saved consent {visit.Now:yyyyMMdd}", form, new ConsentReported(consent), cancellation);
        }

        return new SeeOther("saved?kept");
    }

    private static string Agreement(Visit visit) => visit.Words.AtShop.Consent(visit.Shop.Brand.Name);

    private static bool MayHearOfPrices(Visit visit) =>
        AllFlows.Find("save-for-later/price-drop") is { } flow && Consents.Object(visit.Shopper, visit.Shop, flow, Channel.Email, visit.Link.Address, visit.Shopper.Profile?.Country, visit.Now) is null;

    private static SavedLine Line(Visit visit, ItemSaved saved, KnownItem item, ShopRecord? shop)
    {
        var (then, now) = (item.PriceWhenSaved, item.Price ?? saved.Item.Price);
        string Text(Money money) => MoneyText.Of(money, visit.Words.Language, visit.Shop.Country);
        return new(item.Id, saved.Item.Title, saved.Item.Variant, visit.Day(item.SavedAt!.Value))
        {
            Now = now is { } price ? Text(price) : null,
            Then = then is { } before && now is { } after && before.Currency == after.Currency && before != after ? Text(before) : null,
            IsSoldOut = !item.IsAvailable,
            WantsStock = item.WaitsForStock,
            WantsPrice = item.WantsPrice && MayHearOfPrices(visit),
            Cart = item.IsAvailable && shop is not null ? CartLink.Of(shop, item.Id) : null,
        };
    }

    private IAsyncEnumerable<ItemSaved> SavedAsync(Visit visit, CancellationToken cancellation) =>
        shoppers.Rows(visit.Shop.Id, visit.Shopper, "item|", cancellation).Take(Shopper.RememberedItems * 4).Select(row => row.Read(Stored.Default.ItemSaved));

    // Also what was taken off: it may be put back.
    private static IEnumerable<KnownItem> Shown(Visit visit, bool isAll) => visit.Shopper.IsErased ? [] : visit.Shopper.Items.Where(item =>
        item.SavedAt is not null && (item.EmailKey ?? visit.Shopper.Profile?.EmailKey) == visit.Link.Address && (isAll || IsAbout(visit, item)));

    // An item and an order may bear the same id.
    private static bool IsAbout(Visit visit, KnownItem item) => item.Id == visit.Link.About && visit.Order is null && visit.Shopper.Cart(visit.Link.About) is null;
}
