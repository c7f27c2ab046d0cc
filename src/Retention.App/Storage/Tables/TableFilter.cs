using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>An OData filter from an interpolated string, each value written as the literal of its type.</summary>
internal static class TableFilter
{
    public static string Create(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var literals = filter.GetArguments().Select(object? (value) => Literal(value)).ToArray();
        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    private static string Literal(object? value) => value switch
    {
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        char letter => Literal(letter.ToString()),
        bool yes => yes ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number when double.IsFinite(number) => Double(number),
        DateTimeOffset time => $"datetime'{UtcText.Of(time)}'",
        DateTime { Kind: DateTimeKind.Utc } utc => $"datetime'{UtcText.Of(utc)}'",
        Guid id => $"guid'{id:D}'",
        byte[] bytes => $"X'{Convert.ToHexStringLower(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexStringLower(data.ToMemory().Span)}'",
        null => throw new ArgumentException("A filter cannot compare with null, because tables hold none: leave the comparison out.", nameof(value)),
        _ => throw new ArgumentException($"A filter cannot hold this {value.GetType().Name}: give a string, bool, int, long, finite double, UTC time, Guid or bytes.", nameof(value)),
    };

    // Without a fraction or an exponent the service would read an Int32.
    private static string Double(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }
}
