using Retention.Flows;
using Retention.Law;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Decisions;

/// <summary>How much a shopper hears. What is too much waits, as long as its deadline lets it; when only one may go, the higher priority goes first.</summary>
public static class Caps
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Fortnight = TimeSpan.FromDays(14);

    /// <summary>Why it may not go now; null when it may.</summary>
    public static Decision? Object(Candidate one)
    {
        var (flow, seen) = (one.Flow, one.Seen);
        if (Timings.OncePer(flow, seen.Shop) is { } gap && seen.Shopper.HeardFrom(flow.Key, since: seen.Now - gap, except: seen.Journey.Id))
            return new Decision.Stop(Reason.FrequencyCap);
        if (TooNear(one) is { } apart)
            return one.Later(apart, Reason.FrequencyCap);
        if (SpacedUntil(one) is { } wished && wished > seen.Now)
            return one.Later(wished, Reason.ShopperSpacing);
        if (!Counts(flow, one.Step.Channel))
            return null;
        if (FreeAt(seen, one.Step.Channel) is var free && free > seen.Now)
            return one.Later(free, Reason.FrequencyCap);
        return GivesWay(one) ? one.Later(seen.Now + Day, Reason.FrequencyCap) : null;
    }

    /// <summary>When the next message of this way may go, by what the shopper heard: a moment that has passed when it may go now (UTC).</summary>
    public static DateTimeOffset FreeAt(Seen seen, Channel channel)
    {
        var settings = seen.Shop.Settings;
        var free = After(seen, channel, PerDay(seen, channel), Day);
        return channel == Channel.Email && After(seen, channel, settings.EmailsPerFortnight, Fortnight) is var later && later > free ? later : free;
    }

    /// <summary>
    /// When the next message that is not about an order may go by the shopper's own choice of how often (UTC); null where that sets no limit.
    /// What was last said by each flow is remembered for as long as the shopper is, so a month is as sure as a day.
    /// </summary>
    public static DateTimeOffset? SpacedUntil(Candidate one)
    {
        if (one.Purpose == Purpose.Service || one.Seen.Shopper.Spacing is not { Value: > 0 } wish)
            return null;
        DateTimeOffset? last = null;
        foreach (var heard in one.Seen.Shopper.Heard)
        {
            if (AllFlows.Find(heard.Flow)?.Purpose != Purpose.Service)
                last = Joined.Later(last, heard.At);
        }

        return last + TimeSpan.FromDays(wish.Value);
    }

    // Letters about an order that the shopper made are no advertising; texts wake people up, whatever they say.
    private static bool Counts(Flow flow, Channel channel) => channel == Channel.Text || flow.Purpose != Purpose.Service;

    private static DateTimeOffset After(Seen seen, Channel channel, int most, TimeSpan within)
    {
        if (most <= 0)
            return DateTimeOffset.MaxValue;
        var messages = seen.Shopper.Messages; // The oldest first.
        for (var index = messages.Length - 1; index >= 0; index--)
        {
            var said = messages[index];
            if (said.Channel == channel && (channel == Channel.Text || said.Purpose != Purpose.Service) && said.At > seen.Now - within && --most == 0)
                return said.At + within;
        }

        return DateTimeOffset.MinValue;
    }

    private static DateTimeOffset? TooNear(Candidate one)
    {
        if (one.Flow.KeepsApart is not { } apart)
            return null;
        DateTimeOffset? until = null;
        foreach (var last in one.Seen.Shopper.Heard)
        {
            if (Flow.FamilyOf(last.Flow) == apart.Family && last.At + apart.By > one.Seen.Now)
                until = Joined.Later(until, last.At + apart.By);
        }

        // What comes soon in the other family goes first, if it matters more; else each would wait for the other.
        foreach (var journey in one.Seen.Shopper.Journeys)
        {
            if (Flow.FamilyOf(journey.Flow) == apart.Family && AllFlows.Find(journey)?.Priority > one.Flow.Priority && journey.WakeAt < one.Seen.Now + apart.By && journey.WakeAt >= one.Seen.Now)
                until = Joined.Later(until, journey.WakeAt + apart.By);
        }

        return until;
    }

    // Whether others of higher priority are due too and would take all that is still free.
    private static bool GivesWay(Candidate one)
    {
        var free = 0;
        foreach (var rival in one.Seen.Shopper.Journeys)
        {
            if (rival.Claim is not null || rival.Id == one.Seen.Journey.Id || rival.WakeAt > one.Seen.Now || AllFlows.Find(rival) is not { } flow
                || flow.Priority <= one.Flow.Priority || rival.Step >= flow.Steps.Length || flow.Steps[rival.Step].Channel != one.Step.Channel || !Counts(flow, one.Step.Channel))
                continue;
            if (Due.Decide(flow, one.Seen with { Journey = rival, Checks = Checks.None }) is Decision.Send)
                free++;
        }

        return free > 0 && free >= Left(one.Seen, one.Step.Channel);
    }

    private static int Left(Seen seen, Channel channel)
    {
        var said = seen.Shopper.Messages.Count(message => message.Channel == channel && (channel == Channel.Text || message.Purpose != Purpose.Service) && message.At > seen.Now - Day);
        return PerDay(seen, channel) - said;
    }

    // The shop's own number of texts, or the law's where that is smaller.
    private static int PerDay(Seen seen, Channel channel) =>
        channel == Channel.Email ? seen.Shop.Settings.EmailsPerDay
        : Math.Min(seen.Shop.Settings.TextsPerDay, TextLaw.For(seen.Country, seen.Region, seen.Shop.Country).MostPerDay ?? int.MaxValue);
}
