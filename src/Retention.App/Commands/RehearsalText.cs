using System.Globalization;
using Retention.App.Rehearsing;

namespace Retention.App.Commands;

/// <summary>A rehearsal as a merchant reads it.</summary>
internal static class RehearsalText
{
    private const int Widest = 40; // A bar.

    /// <summary>Its lines.</summary>
    /// <param name="report">What it found.</param>
    public static IEnumerable<string> Of(RehearsalReport report)
    {
        string[][] parts = [[.. Head(report)], [.. Sum(report)], [.. Days(report)], [.. Hours(report)], [.. Silences(report)], [.. Deferrals(report)], [.. Samples(report)]];
        return parts.Where(part => part.Length > 0).SelectMany((part, index) => index == 0 ? part : part.Prepend(""));
    }

    private static IEnumerable<string> Head(RehearsalReport report)
    {
        yield return $"{report.Shop}: \"{report.Title}\" ({report.Flow}), rehearsed on {Day(report.Days[0].Day)} to {Day(report.Days[^1].Day)} ({Count(report.Days.Count, "day")}).";
        if (report.Tried.Count > 0)
            yield return $"Tried: {string.Join(", ", report.Tried)}. Nothing is changed in the shop.";
        if (report.Present is { } present)
            yield return $"With the present settings: {Count(present.Messages, "message")} to {Count(present.People, "person", "people")}, for about USD {present.Cost.ToString("0.00", CultureInfo.InvariantCulture)}; with what is tried {Difference(report.Messages - present.Messages)}.";
        if (!report.History.IsEnough)
            yield return $"The history is too short: it begins on {Day(report.History.First!.Value)}, so what follows is of no more than {Count((int)Math.Max(1, Math.Round((report.To - report.History.First.Value).TotalDays)), "day")} and of people of whom little is known.";
    }

    private static IEnumerable<string> Sum(RehearsalReport report)
    {
        if (report.Candidates == 0)
        {
            yield return "Nothing would have come up: there was no occasion for it in that time.";
            yield break;
        }

        if (report.Messages == 0)
        {
            yield return "No message would have gone.";
            yield break;
        }

        yield return $"{Count(report.Messages, "message")} to {Count(report.People, "person", "people")}, for about USD {report.Cost.Total.ToString("0.00", CultureInfo.InvariantCulture)}";
        yield return string.Create(CultureInfo.InvariantCulture, $"    (about {report.PerDay:0.#} a day)");
        foreach (var step in report.Steps)
            yield return $"    {step.Messages,6}  {step.Step} ({(step.Channel == "email" ? "e-mail" : step.Channel)})";
        yield return string.Create(CultureInfo.InvariantCulture, $"    (USD {report.Cost.EmailPerThousand:0.00} for 1,000 e-mails, USD {report.Cost.Text:0.0000} for a text; {report.Cost.Source})");
        yield return $"The most that one person would have had within a week: {Count(report.MostInAWeek, "message")} of this flow, {report.MostInAWeekOfAllFlows} of all flows that are on.";
    }

    private static IEnumerable<string> Days(RehearsalReport report)
    {
        if (report.Messages == 0)
            yield break;
        // Of a long time by sevens: a page of days is not read.
        var size = report.Days.Count > 45 ? 7 : 1;
        var bars = report.Days.Chunk(size).Select(days => (days[0].Day, Messages: days.Sum(day => day.Messages))).ToList();
        var most = bars.Max(bar => bar.Messages);
        yield return size == 1 ? $"By day ({report.TimeZone}):" : $"By week, from the day named on ({report.TimeZone}):";
        foreach (var (day, messages) in bars)
            yield return $"    {day.ToString("ddd d MMM", CultureInfo.InvariantCulture),-10} {messages,5}  {Bar(messages, most)}".TrimEnd();
    }

    private static IEnumerable<string> Hours(RehearsalReport report)
    {
        if (report.Messages == 0)
            yield break;
        yield return $"By hour of the day ({report.TimeZone}):";
        var (first, last, most) = (report.Hours.Index().First(hour => hour.Item > 0).Index, report.Hours.Index().Last(hour => hour.Item > 0).Index, report.Hours.Max());
        for (var hour = first; hour <= last; hour++)
            yield return $"    {hour,2} h {report.Hours[hour],9}  {Bar(report.Hours[hour], most)}".TrimEnd();
    }

    private static IEnumerable<string> Silences(RehearsalReport report)
    {
        if (report.Candidates == 0)
            yield break;
        yield return $"Of {Count(report.Candidates, "candidate")} (a step of the flow that came up for one shopper):";
        yield return Line(report.Messages, report.Candidates, "sent");
        foreach (var silence in report.Silences)
            yield return Line(silence.Count, report.Candidates, $"not sent: {silence.Text} ({silence.Reason})");
        if (report.Waiting > 0)
            yield return Line(report.Waiting, report.Candidates, $"still waiting at the end");
    }

    private static IEnumerable<string> Deferrals(RehearsalReport report)
    {
        if (report.Deferrals.Count == 0)
            yield break;
        yield return "Put off on the way (each is counted above with what became of it):";
        foreach (var deferral in report.Deferrals)
            yield return $"    {deferral.Count,6}  {deferral.Text} ({deferral.Reason})";
    }

    private static IEnumerable<string> Samples(RehearsalReport report)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(report.TimeZone);
        foreach (var (number, sample) in report.Samples.Index())
        {
            if (number > 0)
                yield return "";
            yield return $"Sample {number + 1} of {report.Samples.Count}: {sample.Step}, {TimeZoneInfo.ConvertTime(sample.At, zone).ToString("ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)} ({report.TimeZone}){(sample.Subject is null ? "" : $", \"{sample.Subject}\"")}";
            if (sample.Example is { } example)
                yield return $"    ({example})";
            foreach (var line in sample.Text.TrimEnd().Split('\n'))
                yield return $"    | {line}".TrimEnd();
        }
    }

    private static string Line(int count, int of, string what) => string.Create(CultureInfo.InvariantCulture, $"    {count,6}  {100.0 * count / of,5:0.0} %  {what}");

    private static string Bar(int count, int most) => new('#', most == 0 ? 0 : (int)Math.Ceiling((double)Widest * count / most));

    private static string Count(int count, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");

    private static string Difference(int messages) => messages switch
    {
        0 => "as many",
        > 0 => string.Create(CultureInfo.InvariantCulture, $"{messages:N0} more"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{-messages:N0} fewer"),
    };

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset at) => at.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
