using System.Collections.Immutable;
using Retention.Shoppers;

namespace Retention.Referrals;

/// <summary>What is known of a friend and of whoever invited, when their referral is judged. How anybody was paid for is not known here: shops do not tell it.</summary>
/// <param name="Advocate">Who invited.</param>
/// <param name="Friend">The friend.</param>
public sealed record Pair(Shopper Advocate, Shopper Friend)
{
    /// <summary>The hashes of the advocate's telephone numbers and postal addresses.</summary>
    public ImmutableHashSet<string> AdvocateHomes { get; init; } = [];

    /// <summary>The hashes of the friend's telephone numbers and postal addresses.</summary>
    public ImmutableHashSet<string> FriendHomes { get; init; } = [];

    /// <summary>How many other friends of this advocate bought within a day of this one.</summary>
    public int OthersThatDay { get; init; }

    /// <summary>How many other friends of this advocate asked from the same place.</summary>
    public int OthersOfPlace { get; init; }

    /// <summary>Whether both are one shopper, or share an address.</summary>
    public bool IsOnePerson(Referral referral) =>
        Advocate.Id == Friend.Id || referral.AdvocateAddress == referral.FriendAddress
        || Friend.Names.Any(name => name.Kind is Events.NameKind.Customer or Events.NameKind.Email && name.IsOthers is null && Advocate.Names.Contains(name));
}
