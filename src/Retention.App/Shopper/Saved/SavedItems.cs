using System.Collections.Immutable;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.ForShoppers;

/// <summary>
/// The page of what was saved under the letter's address. A letter about one item shows that item; the whole list takes a code, since a letter
/// may have been passed on.
/// </summary>
internal sealed class SavedItems(ShopperStore shoppers, CodeCookie cookie, Telling telling)
{
    /// <summary>Shows the page.</summary>
    public async Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation)
    {
        var isAll = cookie.IsValid(visit, request);
        // What was just taken off may still be on the road.
        var removed = request.Query["removed"].ToString();
        var items = Shown(visit, isAll).Where(item => item.Id != removed).ToArray();
        var lines = ImmutableArray.CreateBuilder<SavedLine>();
        await foreach (var row in shoppers.Rows(visit.Shop.Id, visit.Shopper, "item|", cancellation).Take(Shopper.RememberedItems * 4).WithCancellation(cancellation))
        {
            var saved = row.Read(Stored.Default.ItemSaved);
            if (Array.Find(items, item => item.Id == saved.Item.Id) is { } item && !lines.Any(line => line.Id == item.Id))
                lines.Add(new(item.Id, saved.Item.Title, saved.Item.Variant, visit.Day(item.SavedAt!.Value)));
        }

        return Page.Of<SavedPage>(nameof(SavedPage.Model), new SavedModel(visit.Face, lines.ToImmutable(), isAll, removed.Length > 0));
    }

    /// <summary>Takes an item off the list. One that this letter may not show is left alone.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        if (Shown(visit, cookie.IsValid(visit, http.Request)).FirstOrDefault(item => item.Id == form.Line("item")) is not { } item)
            return new SeeOther("saved");
        // Saved again later, it may be taken off again.
        await telling.TellAsync(visit, $"saved {item.SavedAt!.Value.UtcTicks}", form, new ItemForgotten(item.Id, visit.Now), cancellation);
        return new SeeOther($"saved?removed={Uri.EscapeDataString(item.Id)}");
    }

    private static IEnumerable<KnownItem> Shown(Visit visit, bool isAll) => visit.Shopper.IsErased ? [] : visit.Shopper.Items.Where(item =>
        item.IsSaved && (item.EmailKey ?? visit.Shopper.Profile?.EmailKey) == visit.Link.Address && (isAll || IsAbout(visit, item)));

    // An item and an order may bear the same id.
    private static bool IsAbout(Visit visit, KnownItem item) => item.Id == visit.Link.About && visit.Order is null && visit.Shopper.Cart(visit.Link.About) is null;
}
