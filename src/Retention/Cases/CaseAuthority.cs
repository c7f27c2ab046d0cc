using Retention.Shops;

namespace Retention.Cases;

/// <summary>Who may give away how much in one case. What is above an agent's limit waits for an owner.</summary>
public static class CaseAuthority
{
    /// <summary>The role of somebody by the id that the platform gives its staff. While no owner is named everybody is one: a shop of one person names nobody.</summary>
    /// <param name="settings">The shop's settings.</param>
    /// <param name="user">The id.</param>
    /// <param name="runsProgram">Whether it is whoever runs the program, who could change any setting.</param>
    public static CaseRole RoleOf(FlowSettings settings, string user, bool runsProgram) =>
        runsProgram || settings.CaseOwners.IsEmpty || settings.CaseOwners.Contains(user, StringComparer.Ordinal) ? CaseRole.Owner : CaseRole.Agent;

    /// <summary>
    /// Whether somebody of this role may give away so much more. The sum of a case counts, whoever gave it, so that ten small gifts are no way around. Where owners
    /// are named and agents have no limit set, all that an agent gives is asked for; an owner without a limit has none.
    /// </summary>
    /// <param name="settings">The shop's settings.</param>
    /// <param name="role">Who gives.</param>
    /// <param name="given">What was given in the case before, or is about to be.</param>
    /// <param name="amount">What is to be given.</param>
    public static bool Allows(FlowSettings settings, CaseRole role, IEnumerable<Money> given, Money amount)
    {
        if ((role == CaseRole.Owner ? settings.CaseLimitOwner : settings.CaseLimitAgent) is not { } limit)
            return role == CaseRole.Owner;
        // What is in another currency can't be added up: an owner looks at it.
        Money[] all = [.. given, amount];
        return all.All(money => money.Currency == limit.Currency) && all.Sum(money => money.Minor) <= limit.Minor;
    }
}
