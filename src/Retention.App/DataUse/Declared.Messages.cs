using System.Collections.Immutable;

namespace Retention.App.DataUse;

// What was sent, decided and planned.
internal static partial class Declared
{
    private static ImmutableArray<Kept> Messages =>
    [
        Kept.Of("shoppers/message", DataGroup.Messages, Use.Writing, KeptUntil.Erased,
            "State State Why Template WordsVersion Step Attempt Flow FlowVersion Channel; Number Subject; Time At ClaimedAt ReportedAt DeferredAt ComplainedAt UnsubscribedAt; Email To; Text Title; Mark ProviderId Address"),
        Kept.Of("shoppers/~letter", DataGroup.Messages, Use.Proving, KeptUntil.Erased, "Text Sealed"),
        Kept.Of("SentCopy", DataGroup.Messages, Use.Proving, KeptUntil.Erased, "Inner v; Time at; Text fromName subject html text; Email to replyTo"),
        Kept.Of("followed/*", DataGroup.Messages, Use.Measuring, KeptUntil.Days30, "State IsOpen; Time WrittenOn"),
        Kept.Of("FollowedLinks", DataGroup.Messages, Use.Measuring, KeptUntil.Days30, "Inner all; Time writtenOn countedAt"),
        Kept.Of("Followed", DataGroup.Messages, Use.Measuring, KeptUntil.Days30, "State link by; Time at"),
        Kept.Of("incidents/*", DataGroup.Messages, Use.Measuring, KeptUntil.Days45, "Inner Domain; State Kind; Mark Message Shopper; Time At"),
        Kept.Of("Said", DataGroup.Messages, Use.Writing, KeptUntil.ShopLeavesAsHashes, "Time at; Choice channel purpose; State journey step"),
        Kept.Of("LastHeard", DataGroup.Messages, Use.Writing, KeptUntil.ShopLeavesAsHashes, "State flow journey; Time at"),
        Kept.Of("Report", DataGroup.Messages, Use.Writing, KeptUntil.Days14, "State provider channel kind code isOfSender attempt; Time at; Inner v shop; Mark message case shopper address providerId"),
        Kept.Of("ReportBatch", DataGroup.Messages, Use.Writing, KeptUntil.Days14, "Inner v reports isRepeated"),
        // Development only: letters that had no provider to go to.
        Kept.Of("outbox/*", DataGroup.Messages, Use.Running, KeptUntil.Erased, "Inner Shop Flow Attempt; Time At; Text Subject; Email To"),
        Kept.Of("OutboxLetter", DataGroup.Messages, Use.Running, KeptUntil.Erased, "Inner attempt shop flow channel headers; Mark message; Time at; Text fromName subject html text; Email to replyTo"),
        Kept.Of("blob/outbox", DataGroup.Messages, Use.Running, KeptUntil.Erased),
    ];

    private static ImmutableArray<Kept> Decisions =>
    [
        Kept.Of("shoppers/event", DataGroup.Decisions, Use.Proving, KeptUntil.ShopLeavesAsHashes, "State Kind Topic Settings Turn; Time At ImportedAt ReceivedAt"),
        Kept.Of("shoppers/decision", DataGroup.Decisions, Use.Proving, KeptUntil.ShopLeavesAsHashes),
        Kept.Of("Entry", DataGroup.Decisions, Use.Proving, KeptUntil.ShopLeavesAsHashes,
            "Time at until decidedAt; State flow step outcome reason template wordsVersion attempt turn decidedTurn settings flowVersion; Number subject about; Mark message; Inner checks"),
        Kept.Of("Checks", DataGroup.Decisions, Use.Proving, KeptUntil.ShopLeavesAsHashes, "State bought orderEnded isRefusedElsewhere sentToday; Time neighbourBoughtAt clickedAt; Inner warmUp allowance suppressed shared credit turn"),
        Kept.Of("SurveyTurn", DataGroup.Decisions, Use.Proving, KeptUntil.Days90, "State isChosen; Time nextAt"),
        Kept.Of("Journey", DataGroup.Decisions, Use.Writing, KeptUntil.ShopLeavesAsHashes, "State flow flowVersion step waitsFor waits; Number subject; Time startedAt dueAt notBefore; Inner timings claim"),
        Kept.Of("StepTiming", DataGroup.Decisions, Use.Writing, KeptUntil.ShopLeavesAsHashes, "Time wait deadline"),
        Kept.Of("EndedJourney", DataGroup.Decisions, Use.Writing, KeptUntil.ShopLeavesAsHashes, "Number id; Time at"),
        Kept.Of("Claim", DataGroup.Decisions, Use.Guarding, KeptUntil.ShopLeavesAsHashes, "Mark message; State attempt template isUnknown turn wordsVersion; Time at leaseUntil; Inner checks"),
        Kept.Of("Arm", DataGroup.Decisions, Use.Measuring, KeptUntil.ShopLeavesAsHashes, "State flow isHeldOut; Time at"),
        Kept.Of("plan/*", DataGroup.Decisions, Use.Writing, KeptUntil.Erased, "Mark Shopper; State Journey; Time Due"),
        Kept.Of("journal/*", DataGroup.Decisions, Use.Proving, KeptUntil.Days90,
            "State Kind Flow Step Outcome Reason Template WordsVersion Attempt Turn DecidedTurn Settings FlowVersion Checks; Mark Shopper Message; Number Subject About; Time At Until DecidedAt"),
        Kept.Of("Recorded", DataGroup.Decisions, Use.Proving, KeptUntil.Days90, "State key kind turn settings; Inner body; Mark names; Time arrivedAt appliedAt importedAt"),
        Kept.Of("JournalRow", DataGroup.Decisions, Use.Proving, KeptUntil.Days90, "Inner v row decision event; Mark shopper"),
        Kept.Of("blob/journal", DataGroup.Decisions, Use.Proving, KeptUntil.Days90),
        // What the rules would have done: our ids, never a name.
        Kept.Of("blob/rehearsals", DataGroup.Decisions, Use.Measuring, KeptUntil.ShopLeavesAsHashes),
        Kept.Of("RehearsedLine", DataGroup.Decisions, Use.Measuring, KeptUntil.ShopLeavesAsHashes, "Mark shopper; Time at; State flow step reason; Number about"),
        Kept.Of("RehearsedSample", DataGroup.Decisions, Use.Measuring, KeptUntil.ShopLeavesAsHashes, "Time at; State step channel example; Text subject text html"),
    ];
}
