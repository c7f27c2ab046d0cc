using System.Collections.Immutable;
using Retention.Languages;
using Retention.Templates;

namespace Retention.Flows;

/// <summary>A wording at its place: what a merchant edits and tests. A step has one or several.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Step">The step that says it.</param>
/// <param name="Template">The default words.</param>
public sealed record Letter(Flow Flow, Step Step, Template Template)
{
    /// <summary>Which values its words may name.</summary>
    public TemplateScope Scope => new(Flow.About, Step.Channel);

    /// <summary>This letter in our words of a language; in English where we have none.</summary>
    /// <param name="locale">A BCP 47 tag, with or without a country.</param>
    public Letter InLanguage(string? locale) => this with { Template = Wordbooks.For(locale).Of(this) };

    /// <summary>All letters of a family, in the order in which its flows say them.</summary>
    public static ImmutableArray<Letter> In(string family) =>
        [.. from flow in AllFlows.List where flow.Family == family from step in flow.Steps from template in step.Wordings select new Letter(flow, step, template)];

    /// <summary>The letter of a family with this template's key; null when there is none.</summary>
    public static Letter? Find(string family, string template) => In(family).FirstOrDefault(letter => letter.Template.Key == template);
}
