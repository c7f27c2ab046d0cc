namespace Retention.App.Senders;

/// <summary>What became of handing over a message: a closed type of four cases.</summary>
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
