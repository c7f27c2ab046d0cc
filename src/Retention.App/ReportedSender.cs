using Retention.App.Observability;
using Retention.App.Reports;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.App;

/// <summary>
/// What a report of a text says of its sender: where carriers let none of the shop's through (not registered, suspended), the others wait, and the
/// merchant is told. What one text met, spam filters among them, is counted by its code, and nothing follows.
/// </summary>
internal sealed class ReportedSender(ShopStore shops, Counts counts, ILogger<ReportedSender> logger)
{
    /// <summary>Draws the conclusion, if there is one. Drawn again, or while the texts wait already, it changes nothing.</summary>
    public async Task ConcludeAsync(Shop shop, Report report, CancellationToken cancellation)
    {
        if (report is not { Channel: Channel.Text, Code: { } code })
            return;
        counts.Add("text not delivered", code);
        var hold = new TextHold(code, report.At);
        if (!report.IsOfSender || Holds(shop, report.At))
            return;
        var isNew = false;
        await shops.ChangeAsync(shop.Id, known => (isNew = !Holds(known, report.At)) ? known with { TextHold = hold } : known, cancellation);
        if (isNew)
            logger.TextsRefused(shop.Id, code, hold.Until);
    }

    // What is reported late says nothing of now.
    private static bool Holds(Shop shop, DateTimeOffset at) => shop.TextHold?.Until > at;
}
