using System.Globalization;
using Retention.App.Letters;
using Retention.Shops;

namespace Retention.App.ForShoppers;

/// <summary>Somebody opened a link of a letter: what is known of the letter, the shop and the shopper.</summary>
internal sealed record Visit
{
    /// <summary>What the link is about.</summary>
    public required LetterLink Link { get; init; }

    /// <summary>The token: all pages of the letter stand under it.</summary>
    public required string Token { get; init; }

    /// <summary>The shop.</summary>
    public required Shop Shop { get; init; }

    /// <summary>The shopper as known now, who may have been merged into another since.</summary>
    public required Shoppers.Shopper Shopper { get; init; }

    /// <summary>What the letter was about, with its goods; null when that is no longer kept.</summary>
    public required LetterSubject? About { get; init; }

    /// <summary>The words of the pages, in the shopper's language.</summary>
    public required ShopperWords Words { get; init; }

    /// <summary>The moment (UTC).</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The order that the letter was about; null when it was about something else, or the order is no longer kept.</summary>
    public Shoppers.KnownOrder? Order => Shopper.Order(Link.About);

    /// <summary>How the pages look.</summary>
    public ShopFace Face => ShopFace.Of(Shop, Words);

    /// <summary>A moment's day, as the page's language writes it.</summary>
    public string Day(DateTimeOffset at) => at.UtcDateTime.ToString(Words.DayFormat, CultureInfo.GetCultureInfo(Words.Language));
}
