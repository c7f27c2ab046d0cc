using System.Collections.Immutable;

namespace Retention.Templates;

/// <summary>A part of a template: a closed type of four cases.</summary>
internal abstract record Part
{
    private Part()
    {
    }

    /// <summary>Text, written as it is.</summary>
    /// <param name="Text">The text.</param>
    public sealed record Literal(string Text) : Part;

    /// <summary>What a value stands for.</summary>
    /// <param name="Of">The value.</param>
    public sealed record Value(KnownValue Of) : Part;

    /// <summary>One of two forms, by a number.</summary>
    /// <param name="Of">The number.</param>
    /// <param name="One">The singular; <c>%d</c> is the number.</param>
    /// <param name="Many">The plural; <c>%d</c> is the number.</param>
    public sealed record Plural(KnownValue Of, string One, string Many) : Part;

    /// <summary>Parts that are written only where there is a value.</summary>
    /// <param name="Of">The value.</param>
    /// <param name="Then">What is written where there is one.</param>
    /// <param name="Otherwise">What is written where there is none.</param>
    public sealed record If(KnownValue Of, ImmutableArray<Part> Then, ImmutableArray<Part> Otherwise) : Part;
}
