using System.Collections.Immutable;
using System.Text.Json;
using Retention.Surveys;

namespace Retention.App.Surveys;

/// <summary>A place in a survey's file: what stands there, how it is called, and where faults are noted.</summary>
/// <param name="Element">What stands there.</param>
/// <param name="Path">How it is called, like <c>pages[1].title</c>.</param>
/// <param name="Faults">Takes what is wrong.</param>
internal sealed record JsonPlace(JsonElement Element, string Path, List<SurveyFault> Faults)
{
    /// <summary>Notes that something is wrong here.</summary>
    public void Wrong(string problem, string remedy) => Faults.Add(new(Path, problem, remedy));

    /// <summary>Looks whether it is an object with no other names than these; what else it has is noted.</summary>
    public bool IsObject(params ReadOnlySpan<string> names)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            Wrong("It has to be an object.", "Write it in { and }.");
            return false;
        }

        foreach (var property in Element.EnumerateObject())
        {
            if (!names.Contains(property.Name))
                Under(property).Wrong($"Nothing is called \"{property.Name}\" here.", $"What can stand here: {string.Join(", ", names.ToArray())}.");
        }

        return true;
    }

    /// <summary>The place of this name; null where there is none.</summary>
    public JsonPlace? Find(string name) => Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var found) ? new(found, Path.Length == 0 ? name : $"{Path}.{name}", Faults) : null;

    /// <summary>The place of this name; where there is none, that is noted.</summary>
    public JsonPlace? Get(string name)
    {
        if (Find(name) is { } found)
            return found;
        (this with { Path = Path.Length == 0 ? name : $"{Path}.{name}" }).Wrong("It is missing.", $"Add \"{name}\".");
        return null;
    }

    /// <summary>The items of a list; what is none is noted.</summary>
    public ImmutableArray<JsonPlace> Items()
    {
        if (Element.ValueKind == JsonValueKind.Array)
            return [.. Element.EnumerateArray().Select((item, number) => new JsonPlace(item, $"{Path}[{number}]", Faults))];
        Wrong("It has to be a list.", "Write it in [ and ].");
        return [];
    }

    /// <summary>The text; empty, and noted, where it is none.</summary>
    public string Text()
    {
        if (Element.ValueKind == JsonValueKind.String)
            return Element.GetString()!.Trim();
        Wrong("It has to be a text.", "Write it in quotes.");
        return "";
    }

    /// <summary>The whole number; null, and noted, where it is none.</summary>
    public int? Number()
    {
        if (Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var number))
            return number;
        Wrong("It has to be a whole number.", "Write it without quotes.");
        return null;
    }

    /// <summary>True or false; false, and noted, where it is neither.</summary>
    public bool Flag()
    {
        if (Element.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return Element.GetBoolean();
        Wrong("It has to be true or false.", "Write it without quotes.");
        return false;
    }

    /// <summary>A text in languages; a text alone is in the survey's own.</summary>
    /// <param name="own">The survey's own language.</param>
    public LocalText Local(string own)
    {
        if (Element.ValueKind != JsonValueKind.Object)
            return new(ImmutableDictionary<string, string>.Empty.Add(own, Text()));
        var written = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var property in Element.EnumerateObject())
        {
            var place = Under(property);
            if (property.Name.Length is < 2 or > 3 || !property.Name.All(char.IsAsciiLetterLower))
                place.Wrong($"\"{property.Name}\" is no language.", "Use its code of two or three small letters, such as en, de or nl.");
            else
                written[property.Name] = place.Text();
        }

        return new(written.ToImmutable());
    }

    private JsonPlace Under(JsonProperty property) => new(property.Value, Path.Length == 0 ? property.Name : $"{Path}.{property.Name}", Faults);
}
