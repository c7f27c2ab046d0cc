using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Photos;

/// <summary>What a link to a photo may open.</summary>
/// <param name="Shop">The shop's id.</param>
/// <param name="Photo">The photo's id.</param>
internal sealed record PhotoLink(string Shop, string Photo)
{
    /// <summary>Whose photo it is, and until when it opens though it is not shown to everybody (UTC); null for a link that opens published photos alone.</summary>
    public (string Shopper, DateTimeOffset Until)? Owner { get; init; }
}

/// <summary>
/// Links to photos of reviews: <c>/photos/{shop}/{photo}.{code}</c> for everybody, which opens a photo as long as its review is published, and
/// <c>/photos/{shop}/{photo}.{shopper}.{until}.{code}</c> for whoever may see it before or without that. Signed, so that no made-up address costs a look into storage.
/// </summary>
internal sealed class PhotoLinks(RootKey root, AppSettings settings)
{
    // 72 bits: nobody hits one, and it stands in many pages.
    private const int CodeLength = 9;
    private const int Longest = 100;

    /// <summary>Where everybody sees a photo of a published review. Of any other nothing is shown there.</summary>
    public Uri Of(string shop, string photo) => Made(shop, photo);

    /// <summary>Where a photo is seen for a time whether its review is published or not: for the shop's own people, and for the person whose photo it is.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="shopper">Our id of the shopper whose it is: that of the review.</param>
    /// <param name="photo">The photo's id.</param>
    /// <param name="until">Until when (UTC), to the second.</param>
    public Uri Until(string shop, string shopper, string photo, DateTimeOffset until) => Made(shop, string.Create(CultureInfo.InvariantCulture, $"{photo}.{shopper}.{until.ToUnixTimeSeconds():x}"));

    /// <summary>Reads what follows <c>/photos/{shop}/</c>; null when it was not made here.</summary>
    public PhotoLink? Read(string shop, string name)
    {
        if (name.Length > Longest || name.LastIndexOf('.') is not (> 0 and var dot) || !Keys.IsShopId(shop) || !Base64Url.IsValid(name.AsSpan(dot + 1)))
            return null;
        var said = name[..dot];
        if (!CryptographicOperations.FixedTimeEquals(Code(shop, said), Base64Url.DecodeFromChars(name.AsSpan(dot + 1))))
            return null;
        return said.Split('.') switch
        {
            [var photo] => new(shop, photo),
            [var photo, var shopper, var until] => new(shop, photo) { Owner = (shopper, DateTimeOffset.FromUnixTimeSeconds(long.Parse(until, NumberStyles.HexNumber, CultureInfo.InvariantCulture))) },
            _ => null,
        };
    }

    private Uri Made(string shop, string said) => new($"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/photos/{shop}/{said}.{Base64Url.EncodeToString(Code(shop, said))}");

    private byte[] Code(string shop, string said) => root.Mac($"photo links|{shop}", Encoding.UTF8.GetBytes(said))[..CodeLength];
}
