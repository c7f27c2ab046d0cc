using System.Collections.Immutable;

namespace Retention.Templates;

/// <summary>What became of reading a template: a closed type of two cases.</summary>
public abstract record Parsing
{
    private Parsing()
    {
    }

    /// <summary>It can be used.</summary>
    /// <param name="Template">The template.</param>
    public sealed record Parsed(TemplateText Template) : Parsing;

    /// <summary>It can't.</summary>
    /// <param name="List">What is wrong, in the order in which it stands there; never empty.</param>
    public sealed record Faults(ImmutableArray<TemplateFault> List) : Parsing;
}
