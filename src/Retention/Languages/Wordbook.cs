using System.Collections.Immutable;
using Retention.Flows;

namespace Retention.Languages;

/// <summary>
/// Our words of all messages in one language: of every flow and step, and of the frame around them. The decision names a template by its key; the
/// wordbook says it. English stands beside the flows, each other language in a folder here.
/// </summary>
/// <param name="Language">The language, a BCP 47 tag without a country, like <c>de</c>.</param>
/// <param name="Name">What a merchant calls the language.</param>
public sealed record Wordbook(string Language, string Name)
{
    /// <summary>What each flow says.</summary>
    public required ImmutableArray<FlowWords> Flows { get; init => field = [.. value.Select(words => words.In(Language))]; }

    /// <summary>What stands around the words of every letter.</summary>
    public required LetterWords Frame { get; init; }

    /// <summary>The letter by which a person of the shop answers, around that person's own words.</summary>
    public required AnswerLetterWords Answer { get; init; }

    /// <summary>What a preview shows where no shopper was picked.</summary>
    public required SampleWords Sample { get; init; }

    /// <summary>What goes by text without a flow.</summary>
    public required TextWords Texts { get; init; }

    /// <summary>
    /// How a text message ends: it says how to stop them (CTIA Messaging Principles 5.1.3). The word is STOP in every language, for that is what the
    /// provider acts on.
    /// </summary>
    public required string TextStop { get; init; }

    /// <summary>The words of a letter; those that it has where this book lacks them (a flow of tomorrow).</summary>
    public Template Of(Letter letter) =>
        Flows.FirstOrDefault(words => words.Flow == letter.Flow.Key)?.Templates.FirstOrDefault(template => template.Key == letter.Template.Key) ?? letter.Template;

    /// <summary>Why a shopper gets the flow's messages. A template.</summary>
    public string Why(Flow flow) => Flows.FirstOrDefault(words => words.Flow == flow.Key)?.Why ?? flow.Why;

    /// <summary>What the flow does, as a shopper reads it who asks why a letter came.</summary>
    public string Title(Flow flow) => Flows.FirstOrDefault(words => words.Flow == flow.Key)?.Title ?? flow.Title;
}
