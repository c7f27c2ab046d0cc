using System.CommandLine;
using System.Globalization;

namespace Retention.App.Commands;

/// <summary>Options of numbers and days that say in our own words what they take.</summary>
internal static class PlainOption
{
    /// <summary>An option that takes a whole number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is.</param>
    /// <param name="usual">What holds when it is not given.</param>
    /// <param name="least">The least that it takes.</param>
    /// <param name="most">The most that it takes.</param>
    public static Option<int> Whole(string name, string description, int usual, int least, int most) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
                return value;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is a whole number from {least} to {most}."));
            return usual;
        },
    };

    /// <summary>An option that takes a day; <paramref name="usual"/> when it is not given.</summary>
    public static Option<DateOnly?> Day(string name, string description, DateOnly? usual = null) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError($"{name} is a day, like 2026-10-01.");
            return usual;
        },
    };
}
