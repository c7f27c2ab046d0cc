using Azure.Data.Tables;
using Retention.App.Letters;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Languages;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App;

/// <summary>
/// Hands over the text that asks to confirm a consent: by day, not to a number on the shop's list, and to each number once. It is claimed before it is
/// handed over, as any message is: whoever dies in between leaves it unsent rather than sent twice.
/// </summary>
internal sealed class ConfirmationTexts(
    ShopStore shops, Identity identity, ShopperStore shoppers, SuppressionList suppressions, AskedNumbers asked, TextedNumbers numbers, AskingByText asking, Channels channels, Counts counts, TimeProvider time)
{
    /// <summary>The state of a text that is being handed over; who does it may have died.</summary>
    public const string Claimed = "claimed";

    private static readonly TimeSpan Stale = TimeSpan.FromDays(3); // Later nobody knows any more what was ticked.
    private static readonly TimeSpan Brake = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Handles a wake-up. It is only a hint: twice, late, or for a consent that was taken back it changes nothing.</summary>
    public async Task HandleAsync(StepMessage step, string number, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        if ((await shops.FindAsync(step.Shop, cancellation))?.Shop is not { UninstalledAt: null } shop)
            return;
        var (shopper, now) = ((await identity.FollowAsync(shop.Id, step.Shopper, cancellation)).Shopper, time.GetUtcNow());
        if (await shoppers.FindAsync(shop.Id, shopper, Keys.Confirmation(number), cancellation) is not { } row || row.GetString("State") != AskingToConfirm.Asked || row.GetDateTimeOffset("At") < now - Stale
            || !TextConfirmations.IsAwaited(shopper, shop, number, now) || !await channels.ServeAsync(Channel.Text, shop.Id, cancellation)
            || await suppressions.FindAsync(shop.Id, Channel.Text, number, cancellation) is not null)
            return;
        if (WaitsUntil(shop, shopper, number, now) is { } later)
            await asking.WakeAsync(shop.Id, shopper.Id, number, later, cancellation);
        else if (await asked.AddAsync(shop.Id, number, new(shopper.Id, now), cancellation))
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
        (row["State"], row["Message"], row["Wording"]) = (Claimed, text.Message, text.Body);
        if (await shoppers.ReplaceAsync(row, cancellation) is not { } mark)
            return; // Somebody else has it.
        var outcome = await channels.SendAsync(text, cancellation);
        counts.Add("confirmation", outcome.GetType().Name);
        row.ETag = mark;
        row["State"] = outcome is SendOutcome.TryLater ? AskingToConfirm.Asked : outcome.GetType().Name.ToLowerInvariant();
        row["SentAt"] = outcome is SendOutcome.Sent or SendOutcome.Unknown ? now : null;
        await shoppers.ReplaceAsync(row, cancellation);
        if (outcome is SendOutcome.TryLater(var until, _))
            await asking.WakeAsync(shop.Id, shopper.Id, number, until ?? now + Patience, cancellation);
        else if (outcome is SendOutcome.Sent or SendOutcome.Unknown)
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
