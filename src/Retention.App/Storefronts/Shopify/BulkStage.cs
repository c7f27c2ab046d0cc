using System.Collections.Immutable;
using Retention.App.Webhooks;
using Retention.Events;

namespace Retention.App.Storefronts.Shopify;

/// <summary>One of the things of which a shop's past is made, each read by a bulk operation.</summary>
/// <param name="Key">Its name; stored in cursors.</param>
/// <param name="Document">The name of its query's file.</param>
/// <param name="IsGrouped">Whether it has parts, which are wanted at once behind it: that is slower, and so asked for only then.</param>
internal sealed record BulkStage(string Key, string Document, bool IsGrouped)
{
    /// <summary>All of them, in order: an order tells more of a shopper than all that comes after.</summary>
    public static readonly ImmutableArray<BulkStage> InOrder =
    [
        new("orders", "BulkOrders", IsGrouped: true), new("abandoned checkouts", "BulkCheckouts", IsGrouped: true), new("customers", "BulkCustomers", IsGrouped: false), new("products", "BulkProducts", IsGrouped: true),
    ];

    /// <summary>The stage of this name.</summary>
    public static BulkStage Of(string key) => InOrder.Single(stage => stage.Key == key);

    /// <summary>The stage after this; null after the last.</summary>
    public BulkStage? Next => InOrder.IndexOf(this) + 1 is var next && next < InOrder.Length ? InOrder[next] : null;

    /// <summary>What a thing of the file tells.</summary>
    /// <param name="group">The thing with its parts.</param>
    /// <param name="recent">Before this moment only the last state of an order is told (UTC).</param>
    /// <param name="faults">Where what can't be read is said.</param>
    public IEnumerable<PastEvent> Read(BulkGroup group, DateTimeOffset recent, List<ImportFault> faults)
    {
        if (Key == InOrder[0].Key)
        {
            var (order, events) = ShopifyPastOrders.Past(group.Root, group.Parts, recent);
            return order is Translated.Understood ? events : Of([order], group, faults);
        }

        return Key == InOrder[1].Key ? Of([ShopifyPastCarts.Read(group.Root, group.Parts)], group, faults)
            : Key == InOrder[2].Key ? Of(ShopifyPastCustomers.Read(group.Root), group, faults)
            : Of(ShopifyPastProducts.Read(group.Root, group.Parts), group, faults);
    }

    private List<PastEvent> Of(IEnumerable<Translated> several, BulkGroup group, List<ImportFault> faults)
    {
        var events = new List<PastEvent>();
        foreach (var told in several)
        {
            if (told is Translated.Understood understood)
                events.Add(new(understood.Key!, At(understood.Happened) ?? group.Root.Time("updatedAt") ?? DateTimeOffset.UnixEpoch, understood.Happened));
            else if (told is Translated.NotUnderstood(var why))
                faults.Add(new($"One of the {Key} ({group.Root.Number() ?? "without a number"}) is not as Shopify promises: {why}", "Tell us: nothing there is yours to change."));
        }

        return events;
    }

    // A word about being written to is as old as it says.
    private static DateTimeOffset? At(Happened happened) => happened is ConsentReported(var said) ? said.At : null;
}
