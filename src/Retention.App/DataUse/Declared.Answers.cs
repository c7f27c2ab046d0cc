using System.Collections.Immutable;

namespace Retention.App.DataUse;

// What shoppers wrote: reviews, answers, messages to the shop.
internal static partial class Declared
{
    private static ImmutableArray<Kept> Reviews =>
    [
        Kept.Of("shoppers/review", DataGroup.Reviews, Use.Showing, KeptUntil.Erased),
        Kept.Of("ReviewGiven", DataGroup.Reviews, Use.Showing, KeptUntil.Erased, "Number orderId; Time at; Inner items; State isPromised"),
        Kept.Of("ItemReview", DataGroup.Reviews, Use.Showing, KeptUntil.Erased, "Number itemId productId; Goods item; Score stars; Text title text"),
        Kept.Of("Review", DataGroup.Reviews, Use.Showing, KeptUntil.Erased, "Mark id shopper; Number orderId product itemId; Goods item; Score stars; Text title text; Name by; State isVerified isIncentivised isGift state reason; Time at; Inner decisions"),
        Kept.Of("ReviewDecision", DataGroup.Reviews, Use.Showing, KeptUntil.Erased, "State state reason by; Time at"),
        Kept.Of("reviews/*", DataGroup.Reviews, Use.Showing, KeptUntil.Erased, "Number Product; Score Stars; State Reason IsAnswered IsImported; Inner HasTrouble Token IsDone"),
    ];

    private static ImmutableArray<Kept> Answers =>
    [
        Kept.Of("shoppers/answer", DataGroup.Answers, Use.Measuring, KeptUntil.Erased),
        Kept.Of("SurveyAnswered", DataGroup.Answers, Use.Measuring, KeptUntil.Erased, "Number orderId; Score score; Time at; Text comment"),
    ];

    private static ImmutableArray<Kept> Cases =>
    [
        Kept.Of("cases/*", DataGroup.Cases, Use.Answering, KeptUntil.Erased, "Mark Shopper; State State"),
        Kept.Of("Case", DataGroup.Cases, Use.Answering, KeptUntil.Erased, "Mark id shopper address; State kind state closedBy; Number orderId number; Inner leftOut said letters; Time openedAt closedAt"),
        Kept.Of("CaseWords", DataGroup.Cases, Use.Answering, KeptUntil.Erased, "Mark key; Time at; State topic; Score score; Text text"),
        Kept.Of("CaseLetter", DataGroup.Cases, Use.Answering, KeptUntil.Erased, "Mark message; Text text; State by attempt state why; Time at"),
        Kept.Of("shoppers/written", DataGroup.Cases, Use.Answering, KeptUntil.Erased),
        Kept.Of("ProblemRaised", DataGroup.Cases, Use.Answering, KeptUntil.Erased, "Number orderId; Time at; Email email; Name firstName; Language locale; State topic; Text text"),
        Kept.Of("CaseClosed", DataGroup.Cases, Use.Answering, KeptUntil.Days90, "Number orderId; Time at upTo"),
    ];

    private static ImmutableArray<Kept> Checks =>
    [
        Kept.Of("shoppers/posts", DataGroup.Checks, Use.Guarding, KeptUntil.Erased, "Time Day; State Count"),
        Kept.Of("shoppers/code", DataGroup.Checks, Use.Guarding, KeptUntil.Erased, "State Number Tries; Mark Hash; Time Until SentAt"),
        Kept.Of("shoppers/erase", DataGroup.Checks, Use.Guarding, KeptUntil.Erased, "State Number; Time SentAt"),
        Kept.Of("shoppers/confirm", DataGroup.Checks, Use.Proving, KeptUntil.Erased, "State State; Time At SentAt; Email To; Language Language; Mark Message; Text Wording"),
        // What a shop's plugin asked for a visitor, by a hash.
        Kept.Of("shops/call", DataGroup.Checks, Use.Guarding, KeptUntil.Days2, "Time AskedAt"),
        Kept.Of("shops/count", DataGroup.Checks, Use.Guarding, KeptUntil.Days2, "Time AskedAt; State Count"),
        Kept.Of("shoppers/link", DataGroup.Checks, Use.Guarding, KeptUntil.Erased, "State State Number; Time At; Email To; Language Language"),
    ];
}
