using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.ForShoppers;

/// <summary>What an unsubscribe link is about.</summary>
/// <param name="Shop">The shop's id.</param>
/// <param name="Shopper">The shopper's id.</param>
/// <param name="Address">The hash of the address that the letter went to.</param>
internal sealed record UnsubscribeLink(string Shop, string Shopper, string Address);

/// <summary>Links in letters: signed with a key of the shop's own, so that they can be neither made nor changed by anybody else, and last.</summary>
internal sealed class ShopperLinks(RootKey root, AppSettings settings)
{
    private const int CodeLength = 16;

    /// <summary>The link by which this address stops this shop's letters. It holds hashes only, and does not run out.</summary>
    public Uri Unsubscribe(string shop, string shopper, string address)
    {
        var words = Encoding.ASCII.GetBytes($"{shop}|{shopper}|{address}");
        return new Uri($"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/u/{Base64Url.EncodeToString(words)}.{Base64Url.EncodeToString(Code(shop, words))}");
    }

    /// <summary>Reads a link's token; null when it was not made here.</summary>
    public UnsubscribeLink? ReadUnsubscribe(string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1 || token.Length > 400 || !Base64Url.IsValid(token.AsSpan(0, dot)) || !Base64Url.IsValid(token.AsSpan(dot + 1)))
            return null;
        var words = Base64Url.DecodeFromChars(token.AsSpan(0, dot));
        var code = Base64Url.DecodeFromChars(token.AsSpan(dot + 1));
        if (Encoding.ASCII.GetString(words).Split('|') is not [var shop, var shopper, var address])
            return null;
        return CryptographicOperations.FixedTimeEquals(Code(shop, words), code) ? new(shop, shopper, address) : null;
    }

    private byte[] Code(string shop, byte[] words) => root.Mac($"links|{shop}", words)[..CodeLength];
}
