using Retention.App.Senders;
using Retention.Flows;

namespace Retention.App.Letters;

/// <summary>Writes the message of a step in the form of its channel.</summary>
internal sealed class MessageWriter(LetterSubjects subjects, LetterWriter letters, TextMessageWriter texts)
{
    /// <summary>What the message would be about, and so in which language it is; null when there is no address or number to send it to.</summary>
    public async Task<LetterSubject?> FindAsync(Walk walk, CancellationToken cancellation) =>
        (IsText(walk) ? walk.Seen.PhoneKey : walk.Seen.EmailKey) is null ? null : await subjects.FindAsync(walk.Seen, cancellation);

    /// <summary>The message, ready to go; null when there is no address or number to send it to.</summary>
    public OutgoingMessage? Write(Walk walk, Template template, LetterSubject subject, string message, int attempt) =>
        IsText(walk) ? texts.Write(walk, template, subject, message, attempt) : letters.Write(walk, template, subject, message, attempt);

    private static bool IsText(Walk walk) => walk.Flow.Steps[walk.Journey.Step].Channel == Channel.Text;
}
