namespace Retention.Languages;

/// <summary>The words around a letter by which a person of the shop answers.</summary>
public sealed record AnswerLetterWords
{
    /// <summary>The subject, with the order's number.</summary>
    public required Func<string, string> OrderSubject { get; init; }

    /// <summary>The subject where it is about no order, with the shop's name.</summary>
    public required Func<string, string> MessageSubject { get; init; }

    /// <summary>What the inbox shows after it, with the shop's name.</summary>
    public required Func<string, string> Preview { get; init; }

    /// <summary>The heading, with the order's number.</summary>
    public required Func<string, string> OrderHeading { get; init; }

    /// <summary>The heading where it is about no order.</summary>
    public required string MessageHeading { get; init; }

    /// <summary>Invites an answer.</summary>
    public required string Reply { get; init; }

    /// <summary>Why the letter came, with the shop's name.</summary>
    public required Func<string, string> Why { get; init; }
}
