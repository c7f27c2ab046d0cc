using Retention.App.Storage;
using Retention.Clicks;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>
/// Judges which of the visits to letters' links were people's, some time after them, and writes each message's first click into the journal: only then
/// there is a click, and of a message there is one.
/// </summary>
internal sealed class ClickCounting(FollowedStore followed, ShopperStore shoppers, ShopStore shops, Journal journal, TimeProvider time)
{
    /// <summary>Judges all that is open.</summary>
    public async Task CountAsync(CancellationToken cancellation)
    {
        foreach (var shop in await shops.ListAsync(cancellation))
        {
            await foreach (var letter in followed.OpenAsync(shop.Shop.Id, cancellation))
                await JudgeAsync(shop.Shop.Id, letter, cancellation);
        }
    }

    private async Task JudgeAsync(string shop, FollowedLetter letter, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (letter.Links.All.Any(visit => visit.At > now - Click.Settled))
            return; // What follows may tell that it was a scanner.
        // Nothing is known of a letter whose shopper was erased: its visits are no longer anybody's.
        var message = await shoppers.FindAsync(shop, letter.Shopper, Keys.Message(letter.Message), cancellation);
        var clicked = message?.GetDateTimeOffset("ClaimedAt") is { } sentAt ? Click.Of(letter.Links, sentAt, now) : null;
        // The journal first: written twice it is the same line.
        if (clicked is { } at)
            await journal.WriteAsync(shop, letter.Shopper, [EntryOf(message!, letter.Message, at)], cancellation);
        await followed.JudgedAsync(shop, letter with { Links = letter.Links with { CountedAt = clicked } }, cancellation);
    }

    private static Entry EntryOf(Azure.Data.Tables.TableEntity message, string id, DateTimeOffset at) =>
        new(at, message.GetString("Flow")!, message.GetString("Subject")!, message.GetInt32("Step")!.Value, Outcome.Clicked)
        {
            Message = id,
            Attempt = message.GetInt32("Attempt"),
            Template = message.GetString("Template"),
            WordsVersion = message.GetInt32("WordsVersion"),
            FlowVersion = message.GetInt32("FlowVersion"),
        };
}
