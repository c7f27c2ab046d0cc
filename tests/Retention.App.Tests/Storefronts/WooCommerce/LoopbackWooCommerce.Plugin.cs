namespace Retention.App.Tests.Storefronts.WooCommerce;

// Our companion plugin.
internal sealed partial class LoopbackWooCommerce
{
    /// <summary>Whether our plugin is active.</summary>
    public bool HasPlugin { get; set; }

    private void AddPlugin()
    {
    }
}
