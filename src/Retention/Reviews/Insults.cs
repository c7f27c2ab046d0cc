using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Retention.Reviews;

/// <summary>
/// Words that insult a person, for each language of the letters. Short on purpose: a harsh word about the item is an opinion, and no list knows every word.
/// All lists are looked at, whatever the shopper's language.
/// </summary>
public static class Insults
{
    // Whole words: "classic" holds none of them.
    private static readonly FrozenSet<string> Words = new[]
    {
        // English
        "asshole", "assholes", "bastard", "bastards", "bitch", "bitches", "cunt", "idiot", "idiots", "moron", "morons", "motherfucker", "motherfuckers", "retard", "retards",
        // German
        "arschloch", "arschlöcher", "fotze", "hurensohn", "hurensöhne", "idioten", "missgeburt", "schlampe", "vollidiot", "vollidioten", "wichser",
        // French
        "abruti", "abrutis", "connard", "connards", "connasse", "enculé", "enculés", "salope", "salopes",
        // Spanish
        "cabrones", "cabrón", "gilipollas", "hijoputa", "imbécil", "imbéciles", "pendejo", "pendejos",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Japanese writes no spaces.
    private static readonly ImmutableArray<string> Parts = ["死ね", "くたばれ", "馬鹿野郎", "バカ野郎", "クズ野郎"];

    /// <summary>Whether one of them stands in the text.</summary>
    public static bool AreIn(string text) =>
        Parts.Any(part => text.Contains(part, StringComparison.Ordinal)) || Split(text).Any(Words.Contains);

    private static IEnumerable<string> Split(string text)
    {
        var begin = 0;
        for (var end = 0; end <= text.Length; end++)
        {
            if (end < text.Length && char.IsLetter(text[end]))
                continue;
            if (end > begin)
                yield return text[begin..end];
            begin = end + 1;
        }
    }
}
