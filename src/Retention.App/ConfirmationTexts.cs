using Azure.Data.Tables;
using Retention.App.Letters;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Languages;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App;

/// <summary>
/// Hands over the text that asks to confirm a consent: by day, not to a number on the shop's list, and to each number once.
/// </summary>
internal sealed class ConfirmationTexts(
    ShopStore shops, Identity identity, SuppressionList suppressions, AskedOnce asked, AskedNumbers askedNumbers, TextedNumbers numbers, Channels channels, TimeProvider time)
{
    private static readonly TimeSpan Brake = TimeSpan.FromHours(1);

    /// <summary>Handles a wake-up. It is only a hint: twice, late, or for a consent that was taken back it changes nothing.</summary>
    public async Task HandleAsync(StepMessage step, string number, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        if ((await shops.FindAsync(step.Shop, cancellation))?.Shop is not { UninstalledAt: null } shop)
            return;
        var (shopper, now) = ((await identity.FollowAsync(shop.Id, step.Shopper, cancellation)).Shopper, time.GetUtcNow());
        if (await asked.FindAsync(shop.Id, shopper, number, now, cancellation) is not { } row || !TextConfirmations.IsAwaited(shopper, shop, number, now) || !await channels.ServeAsync(Channel.Text, shop.Id, cancellation)
            || await suppressions.FindAsync(shop.Id, Channel.Text, number, cancellation) is not null)
            return;
        if (WaitsUntil(shop, shopper, number, now) is { } later)
            await asked.WakeAsync(shop.Id, shopper.Id, AskingByText.Flow, number, later, cancellation);
        else if (await askedNumbers.AddAsync(shop.Id, number, new(shopper.Id, now), cancellation))
            await SendAsync(shop, shopper, number, row, now, cancellation);
    }

    private static DateTimeOffset? WaitsUntil(Shop shop, Shopper shopper, string number, DateTimeOffset now)
    {
        if (shop.IsWaiting(TextConfirmations.Flow.Family) || shopper.HeldUntil > now || shopper.Pause?.Until > now)
            return now + Brake;
        if (shop.TextHold?.Until is { } until && until > now)
            return until;
        var day = TextConfirmations.DayFor(shopper, shop, number, now) ?? now + Brake;
        return day > now ? day : null;
    }

    private async Task SendAsync(Shop shop, Shopper shopper, string number, TableEntity row, DateTimeOffset now, CancellationToken cancellation)
    {
        var text = Write(shop, shopper, number, row, now);
        if (await asked.HandOverAsync(row, shopper.Id, number, text, now, cancellation) is SendOutcome.Sent or SendOutcome.Unknown)
            await numbers.RememberAsync(shop.Id, text.To, shopper.Id, cancellation); // Where shops share a sender, an answer finds this one.
    }

    private static OutgoingText Write(Shop shop, Shopper shopper, string number, TableEntity row, DateTimeOffset now)
    {
        var (name, keeps) = (Clean.Line(shop.Brand.Name), shop.Settings.KeepsTypography);
        // Of the number, and of nobody: one that several gave is asked once.
        var message = Keys.MessageId(shop.Id, $"{AskingByText.Flow}|{number}", step: 0, Channel.Text);
        var body = TextMessageWriter.Body([Wordbooks.For(row.GetString("Language")).Texts.Confirm(name)], keeps);
        return new(message, Attempt: 1, shop.Id, AskingByText.Flow, name, row.GetString("To")!, shopper.Id, body, TextConfirmations.DayEndsAt(shopper, shop, number, now)) { KeepsTypography = keeps };
    }
}
