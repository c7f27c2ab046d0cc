using Retention.App.Queues;
using Retention.App.Reports;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>
/// What a report says of the address itself: one that takes nothing, or whose owner complained, goes onto the shop's suppression list, and the
/// shopper is told so, as an event like any other.
/// </summary>
internal sealed class ReportedAddress(Identity identity, NameDirectory directory, ShopperStore shoppers, SuppressionList suppressions, Inbox inbox)
{
    // A mailbox that is full or over its quota answers so for some time; one that takes nothing three times in a row has been given up.
    private const int BlocksInARow = 3;
    private static readonly TimeSpan Together = TimeSpan.FromDays(30);

    /// <summary>Draws the conclusion for a shop, if there is one. Drawn again it changes nothing.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="shopper">Our id of the shopper; null where nobody is known by the address.</param>
    /// <param name="report">The report.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task ConcludeAsync(string shop, string? shopper, Report report, CancellationToken cancellation)
    {
        if (report.Kind is ReportKind.Accepted or ReportKind.Deferred or ReportKind.Delivered || NameOf(report) is not { } name)
            return;
        var address = directory.Hash(shop, name).Hash;
        var known = shopper is null ? null : (await identity.FollowAsync(shop, shopper, cancellation)).Shopper;
        if (await CauseAsync(shop, known, address, report, cancellation) is not { } cause)
            return;
        var source = report.Message ?? report.Provider;
        await suppressions.AddAsync(shop, new(new(address, report.Channel, cause, report.At), source, known?.IsErased == true ? null : name.Value), cancellation);
        if (known is null)
            return;
        var key = Keys.Hash($"report|{report.Channel}|{address}|{cause}|{report.At.UtcTicks}", 32);
        // Received when the provider says that it happened: reported again it is the very same message.
        await inbox.PutAsync(EventMessage.Of(shop, key, report.At, Told(report, cause, name), report.Provider) with { Shopper = known.Id, Address = report.Channel == Channel.Email ? address : null }, cancellation);
    }

    private static Name? NameOf(Report report) => report.Channel == Channel.Email ? Name.OfEmail(report.Address) : Name.OfPhone(report.Address);

    // Who unsubscribes by the provider's means says what our own link says; the rest is a fact about the address.
    private static Happened Told(Report report, string cause, Name name)
    {
        var phone = name.Kind == NameKind.Phone ? name.Value : null;
        return cause == SuppressionCause.Unsubscribed
            ? new ConsentReported(new(report.Channel, Purpose: null, IsGranted: false, report.At, $"unsubscribed at {report.Provider}")) { Phone = phone }
            : new AddressSuppressed(report.Channel, cause, report.At) { Phone = phone };
    }

    private async Task<string?> CauseAsync(string shop, Shopper? shopper, string address, Report report, CancellationToken cancellation) => report.Kind switch
    {
        ReportKind.Bounced => SuppressionCause.Bounce,
        ReportKind.Complained => SuppressionCause.Complaint,
        ReportKind.Unsubscribed => SuppressionCause.Unsubscribed,
        ReportKind.Blocked or ReportKind.Dropped when report.Code == ReportCodes.InvalidAddress => SuppressionCause.Invalid,
        // The provider would drop all that follows, too, and charges for each.
        ReportKind.Dropped when report.Code == ReportCodes.BouncedBefore => SuppressionCause.Bounce,
        ReportKind.Dropped when report.Code == ReportCodes.ComplainedBefore => SuppressionCause.Complaint,
        ReportKind.Dropped when report.Code == ReportCodes.UnsubscribedBefore => SuppressionCause.Unsubscribed,
        ReportKind.Blocked when shopper is not null && await IsGivenUpAsync(shop, shopper, address, report.At, cancellation) => SuppressionCause.Bounce,
        _ => null,
    };

    // The last three of the messages to this address, of whose end we heard within a month, were all blocked.
    private async Task<bool> IsGivenUpAsync(string shop, Shopper shopper, string address, DateTimeOffset at, CancellationToken cancellation)
    {
        var ended = new List<(DateTimeOffset At, bool IsBlocked)>();
        await foreach (var row in shoppers.Rows(shop, shopper, Keys.Message(""), cancellation))
        {
            if (row.GetString(ReportedMessage.Address) == address && row.GetDateTimeOffset(ReportedMessage.ReportedAt) is { } reported && reported > at - Together)
                ended.Add((reported, row.GetString("State") == nameof(MessageState.Blocked)));
        }

        return ended.Count >= BlocksInARow && ended.OrderByDescending(one => one.At).Take(BlocksInARow).All(one => one.IsBlocked);
    }
}
