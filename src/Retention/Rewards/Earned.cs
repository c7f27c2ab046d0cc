namespace Retention.Rewards;

/// <summary>What a rule makes of an occasion: a closed type of two cases.</summary>
public abstract record Earned
{
    private Earned()
    {
    }

    /// <summary>It earns credit.</summary>
    /// <param name="Amount">How much; above zero.</param>
    public sealed record Credit(Money Amount) : Earned
    {
        /// <summary>What it would have earned beyond that, if a limit had not stood in the way; null where none did.</summary>
        public Missed? Missed { get; init; }
    }

    /// <summary>It earns nothing.</summary>
    /// <param name="Reason">Why: a key of <see cref="NotEarned"/>.</param>
    public sealed record Nothing(string Reason) : Earned
    {
        /// <summary>What it would have earned, if a limit had not stood in the way; null where none did.</summary>
        public Missed? Missed { get; init; }
    }
}

/// <summary>Credit that was not earned because of a limit. It is written into the ledger and said: never left out silently.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Which limit: a key of <see cref="NotEarned"/>.</param>
public sealed record Missed(Money Amount, string Reason);

/// <summary>Why nothing was earned. The keys are stored: only ever add.</summary>
public static class NotEarned
{
    /// <summary>The shop gives nothing for this.</summary>
    public const string Off = "off";

    /// <summary>The shop does not let us give credit.</summary>
    public const string CannotGive = "cannot-give";

    /// <summary>This kind earned often enough this month.</summary>
    public const string KindLimit = "kind-limit";

    /// <summary>All kinds together earned enough this month.</summary>
    public const string MonthLimit = "month-limit";

    /// <summary>Nothing was kept of it, or too little to give a share of.</summary>
    public const string NothingKept = "nothing-kept";

    /// <summary>It was paid in another currency than the shop's own.</summary>
    public const string OtherCurrency = "other-currency";

    /// <summary>The shopper was given it for the same before: for the review of this item, from the letter of another order.</summary>
    public const string GivenBefore = "given-before";

    /// <summary>No address is known to which the credit could belong.</summary>
    public const string NoAddress = "no-address";

    /// <summary>There is no such shopper, or the shopper was erased.</summary>
    public const string NotFound = "not-found";
}
