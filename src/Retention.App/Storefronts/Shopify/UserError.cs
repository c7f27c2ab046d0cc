using System.Collections.Immutable;

namespace Retention.App.Storefronts.Shopify;

/// <summary>Why a mutation was not done, as Shopify says it: an expected outcome, part of the operation's data.</summary>
/// <param name="Field">The path to what was wrong; null where it is none of the input's.</param>
/// <param name="Message">What was wrong, in Shopify's words. It may quote what we sent, so it is never logged.</param>
/// <param name="Code">What was wrong, as a code; null where the mutation has none.</param>
internal sealed record UserError(ImmutableArray<string>? Field, string Message, string? Code);
