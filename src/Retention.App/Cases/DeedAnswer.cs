namespace Retention.App.Cases;

/// <summary>What became of a wish: a closed type of three cases.</summary>
internal abstract record DeedAnswer
{
    private DeedAnswer()
    {
    }

    /// <summary>It stands in the case, as far as it has come.</summary>
    /// <param name="Deed">The deed.</param>
    public sealed record Stands(CaseDeed Deed) : DeedAnswer;

    /// <summary>Nothing was done.</summary>
    /// <param name="Why">Why not, with what to do, for the merchant.</param>
    public sealed record Not(string Why) : DeedAnswer;

    /// <summary>There is no such case, or nothing to decide any more.</summary>
    public sealed record NotFound : DeedAnswer;
}
