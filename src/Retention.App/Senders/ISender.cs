using Retention.App.Letters;

namespace Retention.App.Senders;

/// <summary>Hands a letter to whoever delivers it. The house ends here.</summary>
internal interface ISender
{
    /// <summary>What it is called in the log and on the page.</summary>
    string Name { get; }

    /// <summary>Hands one letter over, once. The answer says what is known of it; a broken network is an answer too.</summary>
    Task<SendOutcome> SendAsync(OutgoingLetter letter, CancellationToken cancellation);

    /// <summary>Asks whether a letter was ever accepted.</summary>
    Task<Found> FindAsync(HandedOver letter, CancellationToken cancellation);

    /// <summary>Whether letters could be handed over now: null when so, otherwise the fault with its remedy.</summary>
    Task<string?> CheckAsync(CancellationToken cancellation);
}

/// <summary>A letter, ready to go to one person.</summary>
/// <param name="Message">The message's id: the same for every attempt.</param>
/// <param name="Attempt">Which attempt, from 1.</param>
/// <param name="Shop">The shop's id.</param>
/// <param name="Flow">The flow's key.</param>
/// <param name="FromName">Whose letter it is: the shop's name.</param>
/// <param name="To">The address.</param>
/// <param name="ReplyTo">Where answers go; null when the shop has not said.</param>
/// <param name="Letter">The letter.</param>
/// <param name="Unsubscribe">The one-click link of RFC 8058; null for a letter that nobody subscribes to, such as a test or a code.</param>
internal sealed record OutgoingLetter(string Message, int Attempt, string Shop, string Flow, string FromName, string To, string? ReplyTo, RenderedLetter Letter, Uri? Unsubscribe)
{
    /// <summary>The headers of RFC 2369 and RFC 8058. Everyone has its own link, so they belong to the person, not to the message.</summary>
    public IReadOnlyDictionary<string, string> Headers => Unsubscribe is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new(StringComparer.Ordinal)
    {
        ["List-Unsubscribe"] = $"<{Unsubscribe.AbsoluteUri}>",
        ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
    };
}

/// <summary>A letter that may have been handed over: what a provider can be asked by.</summary>
/// <param name="Message">The message's id.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">The subject line.</param>
/// <param name="ClaimedAt">When it was claimed (UTC): the call came after.</param>
internal sealed record HandedOver(string Message, string To, string Subject, DateTimeOffset ClaimedAt);

/// <summary>What became of handing over a letter: a closed type of four cases.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The provider took it.</summary>
    /// <param name="ProviderId">The provider's id, where it gave one.</param>
    public sealed record Sent(string? ProviderId) : SendOutcome;

    /// <summary>The provider will never take it.</summary>
    /// <param name="Why">In the provider's words, without personal data.</param>
    public sealed record Refused(string Why) : SendOutcome;

    /// <summary>It was certainly not taken; try again then.</summary>
    /// <param name="Until">When, where the provider said (UTC).</param>
    /// <param name="Why">Why not now.</param>
    public sealed record TryLater(DateTimeOffset? Until, string Why) : SendOutcome
    {
        /// <summary>Whether it holds for all messages of the account, not for this sender or message alone.</summary>
        public bool IsOfAccount { get; init; }
    }

    /// <summary>It may have been taken.</summary>
    /// <param name="Why">What went wrong.</param>
    public sealed record Unknown(string Why) : SendOutcome;
}

/// <summary>What a provider answers when it is asked about a letter.</summary>
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
