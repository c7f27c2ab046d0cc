namespace Retention.Shops;

/// <summary>What came of copying a shop's logo. Shoppers' pages show the copy: a browser that opens them asks nobody but us.</summary>
/// <param name="Source">The address from which it was copied.</param>
/// <param name="LookedAt">When it was last looked at (UTC).</param>
public sealed record LogoCopy(string Source, DateTimeOffset LookedAt)
{
    /// <summary>The name of the copy, which follows from its bytes; null while there is none.</summary>
    public string? Name { get; init; }

    /// <summary>What is wrong with what stands at the address, in a sentence for the merchant that says what to do; null for nothing.</summary>
    public string? Trouble { get; init; }
}
