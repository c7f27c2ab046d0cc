namespace Retention.App.Cases;

/// <summary>One thing that a shopper said.</summary>
/// <param name="Key">The key of the event that told it: told again it is the same.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Topic">What the shopper said that it is about; null when not asked.</param>
/// <param name="Score">The score, from 0 to 10; null when it is none.</param>
/// <param name="Text">In the shopper's words; null for none.</param>
public sealed record CaseWords(string Key, DateTimeOffset At, string? Topic, int? Score, string? Text)
{
    /// <summary>The Message-ID of the mail by which it was said, with its angle brackets; null where it came by another way.</summary>
    public string? MailId { get; init; }

    /// <summary>The subject of that mail, without what stands before it in an answer; null where it came by another way.</summary>
    public string? Subject { get; init; }

    /// <summary>Whether it stands before the other.</summary>
    public bool IsBefore(CaseWords other) => At < other.At || (At == other.At && string.CompareOrdinal(Key, other.Key) < 0);

    /// <summary>The same with at most so many characters of text; a character of two halves stays whole.</summary>
    public CaseWords Cut(int most) =>
        Text is { } text && text.Length > most ? this with { Text = $"{text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)]}…" } : this;
}
