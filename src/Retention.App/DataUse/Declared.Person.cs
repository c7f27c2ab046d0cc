using System.Collections.Immutable;

namespace Retention.App.DataUse;

// Who somebody is.
internal static partial class Declared
{
    private static ImmutableArray<Kept> Person =>
    [
        Kept.Of("shoppers/state", DataGroup.Person, Use.Writing, KeptUntil.ShopLeavesAsHashes),
        Kept.Of("Shopper", DataGroup.Person, Use.Writing, KeptUntil.ShopLeavesAsHashes,
            "Mark id names refusals mergingInto mergedInto merged events; Inner carts items consents suppressions orders journeys ended heard messages arms pause profile locale discretion profiling spacing chosenLocale turn forgottenPaidOrders; Time erasedAt heldUntil askedAt askedClosedAt"),
        Kept.Of("KnownName", DataGroup.Person, Use.Writing, KeptUntil.ShopLeavesAsHashes, "Mark kind hash isOthers"),
        Kept.Of("Profile", DataGroup.Person, Use.Writing, KeptUntil.ShopLeavesAsHashes, "Time toldAt; Mark emailKey; Place country region"),
        Kept.Of("SpokenLocale", DataGroup.Person, Use.Writing, KeptUntil.ShopLeavesAsHashes, "Time at; Language tag"),
        Kept.Of("shoppers/profile", DataGroup.Person, Use.Writing, KeptUntil.Erased),
        Kept.Of("CustomerReported", DataGroup.Person, Use.Writing, KeptUntil.Erased, "Number customerId; Email email; Name firstName; Time updatedAt; Phone phone; State isEmailConfirmed; Place country region; Inner consents"),
        Kept.Of("CustomersMerged", DataGroup.Person, Use.Writing, KeptUntil.Days90, "Number keptId goneId"),
        Kept.Of("shoppers/joined", DataGroup.Person, Use.Proving, KeptUntil.ShopLeavesAsHashes, "Inner Turn; Mark Other"),
        Kept.Of("shoppers/told-tag", DataGroup.Person, Use.Measuring, KeptUntil.Erased, "Score Tag; Number Customer; Time At"),
        // The directory: from a keyed hash of a name to our id.
        Kept.Of("names/name", DataGroup.Person, Use.Writing, KeptUntil.ShopLeavesAsHashes, "Mark Shopper"),
        Kept.Of("names/bought", DataGroup.Orders, Use.Writing, KeptUntil.ShopLeavesAsHashes, "Mark Shopper; Number Order; Time At"),
        Kept.Of("names/texted", DataGroup.Messages, Use.Writing, KeptUntil.ShopLeavesAsHashes, "Mark Shopper"),
        Kept.Of("names/asked", DataGroup.Consents, Use.Proving, KeptUntil.ShopLeavesAsHashes, "Mark Shopper; Time At"),
        Kept.Of("names/heard", DataGroup.Consents, Use.Guarding, KeptUntil.ShopLeavesAsHashes, "Mark Ids; Time StoppedAt"),
        Kept.Of("names/*", DataGroup.Messages, Use.Guarding, KeptUntil.ShopLeavesAsHashes, "Mark Shopper Account Reward Number"),
    ];
}
