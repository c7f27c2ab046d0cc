using System.Collections.Immutable;

namespace Retention.App.DataUse;

// What was allowed, refused and chosen; and what was asked about one's data.
internal static partial class Declared
{
    private static ImmutableArray<Kept> Consents =>
    [
        Kept.Of("shoppers/consent", DataGroup.Consents, Use.Proving, KeptUntil.ShopLeavesAsHashes, "Mark Address; Choice Channel Purpose Topic Word IsConfirmed; Text Wording; State Source Evidence; Time At"),
        Kept.Of("shoppers/choice", DataGroup.Consents, Use.Proving, KeptUntil.Erased, "Choice What Value; Text Wording; State Source; Time At"),
        Kept.Of("shoppers/told", DataGroup.Consents, Use.Proving, KeptUntil.Erased, "State State; Time At SaidAt; Choice IsGranted Channel"),
        Kept.Of("Consent", DataGroup.Consents, Use.Proving, KeptUntil.ShopLeavesAsHashes, "Choice channel purpose isGranted topic isConfirmed; Time at; State source evidence; Text wording"),
        Kept.Of("ConsentWord", DataGroup.Consents, Use.Proving, KeptUntil.ShopLeavesAsHashes, "Mark address; Choice channel purpose topic isGranted isConfirmed; Time at confirmedAt refusedAt; State source"),
        Kept.Of("Suppression", DataGroup.Consents, Use.Proving, KeptUntil.ShopLeavesAsHashes, "Mark address; Choice channel purpose; State cause; Time at"),
        Kept.Of("Pause", DataGroup.Consents, Use.Writing, KeptUntil.ShopLeavesAsHashes, "Time at until"),
        Kept.Of("Discretion", DataGroup.Consents, Use.Writing, KeptUntil.ShopLeavesAsHashes, "Time at; Choice isWanted"),
        Kept.Of("Wish", DataGroup.Consents, Use.Writing, KeptUntil.ShopLeavesAsHashes, "Time at; Choice value"),
        Kept.Of("ConsentReported", DataGroup.Consents, Use.Proving, KeptUntil.Days90, "Inner consent; Number customerId; Email email; Phone phone"),
        Kept.Of("AddressSuppressed", DataGroup.Consents, Use.Proving, KeptUntil.Days90, "Choice channel; State cause; Time at; Number customerId; Email email; Phone phone"),
        Kept.Of("ChoicesMade", DataGroup.Consents, Use.Proving, KeptUntil.Days90, "Time at pausedUntil; Choice isDiscreet objectsToProfiling spacing; Language locale; Inner consents chosen"),
        Kept.Of("Chosen", DataGroup.Consents, Use.Proving, KeptUntil.Days90, "Choice what value; Text wording"),
        // Of who was erased the name goes, and the hash stays: nothing is ever sent there again.
        Kept.Of("suppressions/*", DataGroup.Consents, Use.Proving, KeptUntil.ShopLeavesAsHashes, "State Cause Source BeneathCause BeneathSource IsErased; Choice Purpose BeneathPurpose; Time At BeneathAt; Email Name"),
    ];

    private static ImmutableArray<Kept> Requests =>
    [
        Kept.Of("requests/*", DataGroup.Requests, Use.Obeying, KeptUntil.Years3, "Time HeardAt; State Waits"),
        Kept.Of("PrivacyRequest", DataGroup.Requests, Use.Obeying, KeptUntil.Years3, "State kind erased isCalledOff wasStopped letter; Time askedAt heardAt doneAt fetchedAt answeredAt; Number customer; Mark shoppers"),
        Kept.Of("DataRequested", DataGroup.Requests, Use.Obeying, KeptUntil.Days60, "Number request customerId orders; Email email; Time at; Phone phone"),
        Kept.Of("ShopperErased", DataGroup.Requests, Use.Obeying, KeptUntil.Days90, "Number customerId orderId orders; Email email; Phone phone"),
    ];
}
