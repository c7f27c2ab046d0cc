namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// The past of a Shopify shop: orders, checkouts that were left, customers, products. Each is read by a bulk operation, which Shopify prepares as a
/// file of JSON lines; that is fetched from the byte on at which the page before ended. What is to be started is written down first, as a place in
/// the import's row, and looked for before it is started (<see cref="BulkOperations"/>).
/// </summary>
/// <param name="shop">Our id of the shop.</param>
/// <param name="shops">Opens it.</param>
/// <param name="recent">Before this moment only the last state of an order is told (UTC).</param>
/// <param name="time">The clock.</param>
internal sealed class ShopifyHistory(string shop, ShopifyShops shops, DateTimeOffset recent, TimeProvider time) : IShopHistory
{
    // A stage that fails again and again fails for a reason.
    private const int MostAnew = 3;

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    // A file is kept for seven days: near its end it is made anew, rather than broken off.
    private static readonly TimeSpan FileLasts = TimeSpan.FromDays(7) - TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task<HistoryRead> ReadAsync(string? cursor, CancellationToken cancellation)
    {
        if (await shops.OpenAsync(shop, cancellation) is not { } open)
            return Failed(ShopifyTroubles.Of(ShopifyTroubles.NotConnected));
        if (cursor is null)
            return await CountAsync(open, cancellation);
        var place = BulkPlace.Parse(cursor);
        return place.Operation is null ? await StartAsync(open, place, cancellation) : await GoOnAsync(open, place, place.Operation, cancellation);
    }

    // How far it goes is asked first, so that its end is seen from the beginning.
    private async Task<HistoryRead> CountAsync(ShopifyShop open, CancellationToken cancellation)
    {
        var counts = await open.AskAsync(HistoryOperations.Counts, new(), cancellation);
        if (counts.Trouble is { } why && (why.IsPassing || why.IsRevoked))
            return Trouble(why);
        var all = counts is Answer<HistoryCountsData>.Said { Value: var told } ? told.All : 0;
        return Page(new BulkPlace(BulkStage.InOrder[0].Key, time.GetUtcNow(), all), 0);
    }

    private static async Task<HistoryRead> StartAsync(ShopifyShop open, BulkPlace place, CancellationToken cancellation)
    {
        var stage = BulkStage.Of(place.Stage);
        return await BulkOperations.StartAsync(open, AdminDocuments.Read(stage.Document), stage.IsGrouped, place, cancellation) switch
        {
            BulkStart.Runs(var operation) => Page(place with { Operation = operation }, 0),
            BulkStart.Busy => new HistoryRead.Later(Soon, new("Shopify prepares other files for us, and takes no more for now.", "It ends by itself, mostly within minutes.")),
            BulkStart.Refused(var why) => new HistoryRead.Failed([new($"Shopify does not let us read your {place.Stage}: {why}", "Open Retention once from your shop's admin and accept the permissions that it asks for, then import again.")]),
            // Looked for then, before anything is started once more.
            BulkStart.Not { Why: { MayHaveHappened: true } lost } => new HistoryRead.Later(Soon, new(lost.What, lost.Remedy)),
            BulkStart.Not(var why) => Trouble(why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<HistoryRead> GoOnAsync(ShopifyShop open, BulkPlace place, string operation, CancellationToken cancellation)
    {
        var answer = await open.AskAsync(HistoryOperations.BulkState, new(operation), cancellation);
        if (answer is not Answer<BulkStateData>.Said { Value.BulkOperation: var state })
            return Trouble(answer.Trouble!);
        return state switch
        {
            { Status: "CREATED" or "RUNNING" or "CANCELING" } => new HistoryRead.AtWork(Pause(state), Done(place, state.RootObjectCount), Of(place)),
            { Status: "COMPLETED", Url: null, RootObjectCount: 0 } => Ended(place, 0, new([], 0, IsEnd: true, 0), []),
            { Status: "COMPLETED", Url: { } url } when !(state.CompletedAt < time.GetUtcNow() - FileLasts) => await PartAsync(open, place, state, url, isWhole: true, cancellation),
            { Status: "FAILED", ErrorCode: "ACCESS_DENIED" } => Ended(place, 0, new([], 0, IsEnd: true, 0), [new($"Shopify does not let us read your {place.Stage}.", "Open Retention once from your shop's admin and accept the permissions that it asks for, then import again.")]),
            { Status: "FAILED", PartialDataUrl: { } part } when place.Anew >= MostAnew => await PartAsync(open, place, state, part, isWhole: false, cancellation),
            _ => Again(place, state?.ErrorCode ?? state?.Status ?? "unknown"),
        };
    }

    private async Task<HistoryRead> PartAsync(ShopifyShop open, BulkPlace place, BulkOperation state, Uri url, bool isWhole, CancellationToken cancellation)
    {
        var file = await open.DownloadAsync(url, place.Offset, cancellation);
        if (file is not Answer<Stream>.Said { Value: var stream })
            return file.Trouble is { Key: ShopifyTroubles.FileGone } ? Again(place, "the file is gone") : Trouble(file.Trouble!);
        BulkPart part;
        await using (stream)
        {
            try
            {
                part = await BulkLines.ReadAsync(stream, place.Offset, cancellation);
            }
            catch (Exception fault) when (fault is IOException or HttpRequestException)
            {
                return Trouble(ShopifyTroubles.Of(ShopifyTroubles.Unreachable)); // From the same byte on.
            }
        }

        if (!part.IsEnd && part.Next == place.Offset)
            return Again(place, "the file breaks off");
        var faults = new List<ImportFault>();
        if (!isWhole && place.Offset == 0)
            faults.Add(new($"Shopify could read only a part of your {place.Stage} ({state.ErrorCode ?? state.Status}).", "Import again later; older orders can be given as a file."));
        if (part.Unread > 0)
            faults.Add(new($"{part.Unread} lines of your {place.Stage} are not as Shopify promises.", "Tell us: nothing there is yours to change."));
        return Ended(place, state.RootObjectCount, part, faults);
    }

    // A page of a stage; after the last of them the next stage is claimed, after the last stage nothing is.
    private HistoryRead Ended(BulkPlace place, long prepared, BulkPart part, List<ImportFault> faults)
    {
        var stage = BulkStage.Of(place.Stage);
        var read = place with { Offset = part.Next, Read = place.Read + part.Groups.Length };
        var next = !part.IsEnd ? read : stage.Next is { } after ? new(after.Key, time.GetUtcNow(), place.All) { Before = place.Before + read.Read } : null;
        var done = next is null ? Of(place) ?? 0 : Done(next, part.IsEnd ? 0 : prepared);
        return new HistoryRead.Page([.. part.Groups.SelectMany(group => stage.Read(group, recent, faults))], next?.ToString(), done, Of(place)) { Faults = [.. faults] };
    }

    private HistoryRead Again(BulkPlace place, string why) => place.Anew < MostAnew
        ? Page(place.Again(time.GetUtcNow()), 0)
        : new HistoryRead.Failed([new($"Shopify could not prepare your {place.Stage} ({why}).", "Import again later. Orders can be given as a file in the meantime.")]);

    private TimeSpan Pause(BulkOperation state)
    {
        var quarter = (time.GetUtcNow() - state.CreatedAt) / 4;
        return quarter < FirstLook ? FirstLook : quarter > LongestPause ? LongestPause : quarter;
    }

    private static HistoryRead.Page Page(BulkPlace next, long prepared) => new([], next.ToString(), Done(next, prepared), Of(next));

    // Each thing counts twice: once when Shopify has prepared it, and once when it is read.
    private static long? Of(BulkPlace place) => place.All > 0 ? 2 * place.All : null;

    private static long Done(BulkPlace place, long prepared) => Math.Min(2 * (place.Before + place.Read) + Math.Max(0, prepared - place.Read), Of(place) ?? long.MaxValue);

    private static HistoryRead Trouble(ShopTrouble why) => why.IsPassing ? new HistoryRead.Later(why.After > Soon ? why.After.Value : Soon, new(why.What, why.Remedy)) : Failed(why);

    private static HistoryRead.Failed Failed(ShopTrouble why) => new([new(why.What, why.Remedy)]);
}
