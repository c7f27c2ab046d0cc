using Retention.Flows;
using Retention.Law;

namespace Retention.Decisions;

/// <summary>An offer in a letter about an order, or in one that asks for an opinion, makes advertising of it where the law says so.</summary>
public static class Offers
{
    /// <summary>What the step is for where the shopper is: one that offers a code may be advertising, whatever its flow is for.</summary>
    public static Purpose PurposeOf(Flow flow, Step step, Seen seen) =>
        step.Incentive == Incentive.Code && seen.Shop.Settings.Code is not null && ConsentLaw.IsOfferMarketing(seen.Country) ? Purpose.Marketing : flow.Purpose;

    /// <summary>
    /// The words without the invitation of friends, where that would make advertising of the message for somebody who allowed none: the message
    /// itself goes all the same. Asked last, of the words in which it is written.
    /// </summary>
    public static Template Fitting(Candidate one, Template words) =>
        words.Invitation is null || one.Purpose == Purpose.Marketing || !ConsentLaw.IsOfferMarketing(one.Seen.Country) || Consents.AllowsMarketing(one) ? words : words with { Invitation = null };
}
