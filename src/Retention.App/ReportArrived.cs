using Retention.App.Cases;
using Retention.App.Observability;
using Retention.App.Reports;
using Retention.App.Reputation;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shops;

namespace Retention.App;

/// <summary>
/// What happens when a provider reports what became of a message: the message moves on, the case letter is settled, and the address is suppressed
/// where it takes no more. Everything may be reported several times, in any order, a day late: again it changes nothing.
/// </summary>
internal sealed class ReportArrived(
    ShopStore shops, NameDirectory directory, SentAddresses sentTo, ReportedMessage messages, ReportedAddress addresses, ReportedSender senders, CaseStore cases, Standings standings, Counts counts)
{
    /// <summary>Handles one report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="isRepeated">Whether somebody began with it before: then the journal is written again.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task HandleAsync(Report report, bool isRepeated, CancellationToken cancellation)
    {
        StoredJson.Check(report.V);
        counts.Add("report", report.Kind.ToString());
        if (report.Shop is null)
            await WithoutIdsAsync(report, cancellation);
        else if ((await shops.FindAsync(report.Shop, cancellation))?.Shop is { } shop)
            await ApplyAsync(shop, report, isRepeated, cancellation);
        else
            counts.Add("report dropped", "shop unknown");
    }

    private async Task ApplyAsync(Shop shop, Report report, bool isRepeated, CancellationToken cancellation)
    {
        var shopper = report.Shopper ?? await OwnerAsync(shop.Id, report, cancellation);
        if (report.Case is { } one)
            await cases.ChangeAsync(shop.Id, one, known => known.Reported(report), cancellation);
        else if (report.Message is not null && shopper is not null)
        {
            await messages.MoveAsync(shop, shopper, report, isRepeated, cancellation);
            // A letter of before the domain counted may come back after: such a one is too few to matter.
            await standings.CountAsync(shop.Id, shop.From is null ? null : shop.Sender!.Domain, report, cancellation);
        }

        await addresses.ConcludeAsync(shop.Id, shopper, report, cancellation);
        await senders.ConcludeAsync(shop, report, cancellation);
    }

    // A bounce that comes days later carries none of our ids: it is about the address, for every shop that wrote to it.
    private async Task WithoutIdsAsync(Report report, CancellationToken cancellation)
    {
        var told = report.Address is { } address ? await sentTo.FindAsync(report.Provider, address, cancellation) : [];
        foreach (var (shop, shopper) in told)
            await addresses.ConcludeAsync(shop, shopper, report, cancellation);
        if (told.Count == 0)
            counts.Add("report dropped", "nobody is named");
    }

    private async Task<string?> OwnerAsync(string shop, Report report, CancellationToken cancellation) =>
        report.Channel == Channel.Email && Name.OfEmail(report.Address) is { } name ? await directory.FindAsync(shop, directory.Hash(shop, name), cancellation) : null;
}
