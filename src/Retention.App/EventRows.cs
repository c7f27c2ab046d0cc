using Azure.Data.Tables;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>
/// What is written beside a shopper's state with an event: the event as it came, and what letters need, which decisions do not. Only these rows
/// hold addresses, names and goods.
/// </summary>
internal static class EventRows
{
    /// <summary>The rows of an event.</summary>
    public static IEnumerable<TableEntity> Of(string shop, string shopper, EventMessage message, Happened happened, IReadOnlyCollection<KnownName> names, Applied applied, int settings, DateTimeOffset now)
    {
        yield return Event(shop, shopper, message, applied, settings, now);
        foreach (var row in Ledger(shop, shopper, message, happened, names, applied.Shopper))
            yield return row;
        foreach (var row in Chosen(shop, shopper, message, happened))
            yield return row;
        if (!applied.Shopper.IsErased && Letters(shop, shopper, happened, names, applied.Shopper) is { } letters)
            yield return letters;
        if (!applied.Shopper.IsErased && Said(shop, shopper, happened) is { } said)
            yield return said;
    }

    private static TableEntity Event(string shop, string shopper, EventMessage message, Applied applied, int settings, DateTimeOffset now)
    {
        var row = ShopperStore.Beside(shop, shopper, Keys.Event(message.Key)).With([.. applied.Entries], Stored.Default.ListEntry);
        row["Kind"] = message.Kind;
        row["Topic"] = message.Topic;
        row["At"] = message.HappenedAt ?? now;
        row["ImportedAt"] = message.HappenedAt is null ? null : now;
        row["ReceivedAt"] = message.ReceivedAt;
        row["Turn"] = applied.Shopper.Turn;
        row["Settings"] = settings;
        return row;
    }

    // The ledger: every word with its source, wording and evidence, for whoever has to prove it. The state keeps only the latest.
    private static IEnumerable<TableEntity> Ledger(string shop, string shopper, EventMessage message, Happened happened, IReadOnlyCollection<KnownName> names, Retention.Shoppers.Shopper known)
    {
        foreach (var (number, consent, address) in ToldWords.Of(happened, names, known))
            yield return ConsentLedger.Row(shop, shopper, consent, address, message.Key, number);
    }

    // What was chosen beside consent, an objection to profiling say: proved like it.
    private static IEnumerable<TableEntity> Chosen(string shop, string shopper, EventMessage message, Happened happened)
    {
        foreach (var (number, chosen) in (happened is ChoicesMade made ? made.Chosen : []).Index())
        {
            var row = ShopperStore.Beside(shop, shopper, Keys.Choice(((ChoicesMade)happened).At, message.Key, number));
            (row["What"], row["Value"], row["Wording"], row["Source"], row["At"]) = (chosen.What, chosen.Value, chosen.Wording, Choices.Source, ((ChoicesMade)happened).At);
            yield return row;
        }
    }

    // A shopper's own words, for people to read: no decision looks at them. Of several about one order the newest counts, and stands first.
    private static TableEntity? Said(string shop, string shopper, Happened happened) => happened switch
    {
        ReviewGiven { Items.IsEmpty: false } review => ShopperStore.Beside(shop, shopper, Keys.Review(review.OrderId, review.At)).With(review, Stored.Default.ReviewGiven),
        SurveyAnswered answer => ShopperStore.Beside(shop, shopper, Keys.Answer(answer.OrderId, answer.At)).With(answer, Stored.Default.SurveyAnswered),
        _ => null,
    };

    // Only what the decisions look at, too: a letter must not go to another address than the one whose consent was asked.
    private static TableEntity? Letters(string shop, string shopper, Happened happened, IReadOnlyCollection<KnownName> names, Retention.Shoppers.Shopper known)
    {
        var address = names.HashOf(NameKind.Email);
        return happened switch
        {
            OrderReported(var order) when known.Order(order.Id) is { } mine && mine.UpdatedAt == order.UpdatedAt && mine.EmailKey == address =>
                ShopperStore.Beside(shop, shopper, Keys.Order(order.Id)).With(order, Stored.Default.Order),
            // A report of the cart alone has no address: it must not take the place of the checkout's that has.
            CartReported(var cart) when known.Cart(KnownCart.Of(cart, names).Id) is { } mine && mine.UpdatedAt == cart.UpdatedAt && mine.Contact?.EmailKey == address =>
                ShopperStore.Beside(shop, shopper, Keys.Cart(mine.Id)).With(cart, Stored.Default.Cart),
            ItemSaved saved when known.Item(saved.Item.Id)?.SavedAt == saved.At =>
                ShopperStore.Beside(shop, shopper, Keys.SavedItem(saved.Item.Id)).With(saved, Stored.Default.ItemSaved),
            ItemReported(var item) when known.Item(item.Id)?.ToldAt == item.At =>
                ShopperStore.Beside(shop, shopper, Keys.Offer(item.Id)).With(item, Stored.Default.Item),
            ProblemRaised { Email: not null } written when address is not null =>
                ShopperStore.Beside(shop, shopper, Keys.Written(address)).With(written with { Text = null }, Stored.Default.ProblemRaised),
            CustomerReported customer when known.Profile?.ToldAt == customer.UpdatedAt && known.Profile.EmailKey == address =>
                ShopperStore.Beside(shop, shopper, Keys.Profile).With(customer, Stored.Default.CustomerReported),
            _ => null,
        };
    }
}
