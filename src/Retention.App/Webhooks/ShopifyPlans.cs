using Retention.Shops;

namespace Retention.App.Webhooks;

/// <summary>
/// What Shopify's names of a shop's own plan say of the shop. Those that are shown stand in the schema (<c>ShopPlan.publicDisplayName</c>); the others, of
/// webhooks, are unconfirmed: apps have met them for years. A name that is not known here counts as a paying shop's, so that a new plan takes nothing from anybody.
/// </summary>
internal static class ShopifyPlans
{
    private static readonly string[] Development = ["affiliate", "partner_test", "plus_partner_sandbox", "development", "developer preview", "development store", "staff", "staff_business", "staff business"];
    private static readonly string[] Trial = ["trial", "free trial", "extended_trial", "plus trial"];
    private static readonly string[] Paused = ["dormant", "paused", "inactive", "pause and build", "frozen", "cancelled", "fraudulent", "locked"];

    /// <summary>How far the shop is; null where no name is told.</summary>
    /// <param name="names">The plan's names, internal or shown.</param>
    public static ShopStage? StageOf(params ReadOnlySpan<string?> names)
    {
        ShopStage? stage = null;
        foreach (var name in names)
        {
            if (name is null)
                continue;
            if (Has(Development, name))
                return ShopStage.Development;
            stage = Has(Paused, name) ? ShopStage.Paused : Has(Trial, name) ? ShopStage.Trial : stage ?? ShopStage.Paying;
        }

        return stage;
    }

    private static bool Has(string[] names, string name) => Array.Exists(names, known => string.Equals(known, name.Trim(), StringComparison.OrdinalIgnoreCase));
}
