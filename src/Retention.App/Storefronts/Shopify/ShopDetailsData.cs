using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Retention.App.Storefronts.Shopify;

/// <summary>What the operation ShopDetails answers. Whatever the shop does not let us see is null.</summary>
internal sealed record ShopDetailsData(ShopDetailsData.ShopPart? Shop)
{
    /// <summary>The shop's operation for it.</summary>
    public static readonly AdminOperation<NoVariables, ShopDetailsData> Operation = new("ShopDetails", ShopDetailsJson.Default.NoVariables, ShopDetailsJson.Default.ShopDetailsData);

    /// <summary>The published languages.</summary>
    public ImmutableArray<LocalePart> ShopLocales { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Whether store credit is on.</summary>
    public CreditPart? StoreCreditConfiguration { get; init; }

    /// <summary>What the shop lets us do, and what it pays us for.</summary>
    public InstallationPart? CurrentAppInstallation { get; init; }

    /// <summary>The shop.</summary>
    internal sealed record ShopPart(string? Name, string? Email, string? ContactEmail, UrlPart? PrimaryDomain, string? IanaTimezone, string? CurrencyCode, AddressPart? ShopAddress, PlanPart? Plan, AccountsPart? CustomerAccountsV2)
    {
        /// <summary>Its policies.</summary>
        public ImmutableArray<PolicyPart> ShopPolicies { get => field.IsDefault ? [] : field; init; } = [];
    }

    /// <summary>An address on the web.</summary>
    internal sealed record UrlPart(string? Url);

    /// <summary>Where the shop is; the lines as Shopify writes them.</summary>
    internal sealed record AddressPart(string? CountryCodeV2)
    {
        /// <summary>The lines.</summary>
        public ImmutableArray<string> Formatted { get => field.IsDefault ? [] : field; init; } = [];
    }

    /// <summary>The plan that the shop pays Shopify for.</summary>
    internal sealed record PlanPart(string? PublicDisplayName, bool PartnerDevelopment);

    /// <summary>Which customer accounts the shop has: store credit is used with new ones only.</summary>
    internal sealed record AccountsPart(string? CustomerAccountsVersion);

    /// <summary>A policy.</summary>
    internal sealed record PolicyPart(string? Type, string? Url);

    /// <summary>A language.</summary>
    internal sealed record LocalePart(string? Locale, bool Primary);

    /// <summary>Store credit.</summary>
    internal sealed record CreditPart(bool StoreCreditEnabled);

    /// <summary>The installation.</summary>
    internal sealed record InstallationPart
    {
        /// <summary>What is allowed.</summary>
        public ImmutableArray<ScopePart> AccessScopes { get => field.IsDefault ? [] : field; init; } = [];

        /// <summary>What is paid for.</summary>
        public ImmutableArray<SubscriptionPart> ActiveSubscriptions { get => field.IsDefault ? [] : field; init; } = [];
    }

    /// <summary>A scope.</summary>
    internal sealed record ScopePart(string Handle);

    /// <summary>A plan of ours.</summary>
    internal sealed record SubscriptionPart(string? Name, string? Status);
}

/// <summary>The JSON of the operation ShopDetails.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NoVariables))]
[JsonSerializable(typeof(ShopDetailsData))]
internal sealed partial class ShopDetailsJson : JsonSerializerContext;
