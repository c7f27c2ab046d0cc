namespace Retention.App.Storefronts;

/// <summary>What a shop answered to a call: a closed type of two cases.</summary>
internal abstract record Answer<T>
{
    private Answer()
    {
    }

    /// <summary>It answered what was asked.</summary>
    /// <param name="Value">The answer.</param>
    public sealed record Said(T Value) : Answer<T>;

    /// <summary>It did not.</summary>
    /// <param name="Why">What is wrong, and what to do about it.</param>
    public sealed record Not(ShopTrouble Why) : Answer<T>;

    /// <summary>What is wrong; null where it answered.</summary>
    public ShopTrouble? Trouble => (this as Not)?.Why;

    /// <summary>The same answer with its value read; a trouble stays as it is.</summary>
    public Answer<TOther> With<TOther>(Func<T, TOther> read) => this switch
    {
        Said said => new Answer<TOther>.Said(read(said.Value)),
        Not not => new Answer<TOther>.Not(not.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
