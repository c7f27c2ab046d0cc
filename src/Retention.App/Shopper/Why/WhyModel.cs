using System.Collections.Immutable;

namespace Retention.App.ForShoppers;

/// <summary>The page that says why a letter came.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="Because">The sentences that say it, in order.</param>
/// <param name="Consent">What is on file about being written to, in sentences.</param>
/// <param name="Next">What is planned about the same.</param>
/// <param name="CanStop">Whether this kind of letter can be stopped; not where it is, or where a person wrote.</param>
/// <param name="IsStopped">Whether this kind of letter is stopped.</param>
public sealed record WhyModel(ShopFace Face, ImmutableArray<string> Because, ImmutableArray<string> Consent, string Next, bool CanStop, bool IsStopped);
