using System.Collections.Immutable;
using System.Globalization;

namespace Retention.Templates;

/// <summary>A value that words may name.</summary>
/// <param name="Name">How it is called between the braces; stored in merchants' words, so never changed.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="About">What it is, in a sentence for whoever writes words.</param>
public sealed record KnownValue(string Name, ValueKind Kind, string About)
{
    /// <summary>What messages may be about for it to be known.</summary>
    public required ImmutableArray<SubjectKind> In { get; init; }

    /// <summary>The only way of messages that has it; null for all.</summary>
    public Channel? Only { get; init; }

    /// <summary>How it is written in words, to be copied.</summary>
    public string Written => Kind switch
    {
        ValueKind.Count => $$$"""{{plural {{{Name}}} "one item" "%d items"}}""",
        ValueKind.Money => $$$"""{{money {{{Name}}}}}""",
        ValueKind.Date => $$$"""{{date {{{Name}}}}}""",
        _ => $$$"""{{{{{Name}}}}}""",
    };

    /// <summary>Whether words in this scope may name it.</summary>
    public bool IsIn(TemplateScope scope) => In.Contains(scope.About) && (Only is null || Only == scope.Channel);

    /// <summary>What it stands for as text; null when it is missing.</summary>
    internal string? Read(TemplateFacts facts) => Count(facts)?.ToString(CultureInfo.InvariantCulture) ?? (Of(facts) is { Length: > 0 } text ? text : null);

    /// <summary>Whether there is any: a text that is not empty, a number above zero.</summary>
    internal bool Holds(TemplateFacts facts) => Kind == ValueKind.Count ? Count(facts) > 0 : Read(facts) is not null;

    /// <summary>The number that it stands for; null when it is none, or missing.</summary>
    internal int? Count(TemplateFacts facts) => Kind == ValueKind.Count ? facts.Count : null;

    /// <summary>Reads its text off the facts.</summary>
    internal Func<TemplateFacts, string?> Of { get; init; } = _ => null;
}
