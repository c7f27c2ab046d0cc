namespace Retention.Rewards;

/// <summary>In which form a shop owes credit. The numbers are stored: only ever add.</summary>
public enum CreditForm
{
    /// <summary>A code for one order, which works with the shopper's own address only.</summary>
    BoundCode = 0,

    /// <summary>A sum on the customer's account at the shop: what an order leaves of it stays there.</summary>
    Account = 1,

    /// <summary>A code for one order, which works for whoever has it.</summary>
    OpenCode = 2,
}
