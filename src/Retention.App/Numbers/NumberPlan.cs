using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Retention.App.Numbers;

/// <summary>How telephone numbers are made in one country, by Google's libphonenumber (numbers.txt, written by numbers.mjs).</summary>
internal sealed class NumberPlan
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);
    private static readonly ImmutableArray<NumberPlan> All = Read();

    private readonly ImmutableArray<int> _lengths;
    private readonly string _transform;

    // Made when first asked for: a shop meets the numbers of few countries.
    private readonly Lazy<Regex?> _abroad;
    private readonly Lazy<Regex?> _prefix;
    private readonly Lazy<Regex?> _general;

    private NumberPlan(string line)
    {
        var cells = line.Split('\t');
        (Country, Code, _transform) = (cells[0], cells[1], cells[5]);
        (_abroad, _prefix) = (Start(cells[2]), Start(cells[4].Length > 0 ? cells[4] : cells[3]));
        _lengths = [.. cells[6].Split(',').Select(length => int.Parse(length, CultureInfo.InvariantCulture))];
        _general = Whole(cells[7]);
    }

    /// <summary>All of them, by country: two-letter ISO code.</summary>
    public static FrozenDictionary<string, NumberPlan> ByCountry { get; } = All.ToFrozenDictionary(plan => plan.Country, StringComparer.Ordinal);

    /// <summary>Those that share a calling code, the main one first.</summary>
    public static FrozenDictionary<string, ImmutableArray<NumberPlan>> ByCode { get; } =
        All.GroupBy(plan => plan.Code, StringComparer.Ordinal).ToFrozenDictionary(plans => plans.Key, plans => plans.ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>Two-letter ISO code.</summary>
    public string Country { get; }

    /// <summary>The calling code, like 49.</summary>
    public string Code { get; }

    /// <summary>Whether these can be the digits of a number after the calling code.</summary>
    public bool Has(string national) => _lengths.Contains(national.Length) && _general.Value!.IsMatch(national);

    /// <summary>What follows what is dialled for abroad; null when these digits do not begin with it.</summary>
    public string? Abroad(string digits) =>
        _abroad.Value?.Match(digits) is { Success: true, Length: > 0 } start && digits.Length > start.Length && digits[start.Length] != '0' ? digits[start.Length..] : null;

    /// <summary>The number without what is dialled before it within the country, such as the 0 of 0151.</summary>
    public string WithoutPrefix(string digits)
    {
        if (_prefix.Value?.Match(digits) is not { Success: true, Length: > 0 } start)
            return digits;
        var hasGroups = start.Groups.Count > 1 && start.Groups[^1].Success;
        var rest = _transform.Length > 0 && hasGroups ? _prefix.Value.Replace(digits, _transform, count: 1) : digits[start.Length..];
        // Some numbers begin with the same digits as the prefix.
        return (_general.Value!.IsMatch(digits) && !_general.Value.IsMatch(rest)) || !(_lengths.Contains(rest.Length) || IsTooLong(rest)) ? digits : rest;
    }

    /// <summary>Whether these are more digits than any number of the country has.</summary>
    public bool IsTooLong(string digits) => digits.Length > _lengths.Max();

    private static ImmutableArray<NumberPlan> Read()
    {
        using var stream = typeof(NumberPlan).Assembly.GetManifestResourceStream("Numbers.numbers.txt") ?? throw new InvalidOperationException("Numbers.numbers.txt is not in the program.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line is [not '#', ..]).Select(line => new NumberPlan(line.TrimEnd('\r')))];
    }

    private static Lazy<Regex?> Start(string pattern) => new(() => pattern.Length == 0 ? null : new($"^(?:{pattern})", RegexOptions.CultureInvariant, Longest));

    private static Lazy<Regex?> Whole(string pattern) => new(() => pattern.Length == 0 ? null : new($@"^(?:{pattern})\z", RegexOptions.CultureInvariant, Longest));
}
