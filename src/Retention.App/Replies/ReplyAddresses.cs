using System.Security.Cryptography;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.App.Replies;

/// <summary>What an address for replies leads to.</summary>
/// <param name="Shop">The shop's id.</param>
/// <param name="Shopper">Our id of the shopper who got the letter.</param>
/// <param name="Message">The letter's message; null for an answer to a case.</param>
/// <param name="Case">The case that the letter answered; null for a step's letter.</param>
internal sealed record ReplyLink(string Shop, string Shopper, string? Message, string? Case);

/// <summary>
/// Addresses of the form <c>reply+TOKEN@host</c>, by which a reply finds its letter. The token is signed with the shop's own key, and written in
/// small letters and digits alone, since mail programs change the case; before the @ stand no more than 64 letters (RFC 5321).
/// </summary>
internal sealed class ReplyAddresses(RootKey root, AppSettings settings)
{
    private const string Beginning = "reply+";
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int IdLength = 8; // Bytes of a shop's, a shopper's and a case's id.
    private const int MessageLength = 12;
    private const int CodeLength = 6;

    /// <summary>Where replies to a step's letter go; null when the shop has not said.</summary>
    public string? Of(Shop shop, string shopper, string message) => Make(shop, shopper, isCase: false, message) ?? shop.ReplyTo;

    /// <summary>Where replies to an answer to a case go; null when the shop has not said.</summary>
    public string? OfCase(Shop shop, string shopper, string one) => Make(shop, shopper, isCase: true, one) ?? shop.ReplyTo;

    /// <summary>
    /// The Message-ID of a letter of a case, with its angle brackets: the address for replies again, and which letter it is, so that a mail which answers it finds the
    /// case whatever address it went to. Null where replies do not come here.
    /// </summary>
    public string? IdOf(Shop shop, string shopper, string one, string message) =>
        Make(shop, shopper, isCase: true, one) is { } address && address.Split('@') is [var local, var host] ? $"<{local}.{message[..Math.Min(message.Length, 8)]}@{host}>" : null;

    /// <summary>Reads the id of a mail; null when it is none that <see cref="IdOf"/> made.</summary>
    public ReplyLink? ReadId(string id) => id.Trim('<', '>').Split('@') is [var local, var host] ? Read($"{local.Split('.')[0]}@{host}") : null;

    /// <summary>Reads an address; null when it was not made here.</summary>
    public ReplyLink? Read(string address)
    {
        if (address.Trim().Trim('<', '>').ToLowerInvariant().Split('@') is not [var local, var host] || host != settings.SendGridParseHost || !local.StartsWith(Beginning, StringComparison.Ordinal)
            || Decode(local[Beginning.Length..]) is not { Length: > 1 + (2 * IdLength) + CodeLength } bytes)
            return null;
        var words = bytes.AsSpan(0, bytes.Length - CodeLength);
        var code = bytes.AsSpan(bytes.Length - CodeLength);
        var reference = words[(1 + (2 * IdLength))..];
        var shop = $"s{Convert.ToHexStringLower(words.Slice(1, IdLength))}";
        if (!CryptographicOperations.FixedTimeEquals(Code(shop, words), code))
            return null;
        var (shopper, id) = (Convert.ToHexStringLower(words.Slice(1 + IdLength, IdLength)), Convert.ToHexStringLower(reference));
        return words[0] == 0 ? new(shop, shopper, id, Case: null) : new(shop, shopper, Message: null, id);
    }

    private string? Make(Shop shop, string shopper, bool isCase, string id)
    {
        var length = isCase ? IdLength : MessageLength;
        if (!shop.RepliesBecomeCases || settings.SendGridParseHost is not { } host || !Keys.IsShopId(shop.Id) || !Keys.IsShopperId(shopper) || id.Length != 2 * length || !id.All(char.IsAsciiHexDigitLower))
            return null;
        byte[] words = [(byte)(isCase ? 1 : 0), .. Convert.FromHexString(shop.Id[1..]), .. Convert.FromHexString(shopper), .. Convert.FromHexString(id)];
        return $"{Beginning}{Encode([.. words, .. Code(shop.Id, words)])}@{host}";
    }

    private byte[] Code(string shop, ReadOnlySpan<byte> words) => root.Mac($"replies|{shop}", words)[..CodeLength];

    private static string Encode(byte[] bytes)
    {
        var text = new char[((bytes.Length * 8) + 4) / 5];
        for (var at = 0; at < text.Length; at++)
        {
            var bit = at * 5;
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[(bit / 8) + 1] : 0);
            text[at] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
        }

        return new(text);
    }

    private static byte[]? Decode(string text)
    {
        if (text.Length > 64 || text.Any(letter => !Alphabet.Contains(letter, StringComparison.Ordinal)))
            return null;
        var bytes = new byte[text.Length * 5 / 8];
        for (var at = 0; at < text.Length; at++)
        {
            var (bit, value) = (at * 5, Alphabet.IndexOf(text[at], StringComparison.Ordinal));
            var pair = value << (11 - (bit % 8));
            if (bit / 8 < bytes.Length)
                bytes[bit / 8] |= (byte)(pair >> 8);
            if ((bit / 8) + 1 < bytes.Length)
                bytes[(bit / 8) + 1] |= (byte)pair;
        }

        return bytes;
    }
}
