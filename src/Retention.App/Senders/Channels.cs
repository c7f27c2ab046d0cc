using Retention.App.Storage;

namespace Retention.App.Senders;

/// <summary>The channels that the program can send by: at most one sender for each.</summary>
internal sealed class Channels(IEnumerable<ISender> all, ShopStore shops)
{
    /// <summary>Why nothing goes of a shop that was stopped, as its merchant reads it.</summary>
    public const string Halted = "sending is stopped: write to us";

    private readonly Dictionary<Channel, ISender> _byChannel = all.ToDictionary(sender => sender.Channel);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<ISender> All => _byChannel.Values;

    /// <summary>Whoever delivers letters: there always is somebody, at least the outbox.</summary>
    public ISender Letters => _byChannel[Channel.Email];

    /// <summary>Whoever delivers by this way; null when nobody does.</summary>
    public ISender? Find(Channel channel) => _byChannel.GetValueOrDefault(channel);

    /// <summary>Whether messages of this shop can go by this way.</summary>
    public async ValueTask<bool> ServeAsync(Channel channel, string shop, CancellationToken cancellation) =>
        Find(channel) is { } sender && await sender.ServesAsync(shop, cancellation);

    /// <summary>
    /// Hands a message to the sender of its channel, once. Without one it waits: it was there when the message was claimed. So does all of a shop that whoever
    /// runs the program has stopped, but for a person's answer to a person, which a shopper waits for.
    /// </summary>
    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellation) =>
        message is not OutgoingLetter { Case: not null } && (await shops.FindAsync(message.Shop, cancellation))?.Shop.Halt is not null ? new SendOutcome.TryLater(Until: null, Halted)
        : Find(message.Channel) is { } sender ? await sender.SendAsync(message, cancellation)
        : new SendOutcome.TryLater(Until: null, "no sender");

    /// <summary>Asks the channel's sender whether a message was ever accepted. Without one nobody can tell.</summary>
    public Task<Found> FindAsync(Channel channel, HandedOver message, CancellationToken cancellation) =>
        Find(channel)?.FindAsync(message, cancellation) ?? Task.FromResult(Found.CannotTell);
}
