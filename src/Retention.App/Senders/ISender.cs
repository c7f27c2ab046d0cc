namespace Retention.App.Senders;

/// <summary>Hands messages of one channel to whoever delivers them. The house ends here.</summary>
internal interface ISender
{
    /// <summary>What it is called in the log and on the page.</summary>
    string Name { get; }

    /// <summary>What it delivers: it is given no other messages.</summary>
    Channel Channel { get; }

    /// <summary>Whether it has an account for this shop at all; one for everybody serves every shop.</summary>
    ValueTask<bool> ServesAsync(string shop, CancellationToken cancellation) => new(true);

    /// <summary>Hands one message over, once. The answer says what is known of it; a broken network is an answer too.</summary>
    /// <exception cref="ArgumentException">The message is of another channel.</exception>
    Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellation);

    /// <summary>Asks whether a message was ever accepted.</summary>
    Task<Found> FindAsync(HandedOver message, CancellationToken cancellation);

    /// <summary>Whether messages could be handed over now: null when so, otherwise the fault with its remedy.</summary>
    Task<string?> CheckAsync(CancellationToken cancellation);
}
