using System.Globalization;
using Retention.App.ForShoppers;
using Retention.Shops;

namespace Retention.App.ShopPages;

/// <summary>Somebody in a Shopify shop asked for one of our pages there, or posted to it.</summary>
/// <param name="Shop">The shop.</param>
/// <param name="Call">What Shopify signed.</param>
/// <param name="Form">What was posted. It is not signed: whoever wants can post anything.</param>
/// <param name="Visitor">Tells visitors apart, for limits only: the hash of an IP address; null where Shopify told none.</param>
/// <param name="Now">The moment (UTC).</param>
internal sealed record ProxyVisit(Shop Shop, ProxyCall Call, PostedForm Form, string? Visitor, DateTimeOffset Now)
{
    /// <summary>The language of the theme's page, a BCP 47 tag; null when it is not told.</summary>
    public string? Locale => Field("locale") is { Length: >= 2 and <= 20 } tag && tag.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? tag.Replace('_', '-') : null;

    /// <summary>Our words, in that language.</summary>
    public ShopperWords Words => ShopperWords.For(Locale, Shop.Locale);

    /// <summary>How the answer is to be: a page of the theme, a part of one, or what a button has to know.</summary>
    public ProxyForm As => Field("as") switch { "part" => ProxyForm.Part, "state" => ProxyForm.State, _ => ProxyForm.Page };

    /// <summary>A field of the form, else of the query; empty when it is in neither.</summary>
    public string Field(string name) => Form.Has(name) ? Form.Line(name) : PostedForm.CleanLine(Call.Of(name));

    /// <summary>A field that is a platform's id: digits only; null when it is none.</summary>
    public string? Id(string name) => Field(name) is { Length: > 0 and <= 20 } id && id.All(char.IsAsciiDigit) ? id : null;

    /// <summary>A day, as the page's language writes it.</summary>
    public string Day(DateTimeOffset at) => at.UtcDateTime.ToString(Words.DayFormat, CultureInfo.GetCultureInfo(Words.Language));

    /// <summary>The address of one of our pages in the shop, with the page's language.</summary>
    public string Page(string name) => Locale is { } locale ? $"{Call.Path}/{name}?locale={locale}" : $"{Call.Path}/{name}";
}

/// <summary>How a visitor's browser wants to be answered.</summary>
internal enum ProxyForm
{
    /// <summary>A page within the shop's theme.</summary>
    Page,

    /// <summary>A part of a page, which the script puts where it belongs.</summary>
    Part,

    /// <summary>JSON: what a button has to know.</summary>
    State,
}
