using Retention.App.Senders;
using Retention.Flows;

namespace Retention.App.Letters;

/// <summary>Writes the message of a step in the form of its channel.</summary>
internal sealed class MessageWriter(LetterWriter letters, TextMessageWriter texts)
{
    /// <summary>The message, ready to go; null when there is no address or number to send it to.</summary>
    public async Task<OutgoingMessage?> WriteAsync(Walk walk, Template template, string message, int attempt, CancellationToken cancellation) =>
        walk.Flow.Steps[walk.Journey.Step].Channel == Channel.Text
            ? await texts.WriteAsync(walk, template, message, attempt, cancellation)
            : await letters.WriteAsync(walk, template, message, attempt, cancellation);
}
