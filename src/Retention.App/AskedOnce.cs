using Azure;
using Azure.Data.Tables;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>
/// That a person is asked to confirm a consent, by letter or by text: a row of its own beside the shopper for each address or number, written once and
/// for all, so that nobody is asked a second time. It is claimed before the message is handed over, as any message is: whoever dies in between
/// leaves it unsent rather than sent twice.
/// </summary>
internal sealed class AskedOnce(AppStorage storage, ShopperStore shoppers, Schedule schedule, Channels channels, Counts counts)
{
    /// <summary>The state of a message that is being handed over; who does it may have died.</summary>
    public const string Claimed = "claimed";

    private const string Asked = "asked";
    private static readonly TimeSpan Stale = TimeSpan.FromDays(3); // Later nobody knows any more what was ticked.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Whether the message is still to go; null while nobody is asked at this address.</summary>
    public async Task<bool?> IsToGoAsync(string shop, Shopper shopper, string address, CancellationToken cancellation) =>
        await shoppers.FindAsync(shop, shopper, Keys.Confirmation(address), cancellation) is { } known ? known.GetString("State") == Asked : null;

    /// <summary>Writes down that the person is to be asked; of two who do it at once one is enough.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="shopper">The shopper's id.</param>
    /// <param name="address">The hash of the address or number.</param>
    /// <param name="to">The address or number itself.</param>
    /// <param name="language">In which language; null where that is seen only later.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task PlanAsync(string shop, string shopper, string address, string to, string? language, DateTimeOffset now, CancellationToken cancellation)
    {
        var row = ShopperStore.Beside(shop, shopper, Keys.Confirmation(address));
        (row["State"], row["At"], row["To"], row["Language"]) = (Asked, now, to, language);
        try
        {
            await storage.Shoppers.AddEntityAsync(row, cancellation);
        }
        catch (RequestFailedException raced) when (raced.Status == 409)
        {
            // Somebody else planned it at this moment.
        }
    }

    /// <summary>Writes the message's wake-up. Writing it again changes nothing.</summary>
    public Task WakeAsync(string shop, string shopper, string flow, string address, DateTimeOffset at, CancellationToken cancellation) =>
        schedule.WakeAsync(shop, shopper, new Journey { Flow = flow, FlowVersion = 1, Subject = address, StartedAt = at, DueAt = at }, at, cancellation);

    /// <summary>The row of a message that is still to go and not too late; null when there is none.</summary>
    public async Task<TableEntity?> FindAsync(string shop, Shopper shopper, string address, DateTimeOffset now, CancellationToken cancellation) =>
        await shoppers.FindAsync(shop, shopper, Keys.Confirmation(address), cancellation) is { } row && row.GetString("State") == Asked && !(row.GetDateTimeOffset("At") < now - Stale) ? row : null;

    /// <summary>Claims the message, hands it over, and writes down what became of it. Null when somebody else has it.</summary>
    /// <param name="row">The row, as it was found.</param>
    /// <param name="shopper">The shopper's id.</param>
    /// <param name="address">The hash of the address or number.</param>
    /// <param name="message">The message.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<SendOutcome?> HandOverAsync(TableEntity row, string shopper, string address, OutgoingMessage message, DateTimeOffset now, CancellationToken cancellation)
    {
        (row["State"], row["Message"], row["Wording"]) = (Claimed, message.Message, (message as OutgoingText)?.Body);
        if (await shoppers.ReplaceAsync(row, cancellation) is not { } mark)
            return null;
        var outcome = await channels.SendAsync(message, cancellation);
        counts.Add("confirmation", outcome.GetType().Name);
        row.ETag = mark;
        row["State"] = outcome is SendOutcome.TryLater ? Asked : outcome.GetType().Name.ToLowerInvariant();
        row["SentAt"] = outcome is SendOutcome.Sent or SendOutcome.Unknown ? now : null;
        await shoppers.ReplaceAsync(row, cancellation);
        if (outcome is SendOutcome.TryLater(var until, _))
            await WakeAsync(message.Shop, shopper, message.Flow, address, until ?? now + Patience, cancellation);
        return outcome;
    }
}
