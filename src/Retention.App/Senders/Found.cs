namespace Retention.App.Senders;

/// <summary>A message that may have been handed over: what a provider can be asked by.</summary>
/// <param name="Message">The message's id.</param>
/// <param name="Shop">The shop's id: it may have an account of its own.</param>
/// <param name="To">The address or telephone number.</param>
/// <param name="Subject">The subject line; of a text its words.</param>
/// <param name="ClaimedAt">When it was claimed (UTC): the call came after.</param>
internal sealed record HandedOver(string Message, string Shop, string To, string Subject, DateTimeOffset ClaimedAt);

/// <summary>What a provider answers when it is asked about a message.</summary>
internal enum Found
{
    /// <summary>It took it.</summary>
    Accepted,

    /// <summary>It never did: only this opens another attempt.</summary>
    NeverAccepted,

    /// <summary>It can't say, and never will.</summary>
    CannotTell,

    /// <summary>It can't be asked now.</summary>
    AskLater,
}
