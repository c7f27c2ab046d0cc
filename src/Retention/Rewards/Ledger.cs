namespace Retention.Rewards;

/// <summary>Sums over entries, whatever their order and however often each is told.</summary>
public static class Ledger
{
    /// <summary>What stands in an account, a sum for each currency: what arrived less what left.</summary>
    public static IEnumerable<Money> Of(Account account, IEnumerable<CreditEntry> entries)
    {
        var totals = new Totals();
        foreach (var posting in entries.DistinctBy(entry => entry.Id, StringComparer.Ordinal).Select(entry => entry.Posting).OfType<Posting>())
        {
            if (posting.To == account)
                totals.Add(posting.Amount);
            if (posting.From == account)
                totals.Add(posting.Amount.Times(-1));
        }

        return totals.Sums;
    }

    /// <summary>What the shopper, or all shoppers whose entries these are, may still spend.</summary>
    public static IEnumerable<Money> Balance(IEnumerable<CreditEntry> entries) => Of(Account.Owed, entries);
}
