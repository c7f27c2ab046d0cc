using System.Text.RegularExpressions;

namespace Retention.Templates;

/// <summary>Reads what stands between braces, for words in this scope.</summary>
/// <param name="scope">Where the words stand.</param>
/// <param name="fault">Takes what is wrong: the character, from 0, and the message.</param>
internal sealed partial class TagReader(TemplateScope scope, Action<int, string> fault)
{
    private const int MostShown = 40;

    /// <summary>The part that a tag stands for; null after a fault.</summary>
    public Part? Read(string tag, int at)
    {
        if (tag.StartsWith("plural ", StringComparison.Ordinal))
            return Plural(tag, at);
        foreach (var (word, kind) in new[] { ("money ", ValueKind.Money), ("date ", ValueKind.Date) })
        {
            if (tag.StartsWith(word, StringComparison.Ordinal))
                return Value(tag[word.Length..].Trim(), at) is { } named && Is(named, kind, at) ? new Part.Value(named) : null;
        }

        return Value(tag, at) is not { } value || (value.Kind is ValueKind.Money or ValueKind.Date && !Is(value, ValueKind.Text, at)) ? null : new Part.Value(value);
    }

    /// <summary>The value of this name; null after a fault: there is none, or not here.</summary>
    public KnownValue? Value(string name, int at)
    {
        if (KnownValues.Find(name) is { } value)
        {
            if (value.IsIn(scope))
                return value;
            fault(at, $"{value.Name} is not known in this message. {All}");
            return null;
        }

        if (name.Length == 0)
            fault(at, "Nothing stands between these braces. Write the name of a value, like {{first_name}}, or take them out.");
        else if (name[0] is '{')
            fault(at, "Write two braces, not three, like {{first_name}}.");
        else
            fault(at, $"There is no value \"{Shown(name)}\". {(NearMiss.Of(name, KnownValues.In(scope)) is { } near ? $"Did you mean {near.Written}?" : All)}");
        return null;
    }

    /// <summary>Finds values that are written with one brace only: shoppers would read them as they stand.</summary>
    public void FindSingleBraces(string text, int at)
    {
        foreach (var match in SingleBraces().EnumerateMatches(text))
        {
            var name = text[(match.Index + 1)..(match.Index + match.Length - 1)].Trim();
            if (KnownValues.List.FirstOrDefault(value => string.Equals(value.Name.Replace('_', ' '), name.Replace('_', ' '), StringComparison.OrdinalIgnoreCase)) is { } value)
                fault(at + match.Index, $"Values stand between two braces: {value.Written}.");
        }
    }

    /// <summary>What somebody wrote, short enough for a message.</summary>
    public static string Shown(string text) => text.Length <= MostShown ? text : $"{text[..MostShown]}...";

    private string All => $"Known here: {string.Join(", ", KnownValues.In(scope).Select(value => value.Name))}.";

    private Part.Plural? Plural(string tag, int at)
    {
        var match = PluralForm().Match(tag);
        if (!match.Success)
        {
            fault(at, """Write both forms in quotes, like {{plural count "one item" "%d items"}}.""");
            return null;
        }

        return Value(match.Groups["name"].Value, at) is { } value && Is(value, ValueKind.Count, at) ? new(value, match.Groups["one"].Value, match.Groups["many"].Value) : null;
    }

    private bool Is(KnownValue value, ValueKind kind, int at)
    {
        if (value.Kind == kind)
            return true;
        var what = value.Kind switch { ValueKind.Money => "an amount", ValueKind.Date => "a day", ValueKind.Count => "a number", _ => "a text" };
        fault(at, $"{value.Name} is {what}. Write {value.Written}.");
        return false;
    }

    // Word processors write quotation marks of their own.
    [GeneratedRegex("^plural\\s+(?<name>[^\\s\"“”„]+)\\s*[\"“”„](?<one>[^\"“”„]*)[\"“”]\\s*[\"“”„](?<many>[^\"“”„]*)[\"“”]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PluralForm();

    [GeneratedRegex(@"(?<!\{)\{[A-Za-z_. ]{1,20}\}(?!\})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SingleBraces();
}
