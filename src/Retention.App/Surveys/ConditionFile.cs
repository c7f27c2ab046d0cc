using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Retention.Surveys;

namespace Retention.App.Surveys;

/// <summary>Reads a condition of a survey's file.</summary>
internal static class ConditionFile
{
    private const string Forms = "Write {\"question\": \"...\", \"is\": ...}, or \"is-one-of\", \"at-least\", \"at-most\" or \"answered\" in place of \"is\"; or {\"all\": [...]} or {\"any\": [...]}.";

    /// <summary>Reads it; null where there is none, or none that can be read, which is noted.</summary>
    public static Condition? Read(JsonPlace? place)
    {
        if (place is null || !place.IsObject("question", "is", "is-one-of", "at-least", "at-most", "answered", "all", "any"))
            return null;
        if (place.Find("all") is { } all)
            return new Condition.All(Several(all));
        if (place.Find("any") is { } any)
            return new Condition.Any(Several(any));
        var question = place.Get("question")?.Text() ?? "";
        if (place.Find("is") is { } one)
            return new Condition.IsOneOf(question, [Value(one)], place.Path);
        if (place.Find("is-one-of") is { } several)
            return new Condition.IsOneOf(question, [.. several.Items().Select(Value)], place.Path);
        if (place.Find("answered") is { } answered)
            return new Condition.IsAnswered(question, answered.Flag(), place.Path);
        var (least, most) = (place.Find("at-least"), place.Find("at-most"));
        if (least is not null || most is not null)
            return new Condition.IsBetween(question, least is null ? int.MinValue : least.Number() ?? 0, most is null ? int.MaxValue : most.Number() ?? 0, place.Path);
        place.Wrong("It does not say what the answer has to be.", Forms);
        return null;
    }

    private static ImmutableArray<Condition> Several(JsonPlace list)
    {
        var items = list.Items();
        if (items.IsEmpty && list.Element.ValueKind == JsonValueKind.Array)
            list.Wrong("It is empty.", Forms);
        return [.. items.Select(Read).OfType<Condition>()];
    }

    // A number and yes or no may stand without quotes.
    private static string Value(JsonPlace place) => place.Element.ValueKind switch
    {
        JsonValueKind.Number => place.Number() is { } number ? number.ToString(CultureInfo.InvariantCulture) : "",
        JsonValueKind.True => Question.Yes,
        JsonValueKind.False => Question.No,
        _ => place.Text(),
    };
}
