using System.Collections.Immutable;

namespace Retention.App.DataUse;

// What shoppers wrote: reviews, answers, messages to the shop.
internal static partial class Declared
{
    private static ImmutableArray<Kept> Reviews =>
    [
        Kept.Of("shoppers/review", DataGroup.Reviews, Use.Showing, KeptUntil.Erased),
        Kept.Of("ReviewGiven", DataGroup.Reviews, Use.Showing, KeptUntil.Erased, "Number orderId; Time at; Inner items; State isPromised"),
        Kept.Of("ItemReview", DataGroup.Reviews, Use.Showing, KeptUntil.Erased, "Number itemId productId; Goods item; Score stars; Text title text; Inner photos"),
        Kept.Of("ReviewWithdrawn", DataGroup.Reviews, Use.Showing, KeptUntil.Days90, "Number orderId itemId; Time at; Goods item"),
        // The pictures themselves lie in the container.
        Kept.Of("ReviewPhoto", DataGroup.Reviews, Use.Showing, KeptUntil.Erased, "Mark id; State width height"),
        Kept.Of("blob/photos", DataGroup.Reviews, Use.Showing, KeptUntil.Erased),
        Kept.Of("shoppers/draft", DataGroup.Reviews, Use.Showing, KeptUntil.Days14),
        Kept.Of("ReviewDraft", DataGroup.Reviews, Use.Showing, KeptUntil.Days14, "Number orderId; Time at; Inner items"),
        Kept.Of("DraftItem", DataGroup.Reviews, Use.Showing, KeptUntil.Days14, "Goods item; Score stars; Text title text; Inner photos"),
        Kept.Of("Review", DataGroup.Reviews, Use.Showing, KeptUntil.Erased, "Mark id shopper; Number orderId product itemId; Goods item; Score stars; Text title text; Name by; State isVerified isIncentivised isGift state reason source; Time at; Inner decisions photos reply"),
        Kept.Of("ReviewReply", DataGroup.Reviews, Use.Showing, KeptUntil.Erased, "Text text; State by; Time at changedAt"),
        Kept.Of("ReviewDecision", DataGroup.Reviews, Use.Showing, KeptUntil.Erased, "State state reason by act; Time at"),
        Kept.Of("reviews/*", DataGroup.Reviews, Use.Showing, KeptUntil.Erased, "Number Product; Score Stars; State Reason IsAnswered IsImported HasPhotos; Inner HasTrouble Token IsDone"),
    ];

    private static ImmutableArray<Kept> Answers =>
    [
        Kept.Of("shoppers/answer", DataGroup.Answers, Use.Measuring, KeptUntil.Erased),
        Kept.Of("SurveyAnswered", DataGroup.Answers, Use.Measuring, KeptUntil.Erased, "Number orderId; Score score; Time at; Text comment; Inner filled"),
        Kept.Of("shoppers/filled", DataGroup.Answers, Use.Measuring, KeptUntil.Erased),
        Kept.Of("shoppers/draft-survey", DataGroup.Answers, Use.Measuring, KeptUntil.Erased),
        Kept.Of("SurveyFilled", DataGroup.Answers, Use.Measuring, KeptUntil.Erased, "Number orderId; Inner filled; Time at"),
        Kept.Of("Filled", DataGroup.Answers, Use.Measuring, KeptUntil.Erased, "Inner survey version answers; Language language; State isComplete"),
        Kept.Of("GivenAnswer", DataGroup.Answers, Use.Measuring, KeptUntil.Erased, "Inner question; Text value"),
        Kept.Of("SurveyDraft", DataGroup.Answers, Use.Measuring, KeptUntil.Erased, "Inner survey version page answers; State isDone"),
        Kept.Of("surveys/*", DataGroup.Answers, Use.Measuring, KeptUntil.Erased, "Time At"),
        Kept.Of("Response", DataGroup.Answers, Use.Measuring, KeptUntil.Erased, "Mark id shopper; Inner survey version products answers; Number orderId number; Language language; State loyalty isComplete; Time at lastAt"),
        Kept.Of("BoughtProduct", DataGroup.Answers, Use.Measuring, KeptUntil.Erased, "Number id; Goods title"),
        Kept.Of("Invited", DataGroup.Answers, Use.Measuring, KeptUntil.Erased, "Mark shopper; Inner survey; State loyalty; Number orderId; Time at askedAt"),
    ];

    private static ImmutableArray<Kept> Cases =>
    [
        Kept.Of("cases/*", DataGroup.Cases, Use.Answering, KeptUntil.Erased, "Mark Shopper; State State"),
        Kept.Of("Case", DataGroup.Cases, Use.Answering, KeptUntil.Erased, "Mark id shopper address; State kind state closedBy owner tags outcome isDrawnFirst; Number orderId number; Inner leftOut said letters notes tasks deeds; Time openedAt closedAt begunAt firstBegunAt settledAt"),
        Kept.Of("CaseWords", DataGroup.Cases, Use.Answering, KeptUntil.Erased, "Mark key mailId; Time at; State topic; Score score; Text text subject"),
        // What people of the shop wrote among themselves about somebody's case is about that person, too.
        Kept.Of("CaseNote", DataGroup.Cases, Use.Answering, KeptUntil.Erased, "Time at; State by; Text text"),
        Kept.Of("CaseTask", DataGroup.Cases, Use.Answering, KeptUntil.Erased, "Inner number; Text text; Time dueOn doneAt; State doneBy"),
        Kept.Of("CaseDeed", DataGroup.Cases, Use.Answering, KeptUntil.Erased, "Mark id; State kind by state decidedBy why; Money amount; Time at claimedAt; Number orderId shopId; Text note"),
        Kept.Of("CaseLetter", DataGroup.Cases, Use.Answering, KeptUntil.Erased, "Mark message; Text text; State by attempt state why isAutomatic; Time at"),
        Kept.Of("shoppers/written", DataGroup.Cases, Use.Answering, KeptUntil.Erased),
        Kept.Of("ProblemRaised", DataGroup.Cases, Use.Answering, KeptUntil.Erased, "Number orderId; Time at; Email email; Name firstName; Language locale; State topic; Text text; Inner mail"),
        Kept.Of("WrittenMail", DataGroup.Cases, Use.Answering, KeptUntil.Erased, "Mark id; Text subject"),
        Kept.Of("CaseSettled", DataGroup.Cases, Use.Answering, KeptUntil.Days90, "Number orderId; Time at; Text text"),
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
