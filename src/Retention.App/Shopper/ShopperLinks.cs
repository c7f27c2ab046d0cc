using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Retention.App.Letters;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.ForShoppers;

/// <summary>
/// Links in letters: signed with a key of the shop's own, so that they can be neither made nor changed by anybody else, and last. A letter has
/// one token, under which all its pages stand: <c>/l/{token}/review</c>.
/// </summary>
internal sealed class ShopperLinks(RootKey root, AppSettings settings)
{
    private const int CodeLength = 16;
    private const int MostLetters = 800;

    /// <summary>The pages of a letter. Their address holds ids and hashes only.</summary>
    public LetterPages Pages(LetterLink link) => LetterPages.Counted(new Uri($"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/l/{Token(link)}"));

    /// <summary>The token of a letter.</summary>
    public string Token(LetterLink link)
    {
        // The subject last: it is a platform's id, and may hold anything.
        var words = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{link.Shop}|{link.Shopper}|{link.Address}|{link.Message}|{link.IssuedOn.DayNumber}|{link.Flow}|{link.Subject}"));
        return $"{Base64Url.EncodeToString(words)}.{Base64Url.EncodeToString(Code("letters", link.Shop, words))}";
    }

    /// <summary>Reads a letter's token; null when it was not made here. Whether it has run out is not asked.</summary>
    public LetterLink? Read(string token)
    {
        if (Open(token) is not var (words, code) || Encoding.UTF8.GetString(words).Split('|', 7) is not [var shop, var shopper, var address, var message, var day, var flow, var subject])
            return null;
        return CryptographicOperations.FixedTimeEquals(Code("letters", shop, words), code)
            ? new(shop, shopper, address, message, flow, subject, DateOnly.FromDayNumber(int.Parse(day, CultureInfo.InvariantCulture)))
            : null;
    }

    /// <summary>Reads the token of an earlier version's link, which stopped letters and did nothing else; null when it was not made here.</summary>
    public UnsubscribeLink? ReadUnsubscribe(string token) =>
        Open(token) is var (words, code) && Encoding.ASCII.GetString(words).Split('|') is [var shop, var shopper, var address] && CryptographicOperations.FixedTimeEquals(Code("links", shop, words), code)
            ? new(shop, shopper, address)
            : null;

    /// <summary>A link as an earlier version made it: such letters are never forgotten.</summary>
    public Uri EarlierUnsubscribe(UnsubscribeLink link)
    {
        var words = Encoding.ASCII.GetBytes($"{link.Shop}|{link.Shopper}|{link.Address}");
        return new Uri($"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/u/{Base64Url.EncodeToString(words)}.{Base64Url.EncodeToString(Code("links", link.Shop, words))}");
    }

    private static (byte[] Words, byte[] Code)? Open(string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        return dot < 1 || token.Length > MostLetters || !Base64Url.IsValid(token.AsSpan(0, dot)) || !Base64Url.IsValid(token.AsSpan(dot + 1))
            ? null
            : (Base64Url.DecodeFromChars(token.AsSpan(0, dot)), Base64Url.DecodeFromChars(token.AsSpan(dot + 1)));
    }

    private byte[] Code(string purpose, string shop, byte[] words) => root.Mac($"{purpose}|{shop}", words)[..CodeLength];
}
