using System.Collections.Immutable;

namespace Retention.Rewards;

/// <summary>A sum that was put on a customer's account, as the shop tells of it.</summary>
/// <param name="Id">The shop's id of it.</param>
/// <param name="Amount">What was put there, in minor units.</param>
/// <param name="Left">What the shop says is left of it, in minor units.</param>
/// <param name="EndsAt">When what is left lapses (UTC); null for never.</param>
/// <param name="IsTakenBack">Whether we took it off again.</param>
public sealed record AccountSum(string Id, long Amount, long Left, DateTimeOffset? EndsAt, bool IsTakenBack);

/// <summary>
/// What is left of each sum on one account. A shop takes whatever is taken off an account from the sum that ends first, whichever was meant: so
/// what we took back of one sum may be missing from another, and still stand in the one that it was meant for. Here it is put right. Pure.
/// </summary>
public static class AccountShares
{
    /// <summary>What is left of each sum that was not taken back, by its id, in minor units.</summary>
    /// <param name="sums">All that we put on the account.</param>
    /// <param name="now">The moment (UTC): a sum that has ended by then holds nothing that could be meant for another.</param>
    public static ImmutableDictionary<string, long> Of(IReadOnlyCollection<AccountSum> sums, DateTimeOffset now)
    {
        var misplaced = sums.Where(sum => sum.IsTakenBack && !(sum.EndsAt <= now)).Sum(sum => sum.Left);
        var shares = ImmutableDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var sum in sums.Where(sum => !sum.IsTakenBack).OrderBy(sum => sum.EndsAt ?? DateTimeOffset.MaxValue).ThenBy(sum => sum.Id, StringComparer.Ordinal))
        {
            var back = Math.Clamp(misplaced, 0, Math.Max(0, sum.Amount - sum.Left));
            shares[sum.Id] = sum.Left + back;
            misplaced -= back;
        }

        return shares.ToImmutable();
    }
}
