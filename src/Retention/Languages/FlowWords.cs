using System.Collections.Immutable;
using Retention.Flows;

namespace Retention.Languages;

/// <summary>What a flow says in one language.</summary>
/// <param name="Flow">The flow's key.</param>
/// <param name="Title">What it does.</param>
/// <param name="Why">Why a shopper gets it. A template.</param>
/// <param name="Templates">Its wordings, by the keys that they have in English.</param>
public sealed record FlowWords(string Flow, string Title, string Why, params ImmutableArray<Template> Templates)
{
    /// <summary>The same words, each knowing its language.</summary>
    internal FlowWords In(string language) => this with { Templates = [.. Templates.Select(template => template with { Language = language })] };
}
