namespace Retention.App.Storefronts.OrderExport;

/// <summary>A text out of an export.</summary>
internal static class CsvText
{
    /// <summary>Without the apostrophe that an export puts before what a spreadsheet would take for a formula: ours does, and Shopify's.</summary>
    public static string? Bare(string? text) => text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;
}
