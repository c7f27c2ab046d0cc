using System.Collections.Immutable;
using System.Globalization;
using Retention.Flows;
using Retention.Languages;

namespace Retention.App.ForShoppers;

/// <summary>Says in sentences what a record tells. Pure: another record, another page. A test changes one input after the other and misses each that nothing says.</summary>
/// <param name="Because">What began it and which rule spoke.</param>
/// <param name="Consent">What was on file.</param>
/// <param name="Next">What is planned.</param>
internal sealed record WhySentences(ImmutableArray<string> Because, ImmutableArray<string> Consent, string Next)
{
    /// <summary>Says it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="all">The words of the pages.</param>
    public static WhySentences Of(WhyRecord record, ShopperWords all)
    {
        var (words, book) = (all.Why, Wordbooks.For(all.Language));
        string Day(DateTimeOffset at) => at.UtcDateTime.ToString(all.DayFormat, CultureInfo.GetCultureInfo(all.Language));
        string Title(Flow flow) => book.Title(flow) is { Length: > 0 } title ? title : flow.Key;
        string?[] because =
        [
            record.BeganAt is { } began ? words.Event(record.Kind, Day(began), record.About) : null,
            words.Rule(Title(record.Flow), Day(record.DecidedAt)),
            words.Step(record.Step + 1, record.Flow.Steps.Length, record.Channel == Channel.Text),
        ];
        return new([.. because.OfType<string>()], [.. OnFile(record, words, Day)], record.Next is { } next ? $"{words.Next(Day(next.At))} ({Title(next.Flow)})" : words.Nothing);
    }

    private static IEnumerable<string> OnFile(WhyRecord record, WhyWords words, Func<DateTimeOffset, string> day)
    {
        if (record.Word is not { } word)
        {
            yield return record.Flow.Purpose == Purpose.Service ? words.Service : words.Unasked;
            yield break;
        }

        yield return words.Word(word.IsGranted, day(word.At), word.Source);
        if (word.Wording is { } wording)
            yield return words.Wording(wording);
        if (word.IsConfirmed)
            yield return words.Confirmed;
    }
}
