namespace Retention.App.Senders;

/// <summary>Brings texts into the outbox when there is no provider. Development only.</summary>
internal sealed class TextOutbox(Outbox outbox) : ISender
{
    /// <inheritdoc/>
    public string Name => outbox.Name;

    /// <inheritdoc/>
    public Channel Channel => Channel.Text;

    /// <inheritdoc/>
    public Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellation) => outbox.SendAsync(message, cancellation);

    /// <inheritdoc/>
    public Task<Found> FindAsync(HandedOver message, CancellationToken cancellation) => outbox.FindAsync(message, cancellation);

    /// <inheritdoc/>
    public Task<string?> CheckAsync(CancellationToken cancellation) => outbox.CheckAsync(cancellation);
}
