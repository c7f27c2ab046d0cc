using System.Collections.Immutable;

namespace Retention.App.DataUse;

// What keeps the program running: connections, imports, and what waits or failed. What waits is declared by its events; it lies sealed.
internal static partial class Declared
{
    private static ImmutableArray<Kept> OfProgram =>
    [
        Kept.Of("queue/events", DataGroup.None, Use.Writing, KeptUntil.Days14),
        Kept.Of("queue/steps", DataGroup.None, Use.Writing, KeptUntil.Days14),
        Kept.Of("queue/events-poison", DataGroup.None, Use.Guarding, KeptUntil.Days14),
        Kept.Of("queue/steps-poison", DataGroup.None, Use.Guarding, KeptUntil.Days14),
        Kept.Of("blob/large-events", DataGroup.None, Use.Writing, KeptUntil.Days14),
        Kept.Of("blob/quarantine", DataGroup.None, Use.Guarding, KeptUntil.Days14),
        Kept.Of("blob/imports", DataGroup.None, Use.Writing, KeptUntil.Days14),
        Kept.OfShop("blob/keys"),
        Kept.OfShop("alarms/*", "Shop"),
        Kept.Of("EventMessage", DataGroup.None, Use.Writing, KeptUntil.Days14, "Inner v shop key kind body blob topic place; Mark shopper address; Time receivedAt happenedAt"),
        Kept.Of("StepMessage", DataGroup.None, Use.Writing, KeptUntil.Days14, "Inner v shop journey; Mark shopper"),
        Kept.Of("QuarantinedDelivery", DataGroup.None, Use.Guarding, KeptUntil.Days60, "Inner v platform source topic reason at headers body"),
        Kept.OfShop("ReachTurn", "scan turn"),
        Kept.OfShop("StoredApproval", "address browser until calledAt consumerKey consumerSecret"),
        Kept.OfShop("StoredConnection", "id shop secrets consumerKey consumerSecret pageKey home webhooks"),
        Kept.OfShop("StoredWebhook", "topic secret id"),
        Kept.OfShop("StoredTextAccount", "account tokens service"),
        Kept.OfShop("StoredShopifyTokens", "domain access refresh scopes obtainedAt expiresAt refreshExpiresAt isFinal exchanges"),
        Kept.OfShop("ConnectionState", "at trouble what webhooks missing isUnfinished isRenewing plugin printsNotices"),
        Kept.OfShop("OtherSender", "key name sends isOn canYield yields"),
        Kept.OfShop("PluginState", "version isConnected wordPress wooCommerce php isCopy checkout others"),
        Kept.OfShop("ImportProgress", "id source startedAt liveFrom page cursor movedAt read applied leftToLive done of knownLines silentLines lines columns faults faultCount waitsSince waitsUntil waitsFor finishedAt cancelledAt failedAt"),
        Kept.OfShop("HistorySource", "kind fileName isDryRun orders seed days until file length hasAllOrders"),
        Kept.OfShop("HistoryTurn", "import page"),
        Kept.OfShop("ImportFault", "what remedy line column"),
        Kept.OfShop("ImportLine", "line what"),
        Kept.OfShop("OrdersRead", "upTo from page after nextAt keys foundAt found failures trouble customer customersUpTo customersAt"),
    ];
}
