namespace Retention.App.ForShoppers;

/// <summary>What is wrong with what was posted.</summary>
/// <param name="Field">The id of the field.</param>
/// <param name="Text">What is wrong with it, and what to do, in a sentence.</param>
public sealed record Fault(string Field, string Text);
