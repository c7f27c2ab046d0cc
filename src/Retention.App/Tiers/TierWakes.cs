using System.Globalization;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Tiers;

/// <summary>Wake-ups for levels: a day on which one may change, and what has to be told or given for one. A wake-up is only a hint.</summary>
internal sealed class TierWakes(Schedule schedule, Inbox inbox, TimeProvider time)
{
    // No journey of a shopper's is called so.
    private const string Due = "tier-due";
    private const string Told = "tier-told";
    private const string Early = "tier-early";
    private const string Gone = "tier-gone";

    // In the plan it stands as a journey that is nobody's: it is no message to come.
    private const string Nobody = "";

    // A shop's levels all change at midnight: spread over some hours they hold nothing up.
    private const int SpreadMinutes = 240;

    /// <summary>The shopper whose level may change on this day; null when a wake-up is about something else.</summary>
    public static string? DueOf(StepMessage step) => Read(step, Due);

    /// <summary>The shopper for whom something has to be told or given; null when a wake-up is about something else.</summary>
    public static string? ToldOf(StepMessage step) => Read(step, Told);

    /// <summary>Whether the shop has to be told what is sold early.</summary>
    public static bool IsOfEarly(StepMessage step) => Read(step, Early) is not null;

    /// <summary>The customer of whose record a mark is to be taken, and the mark: the person was erased, and nothing else is known any more. Null for another wake-up.</summary>
    public static (string Customer, string Mark)? GoneOf(StepMessage step) => Read(step, Gone)?.Split('|', 2) is [var mark, var customer] ? (customer, mark) : null;

    /// <summary>Writes into the plan when to look at a shopper's level again. Writing it again changes nothing.</summary>
    public Task DueAsync(Shop shop, string shopper, DateOnly day, CancellationToken cancellation)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var spread = Convert.ToInt32(Keys.Hash(shopper)[..4], 16) % SpreadMinutes;
        var at = new DateTimeOffset(midnight, Zones.Own(shop).GetUtcOffset(midnight)).ToUniversalTime().AddMinutes(1 + spread);
        return AtAsync(shop.Id, Due, shopper, at, cancellation);
    }

    /// <summary>Has a shopper's level looked at now, on the road that everything takes. Of one version of the levels and one day that is once.</summary>
    public Task LookAsync(Shop shop, string shopper, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var key = string.Create(CultureInfo.InvariantCulture, $"tier|{shopper}|{Retention.Tiers.TierRule.Today(shop, now):yyyyMMdd}|{shop.Settings.Tiers?.Version}");
        return inbox.PutAsync(EventMessage.Of(shop.Id, Keys.Hash(key, 32), now, new TierDue(now)) with { Shopper = shopper }, cancellation);
    }

    /// <summary>Has told and given what a shopper's level brings.</summary>
    public Task TellAsync(string shop, string shopper, CancellationToken cancellation) => NowAsync(shop, Told, shopper, cancellation);

    /// <summary>The same, later.</summary>
    public Task TellAtAsync(string shop, string shopper, DateTimeOffset at, CancellationToken cancellation) => AtAsync(shop, Told, shopper, at, cancellation);

    /// <summary>Has the shop told what is sold early.</summary>
    public Task TellEarlyAsync(string shop, CancellationToken cancellation) => NowAsync(shop, Early, "", cancellation);

    /// <summary>The same, later.</summary>
    public Task TellEarlyAtAsync(string shop, DateTimeOffset at, CancellationToken cancellation) => AtAsync(shop, Early, "", at, cancellation);

    /// <summary>Has the mark of somebody who was erased taken off the shop's record.</summary>
    public Task TakeAwayAsync(string shop, string customer, string mark, CancellationToken cancellation) => NowAsync(shop, Gone, $"{mark}|{customer}", cancellation);

    private Task NowAsync(string shop, string flow, string subject, CancellationToken cancellation) =>
        inbox.PutAsync(new StepMessage(StoredJson.Version, shop, Nobody, Journey.IdOf(flow, subject)), cancellation);

    private Task AtAsync(string shop, string flow, string subject, DateTimeOffset at, CancellationToken cancellation) =>
        schedule.WakeAsync(shop, Nobody, new Journey { Flow = flow, FlowVersion = 1, Subject = subject, StartedAt = at, DueAt = at }, at, cancellation);

    private static string? Read(StepMessage step, string flow) => step.Shopper == Nobody && step.Journey.Split('|', 2) is [var mine, var subject] && mine == flow ? subject : null;
}
