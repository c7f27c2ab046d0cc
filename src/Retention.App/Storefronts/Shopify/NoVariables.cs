namespace Retention.App.Storefronts.Shopify;

/// <summary>For operations without variables.</summary>
internal sealed record NoVariables;
