using System.Collections.Concurrent;
using Retention.App.Observability;
using Retention.App.Reports;
using Retention.App.Storage;
using Retention.Reputation;
using Retention.Shops;

namespace Retention.App.Reputation;

/// <summary>
/// Keeps account of how mailboxes take each shop's letters. What tells against a shop is counted when it is reported; how many letters it sent follows from the
/// journal's tallies, so sending costs nothing; and the verdict stands on the shop's own row, which each step reads anyway.
/// </summary>
internal sealed class Standings(Incidents incidents, Tallies tallies, ShopStore shops, Counts counts, TimeProvider time, ILogger<Standings> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // When each shop was last judged by this process: of five hundred bounces in a minute each need not read the month anew. The hourly job judges what is left.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _judged = new(StringComparer.Ordinal);

    /// <summary>Counts a report, if it tells against the shop: once for each message, however often it comes.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="domain">The domain that the letter was sent from; null for the shared one.</param>
    /// <param name="report">The report. One that names no message is not counted: it could not be told from its own repetition.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task CountAsync(string shop, string? domain, Report report, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (report is not { Channel: Channel.Email, Message: { } message } || KindOf(report.Kind) is not { } kind)
            return;
        if (!await incidents.AddAsync(shop, new((domain ?? "").ToLowerInvariant(), kind, message, report.Shopper, report.At < now ? report.At : now), cancellation))
            return;
        counts.Add("incident", kind.ToString());
        if (!_judged.TryGetValue(shop, out var last) || now - last >= Pause || last > now)
            await JudgeAsync(shop, cancellation);
    }

    /// <summary>Judges every shop of which there is something to judge, for what ends by time.</summary>
    public async Task JudgeAllAsync(CancellationToken cancellation)
    {
        foreach (var shop in await shops.ListAsync(cancellation))
            await JudgeAsync(shop.Shop.Id, cancellation);
    }

    /// <summary>The merchant has looked, and lets everything go on. False where nothing is held, or it is too early.</summary>
    public async Task<bool> LiftAsync(string shop, CancellationToken cancellation)
    {
        var (now, lifted) = (time.GetUtcNow(), false);
        await shops.ChangeAsync(shop, known =>
        {
            lifted = known.Standing?.MayBeLifted(now) == true;
            return lifted ? known with { Standing = known.Standing!.Lifted(now) } : known;
        }, cancellation);
        if (lifted)
            logger.StandingChanged(shop, nameof(StandingLevel.Good), "the merchant's word");
        return lifted;
    }

    /// <summary>What is known of a shop's letters, as its page shows it.</summary>
    public async Task<StandingSeen> ReadAsync(Shop shop, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var known = await incidents.ReadAsync(shop.Id, now.AddDays(-Measured.Windows[^1]), cancellation);
        var domain = shop.Standing?.Domain ?? DomainOf(known);
        var mine = known.Where(incident => incident.Domain == domain).ToList();
        return new(domain, [.. await MeasureAsync(shop, mine, now, cancellation)], mine);
    }

    private static IncidentKind? KindOf(ReportKind kind) => kind switch
    {
        ReportKind.Bounced => IncidentKind.Bounce,
        ReportKind.Complained => IncidentKind.Complaint,
        _ => null, // A full mailbox, or what the provider did not even try, says nothing against the sender.
    };

    private async Task JudgeAsync(string id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        _judged[id] = now;
        if ((await shops.FindAsync(id, cancellation))?.Shop is not { } shop)
            return;
        var known = await incidents.ReadAsync(id, now.AddDays(-Measured.Windows[^1]), cancellation);
        if (known.Count == 0 && shop.Standing is null or { Level: StandingLevel.Good })
            return;
        var domain = known.Count > 0 ? DomainOf(known) : shop.Standing?.Domain ?? "";
        var before = shop.Standing is { } standing && standing.Domain == domain ? standing : null;
        var windows = await MeasureAsync(shop, [.. known.Where(incident => incident.Domain == domain)], now, cancellation);
        var judged = Standing.Judge(windows, before, now) with { Domain = domain };
        if (judged == shop.Standing || (shop.Standing is null && judged.Level == StandingLevel.Good))
            return;
        // Whoever changed the standing meanwhile, the merchant say, is not overruled: the next look judges anew.
        await shops.ChangeAsync(id, found => found.Standing == shop.Standing ? found with { Standing = judged } : found, cancellation);
        logger.StandingChanged(id, judged.Level.ToString(), judged.Kind.ToString());
    }

    // The domain of the latest: what is told of one that the shop has left no longer matters.
    private static string DomainOf(IEnumerable<Incident> known) => known.OrderByDescending(incident => incident.At).FirstOrDefault()?.Domain ?? "";

    private async Task<IReadOnlyList<Measured>> MeasureAsync(Shop shop, IReadOnlyList<Incident> known, DateTimeOffset now, CancellationToken cancellation)
    {
        DateTimeOffset From(int days) => new[] { now.AddDays(-days), shop.Standing?.CountsFrom ?? DateTimeOffset.MinValue, shop.DomainSince ?? DateTimeOffset.MinValue }.Max();
        var tally = await tallies.ReadAsync(shop.Id, From(Measured.Windows[^1]), now, now, cancellation);
        return
        [
            .. from days in Measured.Windows
               let since = known.Where(incident => incident.At >= From(days)).ToLookup(incident => incident.Kind)
               select new Measured(days, tally.LettersSince(From(days)), since[IncidentKind.Bounce].Count(), since[IncidentKind.Complaint].Count()),
        ];
    }
}
