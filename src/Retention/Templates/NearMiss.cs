using System.Collections.Immutable;

namespace Retention.Templates;

/// <summary>Guesses which value somebody meant.</summary>
internal static class NearMiss
{
    private const int Longest = 40;

    /// <summary>The value among these that a name most likely means; null when none is near.</summary>
    public static KnownValue? Of(string name, ImmutableArray<KnownValue> among)
    {
        var meant = Plain(name);
        if (meant.Length is 0 or > Longest)
            return null;
        return among.FirstOrDefault(value => Plain(value.Name) == meant)
            ?? among.FirstOrDefault(value => value.Name.StartsWith($"{meant}.", StringComparison.Ordinal))
            ?? among.Where(value => Distance(Plain(value.Name), meant) <= Math.Min(2, meant.Length / 3)).MinBy(value => Distance(Plain(value.Name), meant))
            ?? among.FirstOrDefault(value => meant.Length >= 4 && Plain(value.Name).Contains(meant, StringComparison.Ordinal));
    }

    // "First name", "firstName" and "first-name" are all first_name.
    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetter)).ToLowerInvariant();

    // Levenshtein's distance: how many letters have to be put in, taken out or changed.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var before = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                (before, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, before + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
