namespace Retention.Flows;

/// <summary>Where the button of a letter leads.</summary>
public enum Destination
{
    /// <summary>What the letter is about, in the shop: the cart, the item; else the shop's front page.</summary>
    Shop,

    /// <summary>The page on which the shopper reviews what was ordered.</summary>
    Review,

    /// <summary>The page on which the shopper answers the survey.</summary>
    Answer,

    /// <summary>The page of what the shopper has at the shop.</summary>
    Rewards,

    /// <summary>The page of the shop on which an account is opened; the shop's front page where that is not known.</summary>
    Account,

    /// <summary>The page on which the shopper says whether a closed case is settled.</summary>
    Settled,
}
