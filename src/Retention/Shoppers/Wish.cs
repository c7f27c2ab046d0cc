namespace Retention.Shoppers;

/// <summary>Something that a shopper chose on the page of choices. The proof of it, with the words that stood there, is a row beside the state.</summary>
/// <param name="At">When it was said (UTC): of two the later one counts.</param>
/// <param name="Value">What was chosen.</param>
public sealed record Wish<T>(DateTimeOffset At, T Value)
    where T : struct, IComparable<T>;
