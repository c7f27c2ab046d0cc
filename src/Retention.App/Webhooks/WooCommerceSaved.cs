using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>
/// <c>saved_item.updated</c> of our plugin: a shopper's whole list of saved items as it stands at delivery. Each item carries the moment at which it
/// was saved and what it cost then; what was taken off stands beside it, so that a delivery that was lost is made good by the next.
/// </summary>
internal static class WooCommerceSaved
{
    // The plugin takes no more of either; whoever sends more is no shop of ours.
    private const int Most = 100;
    private const string Source = "saved items";

    /// <summary>A list. One of nobody is left out, as carts of nobody are: nothing of a guest who gave no address is kept.</summary>
    public static Translated List(JsonElement json)
    {
        var id = json.Id("id") ?? throw new MissingFieldException("id");
        if (json.IsTrue("is_gone"))
            return new Translated.Ignored("a list that is no more"); // Nothing was taken off it: its table was emptied, say.
        var updated = json.Time("updated_at") ?? throw new MissingFieldException("updated_at");
        var (customer, email) = (json.Id("customer_id"), json.Email("email"));
        if (customer is null && Name.OfEmail(email) is null)
            return new Translated.Ignored("a list of nobody");
        var list = new SavedListReported([.. json.List("items").Take(Most).Select(Entry).OfType<SavedEntry>()], [.. json.List("removed").Take(Most).Select(Gone).OfType<ItemForgotten>()])
        {
            CustomerId = customer,
            Email = email,
            Locale = json.Locale("locale"),
            Consents = [.. Said(json, updated)],
        };
        return new Translated.Understood(list, id);
    }

    private static SavedEntry? Entry(JsonElement json)
    {
        if (ItemOf(json) is not { } item || json.Time("saved_at") is not { } at)
            return null;
        var wants = json.IsTrue("wants_stock");
        return new(
            new()
            {
                Id = item,
                ProductId = json.Id("product_id"),
                Title = json.Text("name").Plain() ?? "",
                Variant = json.Text("variant").Plain(),
                Price = Currency.Read(json.Text("currency")) is { } currency ? Money.Read(json.Decimal("price"), currency) : null,
                Available = wants ? 0 : null, // Only then may it be said to be back.
                Url = json.Url("url"),
                Image = json.Url("image"),
                At = at,
            },
            at,
            wants);
    }

    private static ItemForgotten? Gone(JsonElement json) => ItemOf(json) is { } item && json.Time("at") is { } at ? new(item, at) : null;

    // As in orders and carts: the variation where there is one, else the product.
    private static string? ItemOf(JsonElement json) => json.Id("variation_id") ?? json.Id("product_id");

    // A box that is ticked, and the word that takes it back.
    private static IEnumerable<Consent> Said(JsonElement json, DateTimeOffset updated)
    {
        var boxes = json.List("consents").Where(box => box.Text("channel") == "email").Take(Most).ToArray();
        var granted = WooCommercePlugin.Granted(boxes, new(Channel.Email, Purpose.Marketing, IsGranted: true, updated, Source));
        var refused = boxes.Where(box => box.At("granted").ValueKind == JsonValueKind.False)
            .Select(box => new Consent(Channel.Email, Purpose.Marketing, IsGranted: false, box.Time("at") ?? updated, Source) { Wording = box.Wording("words"), Evidence = box.Url("url") });
        return granted.Concat(refused);
    }
}
