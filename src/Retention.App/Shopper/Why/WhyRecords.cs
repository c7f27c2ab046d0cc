using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.App.ForShoppers;

/// <summary>Reads what was written down when a message was decided.</summary>
internal sealed class WhyRecords(ShopperStore shoppers)
{
    // Whoever has more is no person: an address of a marketplace, say.
    private const int MostRows = 500;

    /// <summary>Reads it; null when the message is no longer kept.</summary>
    public async Task<WhyRecord?> ReadAsync(Visit visit, Flow flow, CancellationToken cancellation)
    {
        var (shop, link) = (visit.Shop.Id, visit.Link);
        if (await shoppers.FindAsync(shop, visit.Shopper, Keys.Message(link.Message), cancellation) is not { } message)
            return null;
        var decision = await DecisionAsync(visit, cancellation);
        var at = decision?.DecidedAt ?? decision?.At ?? message.GetDateTimeOffset("ClaimedAt") ?? message.GetDateTimeOffset("At") ?? visit.Now;
        var channel = message.GetString("Channel") == nameof(Channel.Text) ? Channel.Text : Channel.Email;
        var began = await BeganAsync(visit, at, cancellation);
        return new(flow, decision?.Step ?? message.GetInt32("Step") ?? 0, channel, at)
        {
            Kind = KindOf(began?.Kind),
            BeganAt = began?.At,
            About = visit.About?.Item ?? decision?.About ?? visit.About?.Number ?? "",
            Word = await WordAsync(visit, flow, channel, at, cancellation),
            Next = Next(visit),
        };
    }

    /// <summary>Whether a row of the ledger is about such messages: as the consent rule has it, who allowed advertising allowed to be asked for an opinion too.</summary>
    private static bool Concerns(TableEntity row, Flow flow, Channel channel) =>
        row.GetString("Channel") == channel.ToString()
        && (row.GetString("Topic") is not { } topic || topic == flow.Family)
        && (row.GetString("Purpose") is not { } purpose || purpose == flow.Purpose.ToString()
            || (purpose == nameof(Purpose.Marketing) && flow.Purpose == Purpose.Feedback && row.GetString("Word") == "granted"));

    // The decision's own line of the log: the last that names the message and says that it was handed over.
    private async Task<Entry?> DecisionAsync(Visit visit, CancellationToken cancellation)
    {
        Entry? found = null;
        await foreach (var row in shoppers.Rows(visit.Shop.Id, visit.Shopper, Keys.Decisions(Journey.IdOf(visit.Link.Flow, visit.Link.Subject)), cancellation).Take(MostRows).WithCancellation(cancellation))
            found = row.Read(Stored.Default.ListEntry).LastOrDefault(entry => entry.Message == visit.Link.Message && entry.Outcome == Outcome.Sent) ?? found;
        return found;
    }

    private async Task<(string? Kind, DateTimeOffset At)?> BeganAsync(Visit visit, DateTimeOffset decidedAt, CancellationToken cancellation)
    {
        (string? Kind, DateTimeOffset At)? began = null;
        await foreach (var row in shoppers.Rows(visit.Shop.Id, visit.Shopper, Keys.Events, cancellation).Take(MostRows).WithCancellation(cancellation))
        {
            foreach (var entry in row.Read(Stored.Default.ListEntry).Where(entry => entry.Outcome == Outcome.Started && entry.Flow == visit.Link.Flow && entry.Subject == visit.Link.Subject && entry.At <= decidedAt))
            {
                if (!(began?.At > entry.At))
                    began = (row.GetString("Kind"), entry.At);
            }
        }

        return began;
    }

    // What was said later is not why it came: a refusal since then shows as such on the same page.
    private async Task<WordOnFile?> WordAsync(Visit visit, Flow flow, Channel channel, DateTimeOffset decidedAt, CancellationToken cancellation)
    {
        WordOnFile? word = null;
        await foreach (var row in shoppers.Rows(visit.Shop.Id, visit.Shopper, "consent|", cancellation).Take(MostRows).WithCancellation(cancellation))
        {
            if (row.GetString("Address") == visit.Link.Address && Concerns(row, flow, channel) && row.GetDateTimeOffset("At") is { } at && at <= decidedAt && !(word?.At > at))
                word = new(row.GetString("Word") == "granted", at, row.GetString("Source") ?? "", row.GetString("Wording"), row.GetBoolean("IsConfirmed") == true);
        }

        return word;
    }

    private static (DateTimeOffset At, Flow Flow)? Next(Visit visit) =>
        visit.Shopper.Journeys.Where(journey => journey.About == visit.Link.About).OrderBy(journey => journey.WakeAt)
            .Select(journey => AllFlows.Find(journey) is { } flow ? (journey.WakeAt, flow) : default((DateTimeOffset, Flow)?)).FirstOrDefault(next => next is not null);

    private static string KindOf(string? kind) => kind switch
    {
        nameof(OrderReported) => "order",
        nameof(ShipmentReported) => "parcel",
        nameof(CartReported) => "cart",
        nameof(ItemSaved) => "saved",
        nameof(ItemReported) => "item",
        nameof(SurveyAnswered) => "answer",
        _ => "other",
    };
}
