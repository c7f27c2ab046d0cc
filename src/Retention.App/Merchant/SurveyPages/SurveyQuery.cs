using System.Globalization;
using Retention.App.Storage;
using Retention.Surveys;

namespace Retention.App.Merchant.SurveyPages;

/// <summary>What of a survey's answers is asked for in the page's address; what is none of our words is left out.</summary>
/// <param name="Survey">The survey's key.</param>
/// <param name="Months">Of how many months, up to now.</param>
/// <param name="Filter">Which answers.</param>
public sealed record SurveyQuery(string Survey, int Months, SurveyFilter Filter)
{
    /// <summary>The months that can be chosen.</summary>
    public static readonly int[] Choices = [1, 3, 12, 24];

    private const int Usual = 12;
    private const int Longest = 100;
    private static readonly string[] Bands = ["detractor", "passive", "promoter"];

    /// <summary>Reads it.</summary>
    public static SurveyQuery Read(string survey, IQueryCollection query) => new(
        survey,
        Choices.FirstOrDefault(months => Text(months) == query["months"].ToString()) is > 0 and var months ? months : Usual,
        new()
        {
            Band = Bands.FirstOrDefault(band => band == query["band"].ToString()),
            Loyalty = Enum.GetValues<LoyaltyBand>().Cast<LoyaltyBand?>().FirstOrDefault(band => band.ToString() == query["loyalty"].ToString()),
            Language = query["language"].ToString() is { Length: 2 or 3 } language && Keys.IsSurveyKey(language) ? language : null,
            Product = Some(query["product"].ToString()),
            Text = Some(query["text"].ToString()),
        });

    /// <summary>From when on (UTC).</summary>
    public DateTimeOffset Since(DateTimeOffset now) => now.AddMonths(-Months);

    /// <summary>What is asked for, as the end of an address.</summary>
    public string Asked => QueryString.Create(new[]
    {
        KeyValuePair.Create("months", (string?)Text(Months)), KeyValuePair.Create("band", Filter.Band), KeyValuePair.Create("loyalty", Filter.Loyalty?.ToString()),
        KeyValuePair.Create("language", Filter.Language), KeyValuePair.Create("product", Filter.Product), KeyValuePair.Create("text", Filter.Text),
    }.Where(part => part.Value is not null)).ToString();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Some(string text) => text.Trim() is { Length: > 0 and <= Longest } some ? some : null;
}
