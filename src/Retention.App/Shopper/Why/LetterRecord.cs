using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.App.ForShoppers;

/// <summary>What was written down when a letter was decided: what began it, when it went, and what is on file about being written to.</summary>
internal sealed record LetterRecord
{
    // Whoever has more is no person: an address of a marketplace, say.
    private const int MostRows = 500;

    /// <summary>When the letter was handed over (UTC).</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>What began it, as <see cref="WhyWords.Event"/> calls it.</summary>
    public required string Kind { get; init; }

    /// <summary>When that was (UTC); null when it is not found any more.</summary>
    public required DateTimeOffset? BeganAt { get; init; }

    /// <summary>The latest word in the ledger about such letters to that address; null when there is none.</summary>
    public required TableEntity? Word { get; init; }

    /// <summary>Reads it; null when the letter is no longer kept.</summary>
    public static async Task<LetterRecord?> ReadAsync(Visit visit, Flow flow, ShopperStore shoppers, CancellationToken cancellation)
    {
        var (shop, link) = (visit.Shop.Id, visit.Link);
        if (await shoppers.FindAsync(shop, visit.Shopper, Keys.Message(link.Message), cancellation) is not { } message)
            return null;
        var sentAt = message.GetDateTimeOffset("ClaimedAt") ?? message.GetDateTimeOffset("At") ?? visit.Now;
        (string? Kind, DateTimeOffset At)? began = null;
        await foreach (var row in shoppers.Rows(shop, visit.Shopper, "event|", cancellation).Take(MostRows).WithCancellation(cancellation))
        {
            foreach (var entry in row.Read(Stored.Default.ListEntry).Where(entry => entry.Outcome == Outcome.Started && entry.Flow == link.Flow && entry.Subject == link.Subject && entry.At <= sentAt))
            {
                if (!(began?.At > entry.At))
                    began = (row.GetString("Kind"), entry.At);
            }
        }

        TableEntity? word = null;
        await foreach (var row in shoppers.Rows(shop, visit.Shopper, "consent|", cancellation).Take(MostRows).WithCancellation(cancellation))
        {
            if (row.GetString("Address") == link.Address && Concerns(row, flow) && !(word?.GetDateTimeOffset("At") > row.GetDateTimeOffset("At")))
                word = row;
        }

        return new() { SentAt = sentAt, Kind = KindOf(began?.Kind), BeganAt = began?.At, Word = word };
    }

    // As the consent rule has it: who allowed advertising allowed to be asked for an opinion too.
    private static bool Concerns(TableEntity row, Flow flow) =>
        row.GetString("Channel") == nameof(Channel.Email)
        && (row.GetString("Topic") is not { } topic || topic == flow.Family)
        && (row.GetString("Purpose") is not { } purpose || purpose == flow.Purpose.ToString()
            || (purpose == nameof(Purpose.Marketing) && flow.Purpose == Purpose.Feedback && row.GetString("Word") == "granted"));

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
