namespace Retention.App.DataUse;

/// <summary>What kind of thing is kept, as a shopper would sort it. The page about data has a heading for each but <see cref="None"/>.</summary>
public enum DataGroup
{
    /// <summary>Nothing of a shopper: the shop's own, its staff's, or what keeps the program running.</summary>
    None,

    /// <summary>Who somebody is: names, addresses, numbers.</summary>
    Person,

    /// <summary>What was ordered, and how it travelled.</summary>
    Orders,

    /// <summary>What lies or lay in a cart.</summary>
    Carts,

    /// <summary>What was saved for later.</summary>
    Saved,

    /// <summary>What was allowed, refused and chosen.</summary>
    Consents,

    /// <summary>Which messages went, and which of their links were followed.</summary>
    Messages,

    /// <summary>What is planned, and what was decided with its reasons.</summary>
    Decisions,

    /// <summary>Reviews.</summary>
    Reviews,

    /// <summary>Answers to surveys.</summary>
    Answers,

    /// <summary>Messages to the shop, and what was answered.</summary>
    Cases,

    /// <summary>Credit and its ledger.</summary>
    Credit,

    /// <summary>Codes, confirmations and links that were asked for, and how often forms were posted.</summary>
    Checks,

    /// <summary>What was asked about one's data.</summary>
    Requests,
}
