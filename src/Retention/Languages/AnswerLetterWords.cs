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

    /// <summary>Says at once that a message has come, with the shop's name.</summary>
    public required Func<string, string> Received { get; init; }

    /// <summary>Says at once that a low score was heard.</summary>
    public required string Scored { get; init; }

    /// <summary>Who will answer by when: the name of who answers, null for none; the shop's name; and the moment.</summary>
    public required Func<string?, string, string, string> Promise { get; init; }

    /// <summary>How that moment is written, as .NET's custom date formats say it.</summary>
    public required string MomentFormat { get; init; }

    /// <summary>Said by text at once when a text needs a person: the name of who answers, null for none; the shop's name; and the moment.</summary>
    public required Func<string?, string, string, string> TextPromise { get; init; }

    /// <summary>Invites an answer.</summary>
    public required string Reply { get; init; }

    /// <summary>Why the letter came, with the shop's name.</summary>
    public required Func<string, string> Why { get; init; }

    /// <summary>Why it came to somebody who gave a low score, with the shop's name.</summary>
    public required Func<string, string> WhyScored { get; init; }
}
