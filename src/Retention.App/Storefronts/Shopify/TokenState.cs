using System.Collections.Immutable;

namespace Retention.App.Storefronts.Shopify;

/// <summary>The scopes that a shop granted us.</summary>
/// <param name="Scopes">Their names, like <c>read_orders</c>.</param>
internal sealed record GrantedScopes(ImmutableArray<string> Scopes);

/// <summary>How a shop's tokens stand, for pages: none of their secrets.</summary>
/// <param name="Scopes">The scopes that they were given for.</param>
/// <param name="ObtainedAt">When the shop gave them last (UTC).</param>
/// <param name="ExpiresAt">Until when the access token is good (UTC).</param>
/// <param name="RefreshExpiresAt">Until when it can be refreshed (UTC).</param>
/// <param name="IsFinal">Whether Shopify takes them no more: the merchant has to open the app once.</param>
internal sealed record TokenState(ImmutableArray<string> Scopes, DateTimeOffset ObtainedAt, DateTimeOffset ExpiresAt, DateTimeOffset RefreshExpiresAt, bool IsFinal);
