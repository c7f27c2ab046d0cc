using Retention.Decisions;
using Retention.Flows;

namespace Retention.Shoppers;

/// <summary>What a provider's answer says: a closed type of five cases.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>It took the message.</summary>
    public sealed record Sent : Answer;

    /// <summary>It will not take it.</summary>
    public sealed record Refused : Answer;

    /// <summary>It certainly did not take it, and may later.</summary>
    /// <param name="Until">When to try again (UTC).</param>
    public sealed record Later(DateTimeOffset Until) : Answer;

    /// <summary>Nobody knows whether it took it.</summary>
    /// <param name="AskAt">When to ask it (UTC).</param>
    public sealed record Unknown(DateTimeOffset AskAt) : Answer;

    /// <summary>It can't be found out whether it took it: never sent again.</summary>
    public sealed record Lost : Answer;
}

/// <summary>How a step changes what is known of the shopper, with the line of the decision log that tells it. Pure; the road and the rehearsal both go by it.</summary>
public static class Steps
{
    /// <summary>The message is claimed: remembered as said before the provider is called.</summary>
    public static Shopper Claimed(Seen seen, Flow flow, Claim claim) =>
        (seen.Shopper.With(seen.Journey with { Claim = claim with { Turn = seen.Shopper.Turn + 1 }, WaitsFor = null }) with { Turn = seen.Shopper.Turn + 1 }).Hearing(seen.Journey, flow, seen.Now);

    /// <summary>The provider answered, or nobody knows what it would have.</summary>
    /// <param name="seen">What is known now; <see cref="Journey.Claim"/> is the message.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="answer">The answer.</param>
    public static (Shopper Known, Entry Entry) Answered(Seen seen, Flow flow, Answer answer)
    {
        var journey = seen.Journey;
        var claim = journey.Claim ?? throw new ArgumentException("The journey has no claim.", nameof(seen));
        var shopper = seen.Shopper with { Turn = seen.Shopper.Turn + 1 };
        var entry = Of(seen, flow, shopper.Turn) with { Message = claim.Message, Attempt = claim.Attempt, Template = claim.Template, WordsVersion = claim.WordsVersion, DecidedAt = claim.At, DecidedTurn = claim.Turn, Checks = claim.Checks };
        var after = Journeys.AfterStep(shopper, flow, journey, seen.Now);
        return answer switch
        {
            Answer.Sent => (after, entry with { Outcome = Outcome.Sent }),
            Answer.Refused => (after.NotHearing(journey, flow), entry with { Reason = Reason.ProviderRefused.Key }),
            Answer.Later(var until) => (
                shopper.NotHearing(journey, flow).With(journey with { Claim = null, Waits = journey.Waits + 1, NotBefore = until, WaitsFor = Reason.ProviderLater.Key }),
                entry with { Outcome = Outcome.Deferred, Reason = Reason.ProviderLater.Key, Until = until }),
            Answer.Unknown(var askAt) => (shopper.With(journey with { Claim = claim with { IsUnknown = true } }), entry with { Outcome = Outcome.Unknown, Until = askAt }),
            Answer.Lost => (after, entry with { Reason = Reason.Lost.Key }), // What is lost may have arrived: it counts as heard.
            _ => throw new InvalidOperationException($"No such answer: {answer.GetType().Name}."),
        };
    }

    /// <summary>The guards objected: the step waits, is left out, or ends the journey. Null when there is nothing to write down: it is simply not due.</summary>
    public static (Shopper Known, Entry Entry)? Silent(Seen seen, Flow flow, Decision decision)
    {
        var journey = seen.Journey;
        // A claim here is one that the provider never accepted: its message was not said.
        var shopper = (journey.Claim is null ? seen.Shopper : seen.Shopper.NotHearing(journey, flow)) with { Turn = seen.Shopper.Turn + 1 };
        var entry = Of(seen, flow, shopper.Turn) with { Message = journey.Claim?.Message, Attempt = journey.Claim?.Attempt, Template = journey.Claim?.Template, WordsVersion = journey.Claim?.WordsVersion, Checks = seen.Checks == Checks.None ? null : seen.Checks };
        switch (decision)
        {
            case Decision.Defer(var until, { } reason) when until > journey.WakeAt:
                return (shopper.With(journey with { Claim = null, NotBefore = until, WaitsFor = reason.Key }), entry with { Outcome = Outcome.Deferred, Reason = reason.Key, Until = until });
            case Decision.Skip(var reason):
                return (Journeys.AfterStep(shopper, flow, journey, seen.Now), entry with { Reason = reason.Key });
            case Decision.Stop(var reason):
                return (shopper.Without(journey.Id, seen.Now), entry with { Reason = reason.Key });
            default:
                return null;
        }
    }

    /// <summary>
    /// The merchant took the step off the list: it is left out, and the next one comes when it would have come. Null once the message was handed
    /// over, or may have been.
    /// </summary>
    public static (Shopper Known, Entry Entry)? Cancelled(Seen seen, Flow flow)
    {
        if (seen.Journey.Claim is not null)
            return null;
        var shopper = seen.Shopper with { Turn = seen.Shopper.Turn + 1 };
        var wouldHaveGone = seen.Journey.WakeAt > seen.Now ? seen.Journey.WakeAt : seen.Now;
        return (Journeys.AfterStep(shopper, flow, seen.Journey, wouldHaveGone), Of(seen, flow, shopper.Turn) with { Reason = Reason.CancelledByMerchant.Key });
    }

    private static Entry Of(Seen seen, Flow flow, long turn) => new(seen.Now, flow.Key, seen.Journey.Subject, seen.Journey.Step, Outcome.NotSent)
    {
        About = seen.Order?.Number,
        FlowVersion = seen.Journey.FlowVersion,
        Settings = seen.Shop.Version,
        Turn = turn,
    };
}
