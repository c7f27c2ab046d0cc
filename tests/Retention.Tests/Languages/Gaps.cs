using System.Text.RegularExpressions;
using Retention.Flows;
using Retention.Languages;
using Retention.Templates;

namespace Retention.Tests.Languages;

/// <summary>Lists what a language lacks, measured by English: for whoever adds one.</summary>
internal static partial class Gaps
{
    /// <summary>What it lacks, each as "flow/template: what".</summary>
    public static string[] In(Wordbook book) => [.. AllFlows.List.SelectMany(flow => Of(book, flow))];

    /// <summary>The values that words name.</summary>
    public static IEnumerable<string> Values(string words) => Value().Matches(words).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Of(Wordbook book, Flow flow)
    {
        if (book.Flows.FirstOrDefault(words => words.Flow == flow.Key) is not { } words)
            return [$"{flow.Key}: all of it"];
        var known = flow.Steps.SelectMany(step => step.Wordings).ToArray();
        return
        [
            .. Compared($"{flow.Key}: title", flow.Title, words.Title),
            .. Compared($"{flow.Key}: why", flow.Why, words.Why),
            .. known.SelectMany(english => Of($"{flow.Key}/{english.Key}", english, words.Templates.FirstOrDefault(template => template.Key == english.Key))),
            .. words.Templates.Where(template => !known.Any(english => english.Key == template.Key)).Select(template => $"{flow.Key}/{template.Key}: no such words"),
        ];
    }

    private static IEnumerable<string> Of(string name, Template english, Template? template) => template is null ? [$"{name}: all of it"] :
    [
        .. Fields(english).Zip(Fields(template)).SelectMany(pair => Compared($"{name}: {pair.First.Name}", pair.First.Words, pair.Second.Words)),
        .. english.Paragraphs.Length == template.Paragraphs.Length ? [] : new[] { $"{name}: {english.Paragraphs.Length} paragraphs" },
    ];

    private static IEnumerable<(string Name, string Words)> Fields(Template template) =>
    [
        .. Enum.GetValues<WordsField>().Select(field => (field.ToString().ToLowerInvariant(), EditedWords.Of(template)[field])),
        ("invitation", template.Invitation ?? ""),
    ];

    private static IEnumerable<string> Compared(string name, string english, string words)
    {
        if (english.Length > 0 != words.Length > 0)
            yield return $"{name} {(words.Length > 0 ? "that English has not" : "is missing")}";
        else if (english.Length > 0 && english == words)
            yield return $"{name} is English";
        foreach (var value in Values(words).Except(Values(english), StringComparer.Ordinal).Where(value => value is not ("first_name" or "order.number")))
            yield return $"{name} names {value}";
    }

    [GeneratedRegex(@"\{\{(#if |money |date |plural )?(?!else\b)(?<name>[a-z_.]+)[^}]*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
