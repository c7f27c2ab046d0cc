using System.Buffers;
using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>
/// What Azure asks of keys and names, checked before a request because Azurite does not ask it.
/// Source: learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model.
/// </summary>
internal static class KeyLimits
{
    private const int LongestKey = 1024;
    private const int LongestPropertyName = 255;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. @"/\#?", .. Enumerable.Range(0, 0x20).Select(code => (char)code), .. Enumerable.Range(0x7F, 0x21).Select(code => (char)code)]);

    /// <summary>Lets two keys pass that Azure will take.</summary>
    /// <exception cref="ArgumentException">A key is missing, too long or holds a character that keys may not hold.</exception>
    public static void Check(string? partitionKey, string? rowKey, string argument)
    {
        if (Fault(partitionKey) is { } first) throw Refused(partitionKey, rowKey, TableEntity.PartitionKeyName, first, argument);
        if (Fault(rowKey) is { } second) throw Refused(partitionKey, rowKey, TableEntity.RowKeyName, second, argument);
    }

    /// <summary>Gives back a name that Azure will take for a table.</summary>
    /// <exception cref="ArgumentException">The name is not 3 to 63 letters and digits beginning with a letter, or is reserved.</exception>
    public static string CheckedTableName(string? name)
    {
        var right = name is { Length: >= 3 and <= 63 } && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit)
            && !string.Equals(name, "tables", StringComparison.OrdinalIgnoreCase);
        return right
            ? name!
            : throw new ArgumentException($"'{name}' cannot name a table: use 3 to 63 letters and digits, beginning with a letter, and not 'tables', which is reserved.", nameof(name));
    }

    /// <summary>What is wrong with a property's name, and what to do; null when nothing is.</summary>
    public static string? FaultOfProperty(string name)
    {
        if (name.Length > LongestPropertyName) return $"its name has {name.Length} characters, the limit is {LongestPropertyName}: shorten it";
        return name.Length > 0 && IsStart(name[0]) && name.All(IsPart)
            ? null
            : "its name is not a C# identifier: use letters, digits and underscores, not beginning with a digit";
    }

    private static string? Fault(string? key)
    {
        if (key is null) return "is null: set it, the empty string is allowed";
        if (key.Length > LongestKey) return $"has {key.Length} characters, the limit is {LongestKey}: shorten or hash it";
        var at = key.AsSpan().IndexOfAny(Forbidden);
        return at < 0 ? null : $"holds U+{(int)key[at]:X4} at {at}; the characters / \\ # ? and control characters are not allowed: encode them in the key";
    }

    private static ArgumentException Refused(string? partitionKey, string? rowKey, string which, string fault, string argument) =>
        new($"{RowName.Of(partitionKey, rowKey)}: {which} {fault}.", argument);

    private static bool IsStart(char letter) => letter == '_' || char.IsLetter(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.LetterNumber;

    private static bool IsPart(char letter) => IsStart(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
}
