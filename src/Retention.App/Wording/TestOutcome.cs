using System.Collections.Immutable;
using Retention.Templates;

namespace Retention.App.Wording;

/// <summary>What became of a test letter: a closed type of nine cases.</summary>
internal abstract record TestOutcome
{
    private TestOutcome()
    {
    }

    /// <summary>It was handed over.</summary>
    public sealed record Sent : TestOutcome;

    /// <summary>It was handed over before: nothing was done.</summary>
    public sealed record SentBefore : TestOutcome;

    /// <summary>The address has not been confirmed, or is no longer the staff's.</summary>
    public sealed record NotVerified : TestOutcome;

    /// <summary>Enough for today.</summary>
    /// <param name="Most">How many there may be in a day (UTC).</param>
    public sealed record TooMany(int Most) : TestOutcome;

    /// <summary>The words can't be written.</summary>
    /// <param name="List">Why not; never empty.</param>
    public sealed record Faulty(ImmutableArray<WordsFault> List) : TestOutcome;

    /// <summary>The shopper who was picked has nothing that the letter could be about.</summary>
    public sealed record NothingKnown : TestOutcome;

    /// <summary>It can't go as an e-mail: it is a text message, or the provider would not take it.</summary>
    /// <param name="Why">Why not, without personal data.</param>
    public sealed record Refused(string Why) : TestOutcome;

    /// <summary>The provider can't take it now; it certainly did not, so it may be tried again.</summary>
    /// <param name="Why">Why not now, without personal data.</param>
    public sealed record TryLater(string Why) : TestOutcome;

    /// <summary>It may have been handed over; it is not sent again.</summary>
    /// <param name="Why">What went wrong, without personal data.</param>
    public sealed record Unknown(string Why) : TestOutcome;
}
