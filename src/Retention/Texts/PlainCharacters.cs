using System.Collections.Frozen;
using System.Text;

namespace Retention.Texts;

/// <summary>
/// Typographic characters in a text, replaced by those of a plain keyboard: one curly apostrophe would make the whole text two or three times as
/// dear. Letters are never changed, and a text that stays outside the alphabet anyway, a Japanese one say, is left as it is.
/// </summary>
public static class PlainCharacters
{
    private static readonly FrozenDictionary<char, string> Replacements = new (string From, string To)[]
    {
        ("«»“”„‟″＂", "\""),
        ("‘’‛ʼʻ′´`＇", "'"),
        ("‚", ","),
        ("–—―‐‑−•", "-"),
        ("…", "..."),
        ("‹", "<"),
        ("›", ">"),
        ("⁄∕", "/"),
        ("∼", "~"),
        ("∗", "*"),
        ("‼", "!!"),
        ("\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000\t\u2028\u2029", " "),
        ("\u00AD\u200B\u200C\u200D\u2060\uFEFF", ""),
    }.SelectMany(pair => pair.From.Select(letter => KeyValuePair.Create(letter, pair.To))).ToFrozenDictionary();

    /// <summary>The text in plain characters, where that brings it into the alphabet of GSM 03.38; else the text as it is.</summary>
    public static string Of(string text)
    {
        if (Gsm7.Has(text))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (Gsm7.Places(letter) > 0)
                plain.Append(letter);
            else if (Replacements.TryGetValue(letter, out var other))
                plain.Append(other);
            else
                return text;
        }

        return plain.ToString();
    }
}
