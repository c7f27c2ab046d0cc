using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>
/// Makes every partition and row key. The shop's id comes first in all but the directories that lead to a shop. Dates in keys are of the
/// invariant calendar: in Thailand's the year 2026 is 2569.
/// </summary>
internal static partial class Keys
{
    /// <summary>Our id of a shopper who was first heard of under this name: two workers who meet the same newcomer make one.</summary>
    public static string ShopperId(string shop, KnownName name) => Hash($"{shop}|{name.Kind}|{name.Hash}");

    /// <summary>Our id of a shop: the same shop of the same platform always has the same one, so a door needs no storage to know it.</summary>
    public static string Shop(string platform, string address) => $"s{Hash($"{platform}|{address.ToLowerInvariant()}")}";

    /// <summary>
    /// The id of a message: one for shop, flow, subject, step and channel. Never of the shopper or the address, since identities merge; but for
    /// a subject that many have, such as an item: then of whose it is, too.
    /// </summary>
    public static string MessageId(string shop, string journey, int step, string channel, string? whose = null) =>
        Hash($"{shop}|{journey}|{step}|{channel}{(whose is null ? null : $"|{whose}")}", length: 24);

    /// <summary>As the other, for a step that goes by this channel.</summary>
    public static string MessageId(string shop, string journey, int step, Channel channel, string? whose = null) =>
        MessageId(shop, journey, step, channel == Channel.Text ? "text" : "email", whose);

    /// <summary>Whether a text can be our id of a shop: nothing else becomes part of a key.</summary>
    public static bool IsShopId(string text) => text.Length == 17 && text[0] == 's' && text.AsSpan(1).IndexOfAnyExcept("0123456789abcdef") < 0;

    /// <summary>Whether a text can be our id of a shopper: nothing else becomes part of a key.</summary>
    public static bool IsShopperId(string text) => text.Length == 16 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether a text can be the id of a message: nothing else becomes part of a key.</summary>
    public static bool IsMessageId(string text) => text.Length == 24 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>A short hash in hexadecimal, for keys that must hold any text.</summary>
    public static string Hash(string text, int length = 16) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..length];

    /// <summary>
    /// The first key after all that begin so, ordinally as storage compares: their range ends before it. What follows may be any character,
    /// "~" among them: a hashed id begins with it.
    /// </summary>
    /// <param name="beginning">The beginning: one character at least.</param>
    public static string After(string beginning) => $"{beginning[..^1]}{(char)(beginning[^1] + 1)}";

    // A moment in an order that sorts the newest first.
    private static string Backwards(DateTimeOffset at) => (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    // Storage forbids / \ # ? and control characters in keys; a platform's id is kept readable where it can be.
    private static string Safe(string id) => id.Length <= 40 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? id : $"~{Hash(id, 32)}";
}
