namespace Retention.Cases;

/// <summary>What a shop does for a shopper to make something good. The numbers are stored: only ever add.</summary>
public enum CaseDeedKind
{
    /// <summary>Credit: on the customer's account, or as a code, as the shop owes it.</summary>
    Credit,

    /// <summary>Money of an order given back.</summary>
    Refund,

    /// <summary>The goods of an order sent again, for nothing.</summary>
    Replacement,
}
