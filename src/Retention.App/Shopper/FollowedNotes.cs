using Azure;
using Retention.App.Observability;
using Retention.App.Storage;
using Retention.Clicks;

namespace Retention.App.ForShoppers;

/// <summary>Notes that a link of a letter was followed, for whoever judges later whether it was a person. It never fails a page, and hardly delays it.</summary>
internal sealed class FollowedNotes(ShopperLinks links, FollowedStore followed, TimeProvider time, ILogger<FollowedNotes> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Notes it, unless it came from one of the letter's own pages, or the letter is too old to be counted.</summary>
    /// <param name="token">The letter's token.</param>
    /// <param name="page">Which of its links.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task NoteAsync(string token, string page, HttpRequest request, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (request.Headers["Sec-Fetch-Site"] == "same-origin" || links.Read(token) is not { } link || DateOnly.FromDateTime(now.UtcDateTime).DayNumber - link.IssuedOn.DayNumber > FollowedStore.Days)
            return;
        var purpose = request.Headers["Sec-Purpose"].ToString() is { Length: > 0 } told ? told : request.Headers["Purpose"].ToString();
        var visit = new Followed(page, now, Programs.Of(HttpMethods.IsHead(request.Method), request.Headers.UserAgent.ToString(), purpose));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await followed.NoteAsync(link.Shop, link.Shopper, link.Message, link.IssuedOn, visit, patience.Token);
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException or OperationCanceledException or NewerVersionException)
        {
            logger.VisitNotNoted(fault.GetType().Name); // A click too few.
        }
    }
}
