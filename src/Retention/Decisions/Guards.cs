using System.Collections.Immutable;
using Retention.Law;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Decisions;

/// <summary>One rule that can keep a message back.</summary>
/// <param name="Key">Its name, for explanations and tests.</param>
/// <param name="Text">What it asks, as a merchant reads it.</param>
/// <param name="Look">What it says: null when it has no objection.</param>
public sealed record Guard(string Key, string Text, Func<Candidate, Decision?> Look)
{
    /// <summary>Whether it can ever object to such a step of such a flow: who asks why is told of no other.</summary>
    public Func<Candidate, bool> Matters { get; init; } = static _ => true;

    /// <summary>The law or the rule of a provider that it goes by, as a merchant reads it; null where it is our own.</summary>
    public Func<Candidate, string?> Source { get; init; } = static _ => null;
}

/// <summary>The guards, the same for every flow. Their order is the policy: the first that objects gives the reason.</summary>
public static class Guards
{
    private static readonly TimeSpan LooksAgain = TimeSpan.FromHours(1);
    private static readonly Reason[] Bought = [Reason.AlreadyBought, Reason.BoughtElsewhere, Reason.OrderedAgain];

    /// <summary>For how long after a low score nothing is advertised, even when its case is closed (facts/peers.md 4).</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromDays(14);

    /// <summary>All of them, in order.</summary>
    public static readonly ImmutableArray<Guard> InOrder =
    [
        new("flow-off", "Is the flow on?", one => one.Seen.Shop.ModeOf(one.Flow.Family) == FlowMode.Off ? Stop(Reason.FlowOff) : null),
        new("began-before", "Did it happen after the flow was turned on?", one => one.Seen.Shop.WasOtherwiseAt(one.Flow.Family, one.Seen.Journey.StartedAt) ? Stop(Reason.BeganBefore) : null),
        new("uninstalled", "Is the shop connected?", one => one.Seen.Shop.UninstalledAt is null ? null : Stop(Reason.ShopUninstalled)),
        new("erased", "Does the person still want to be known?", one => one.Seen.Shopper.IsErased ? Stop(Reason.Erased) : null),
        new("not-due", "Is it time?", IsDue),
        new("halted", "May the shop send at all?", one => one.Seen.Shop.Halt is null ? null : one.Later(one.Seen.Now + LooksAgain, Reason.SendingHalted)) { Matters = one => one.Seen.Shop.Halt is not null },
        new("paused", "Does nothing wait?", one => one.Seen.Shop.IsWaiting(one.Flow.Family) ? one.Later(one.Seen.Now + LooksAgain, Reason.FlowPaused) : null),
        new("paused-by-merchant", "Is the shopper not paused?", one => one.Seen.Shopper.HeldUntil is { } until && until > one.Seen.Now ? one.Later(until, Reason.PausedByMerchant) : null),
        new("deadline", "Is it not too late?", one => one.Seen.Now > one.LastMoment ? new Decision.Skip(Reason.DeadlinePassed) : null),
        new("bought", "Has it not been bought?", HasBought) { Matters = one => one.Step.AsksFirst || Silences(one, Bought) },
        // Nobody wants two reminders of one cart. The next step looks again: what is only planned there may be called off.
        new("platform-sent", "Does the shop not remind of it by itself?", one => one.Step.AsksFirst && one.Seen.Checks.Bought == LiveAnswer.Reminded ? new Decision.Skip(Reason.PlatformSent) : null) { Matters = one => one.Step.AsksFirst && one.Seen.Checks.Bought == LiveAnswer.Reminded },
        Silence("cart-empty", "Is something left in the cart?", Reason.CartEmpty, Reason.ItemForgotten),
        Silence("out-of-stock", "Can it be bought?", Reason.OutOfStock, Reason.Restocked, Reason.PriceBack),
        Silence("bad-order", "Does the order stand?", Reason.TestOrder, Reason.Cancelled, Reason.Refunded, Reason.OrderRemoved, Reason.RiskyOrder, Reason.NotPaid),
        new("order-ended", "Does the shop say that the order stands?", one => Reason.Find(one.Seen.Checks.OrderEnded) is { } reason ? Stop(reason) : null) { Matters = one => one.Seen.Checks.OrderEnded is not null },
        Silence("credit", "Is credit left that runs out?", Reason.CreditUsed, Reason.CreditSmall),
        Silence("not-delivered", "Has it arrived?", Reason.NotDelivered),
        Silence("answered", "Has the shopper not answered?", Reason.Reviewed, Reason.Answered),
        new("open-case", "Is no complaint open, and no low score fresh?", HasOpenCase) { Matters = one => IsStilledByCases(one.Flow) },
        Silence("not-meant", "Is the step meant for this shopper?", Reason.NotMeant, Reason.HasAccount, Reason.AlertOff),
        new("consent", "Is there consent?", one => Consents.Object(one) is { } objection ? objection : null) { Source = one => Consents.RuleFor(one.Seen.Shop, one.Seen.Country, one.Step.Channel, one.Purpose).Said },
        new("paused-by-shopper", "Has the shopper not asked for a break?", one =>
            one.Purpose != Purpose.Service && one.Seen.Shopper.Pause?.Until > one.Seen.Now ? one.Later(one.Seen.Shopper.Pause.Until, Reason.PausedByShopper) : null) { Matters = one => one.Purpose != Purpose.Service },
        // Later journeys go by what is usual in the shop: see Gaps.
        new("profiling", "Does it not go by habits of a shopper who objects to that?", one => GoesByRefusedHabit(one) ? Stop(Reason.ProfilingRefused) : null) { Matters = one => one.Flow.GoesByHabit && one.Seen.Shopper.ObjectsToProfiling },
        new("suppressed", "Does the address take mail?", IsSuppressed),
        new("holdout", "Is the shopper not held back for measuring?", one => Holdout.Holds(one.Seen.Shopper, one.Flow) ? Stop(Reason.Holdout) : null) { Matters = one => one.Flow.HoldsOut },
        // Before caps and hours: what can never go does not wait for the morning.
        new("missing-field", "Is all known that the message needs?", IsMissing),
        new("cap", "Has the shopper not heard enough?", one => SilenceOf(one, [Reason.FrequencyCap]) ?? Caps.Object(one)),
        new("quiet-hours", "Is it day where the shopper is?", QuietHours.Object) { Source = one => one.Step.Channel == Channel.Text ? TextLaw.For(one.Seen.Country, one.Seen.Region, one.Seen.Shop.Country).Said : null },
        new("duplicate", "Was this very message never sent?", one => one.Seen.Shopper.HasSaid(one.Seen.Journey.Id, one.Step.Key, one.Step.Channel) ? new Decision.Skip(Reason.DuplicateKey) : null),
        new("cart-text", "Is it the only text about the cart?", CartTexts.Object) { Matters = CartTexts.IsOne, Source = _ => CartTexts.Source },
        new("sending-limit", "May the shop send more?", IsOverLimit) { Matters = one => one.Seen.Shop.Settings.MessagesPerDay is not null },
        new("allowance", "May a shop of this age and plan send more?", Allowance.Object) { Matters = one => one.Seen.Checks.Allowance is not null },
        new("survey-turn", "Is it this shopper's turn to be asked?", one => one.Seen.Checks.Turn is { IsChosen: false } turn ? one.Later(turn.NextAt, Reason.SurveyTurn) : null) { Matters = one => one.Seen.Checks.Turn is not null },
        new("standing", "Do mailboxes take the shop's letters well?", Receptions.Standing) { Matters = Receptions.Concern },
        new("warm-up", "Do mailboxes know the sending domain?", Receptions.WarmingUp) { Matters = one => Receptions.Concern(one) && one.Seen.Checks.WarmUp is not null },
        new("text-sender", "Do carriers let the shop's texts through?", AreTextsRefused) { Matters = one => one.Step.Channel == Channel.Text },
        new("clicked", "Has the shopper not just followed the letter?", Receptions.Clicked) { Matters = one => one.Step.AfterClick is not null },
        new("only-a-test", "Is it more than a test?", IsOnlyTested) { Matters = one => IsOnlyTested(one) is not null },
        // After the test: those go from anywhere.
        new("own-domain", "May it go out without a domain of your own?", HasNoDomain) { Matters = one => one.Seen.Checks.Shared is not null },
    ];

    private static Decision.Stop Stop(Reason reason) => new(reason);

    // What a flow says of itself, in its place in the order.
    private static Guard Silence(string key, string text, params ReadOnlySpan<Reason> reasons)
    {
        var mine = reasons.ToArray();
        return new(key, text, one => SilenceOf(one, mine)) { Matters = one => Silences(one, mine) };
    }

    private static bool Silences(Candidate one, Reason[] reasons) =>
        one.Flow.Unless.Concat(one.Step.Unless).Any(rule => Array.IndexOf(reasons, rule.Reason) >= 0);

    private static Decision? SilenceOf(Candidate one, Reason[] reasons)
    {
        foreach (var rule in one.Flow.Unless)
        {
            if (Array.IndexOf(reasons, rule.Reason) >= 0 && rule.Holds(one.Seen))
                return Stop(rule.Reason);
        }

        foreach (var rule in one.Step.Unless)
        {
            if (Array.IndexOf(reasons, rule.Reason) >= 0 && rule.Holds(one.Seen))
                return new Decision.Skip(rule.Reason);
        }

        return null;
    }

    private static Decision.Defer? IsDue(Candidate one) =>
        one.Seen.Now >= one.Seen.Journey.WakeAt ? null : new(one.Seen.Journey.WakeAt, one.Seen.Journey.NotBefore is null ? null : Reason.Find(one.Seen.Journey.WaitsFor) ?? Reason.ProviderLater);

    private static Decision? HasBought(Candidate one) =>
        SilenceOf(one, Bought)
        ?? (one.Step.AsksFirst && one.Seen.Checks.Bought == LiveAnswer.Bought ? Stop(Reason.AlreadyBought)
            // Perhaps the same person under another address, perhaps a neighbour: this step is held back, the next one looks again.
            : one.Step.AsksFirst && one.Seen.Checks.NeighbourBoughtAt >= one.Seen.Journey.StartedAt - Neighbourhood ? new Decision.Skip(Reason.BoughtSuspected)
            : one.Step.AsksFirst && one.Seen.Checks.Bought == LiveAnswer.CannotTell ? AskAgain(one)
            : null);

    // A storefront that does not answer is asked again soon, for two hours; then what was heard of it decides. One that no longer lets us in tells
    // us nothing either: whether it was bought can't be known, so this waits until the merchant has connected it anew, or it is too late.
    private static Decision? AskAgain(Candidate one) =>
        one.Seen.Shop.Trouble is not null ? one.Later(one.Seen.Now + LooksAgain, Reason.ShopSilent)
        : one.Seen.Journey.WaitsFor == Reason.ShopSilent.Key && one.Seen.Now > one.Seen.Journey.DueAt + AsksFor ? null
        : one.Later(one.Seen.Now + AsksAgain, Reason.ShopSilent);

    private static readonly TimeSpan AsksAgain = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AsksFor = TimeSpan.FromHours(2);

    // A purchase shortly before the cart was last touched may be this very cart's.
    private static readonly TimeSpan Neighbourhood = TimeSpan.FromHours(1);

    private static bool GoesByRefusedHabit(Candidate one) => one.Flow.GoesByHabit && one.Seen.Shopper is { ObjectsToProfiling: true, Profiling.At: var at } && one.Seen.Journey.StartedAt <= at;

    // A person deals with it: whoever waits for an answer wants neither offers nor surveys. What the shopper ordered is still spoken of.
    private static Decision? HasOpenCase(Candidate one) =>
        !IsStilledByCases(one.Flow) ? null
        : one.Seen.Shopper.HasOpenCase ? Stop(Reason.OpenCase)
        : one.Seen.Shopper.HasScoredLow(one.Seen.Now, Calm) ? Stop(Reason.LowScore)
        : null;

    // A request for reviews goes to the unhappy too, and no later: who is asked must not depend on what they think (facts/peers.md 3.5, selective solicitation).
    private static bool IsStilledByCases(Flows.Flow flow) => !flow.IsOfCase && !flow.AsksAllAlike && flow.Purpose != Purpose.Service;

    private static Decision.Skip? IsOnlyTested(Candidate one) => one.Seen.Shop.ModeOf(one.Flow.Family) == FlowMode.Test ? new(Reason.OnlyTested) : null;

    private static Decision? IsSuppressed(Candidate one) =>
        one.Seen.Address(one.Step.Channel) is not { } address || !(IsKnownSuppressed(one, address) || IsListed(one, address)) ? null
        : one.Step.Channel == Channel.Text ? new Decision.Skip(Reason.Suppressed) // The letters go on.
        : Stop(Reason.Suppressed);

    private static bool IsKnownSuppressed(Candidate one, string address) => one.Seen.Shopper.Suppressions.Any(known => known.Address == address && known.Channel == one.Step.Channel);

    // What the owner said, the owner takes back by allowing such messages later: a yes to one kind brings no other kind back.
    private static bool IsListed(Candidate one, string address) =>
        one.Seen.Checks.Suppressed is { } listed && listed.Address == address && (listed.Purpose is null || listed.Purpose == one.Flow.Purpose)
        && !(SuppressionCause.IsOwnersWord(listed.Cause) && one.Seen.Shopper.Consents.Any(word => word.Address == address && word.Channel == one.Step.Channel && word.Lifts(listed.At)
            && (word.Topic is null || word.Topic == one.Flow.Family) && (word.Purpose is null or Purpose.Marketing || word.Purpose == one.Purpose)));

    private static Decision? IsMissing(Candidate one) =>
        one.Step.Channel == Channel.Text && !one.Seen.Shop.Settings.SendsTexts ? new Decision.Skip(Reason.NoSender)
        // An order that is no longer kept has no address either: whether it refuses mail could not be seen.
        : one.Seen.Address(one.Step.Channel) is null ? one.Step.Channel == Channel.Email ? Stop(Reason.NoEmail) : new Decision.Skip(Reason.NoPhone)
        // The law wants a postal address under advertising (15 USC 7704(a)(5)).
        : one.Purpose == Purpose.Marketing && one.Step.Channel == Channel.Email && one.Seen.Shop.Brand.PostalAddress is null ? new Decision.Skip(Reason.MissingField)
        : SilenceOf(one, [Reason.MissingField]);

    private static Decision? AreTextsRefused(Candidate one) =>
        one.Step.Channel == Channel.Text && one.Seen.Shop.TextHold?.Until is { } until && until > one.Seen.Now ? one.Later(until, Reason.TextsRefused) : null;

    private static Decision? IsOverLimit(Candidate one) =>
        one.Seen.Checks.SentToday >= one.Seen.Shop.Settings.MessagesPerDay ? one.Later(one.Seen.Now + LooksAgain, Reason.SendingLimit) : null;

    // Put off, not dropped: a domain takes some hours to be set up, and what is late by then says so itself.
    private static Decision? HasNoDomain(Candidate one) => one.Seen.Checks.Shared is not { } shared ? null
        : one.Flow.Purpose != Purpose.Service ? one.Later(one.Seen.Now + LooksAgain, Reason.NoDomain)
        : shared.SentToday >= shared.Limit ? one.Later(one.Seen.Now + LooksAgain, Reason.SendingLimit)
        : null;
}
