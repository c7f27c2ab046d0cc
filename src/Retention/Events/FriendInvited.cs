using System.Collections.Immutable;

namespace Retention.Events;

/// <summary>Somebody followed a shopper's invitation, and gave an address to get the code for a first order. Nobody has proven that it is theirs: the code goes to that address alone.</summary>
/// <param name="Code">The code of the link: see <see cref="Referrals.ReferralCode"/>.</param>
/// <param name="Email">The address.</param>
/// <param name="At">When (UTC).</param>
public sealed record FriendInvited(string Code, string Email, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Name.OfEmail(Email));

    /// <summary>The language of the page, a BCP 47 tag; null when not told.</summary>
    public string? Locale { get; init; }

    /// <summary>Tells from where it was asked, a hash; null when not known.</summary>
    public string? Place { get; init; }
}
