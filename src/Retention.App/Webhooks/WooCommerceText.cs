using System.Net;

namespace Retention.App.Webhooks;

/// <summary>WooCommerce's texts, which are pieces of a page.</summary>
internal static class WooCommerceText
{
    /// <summary>The text as one reads it: names may hold entities (<c>&amp;times;</c>).</summary>
    public static string? Plain(this string? text) => text is null ? null : WebUtility.HtmlDecode(text).Trim();
}
