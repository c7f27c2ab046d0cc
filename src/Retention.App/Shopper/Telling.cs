using System.Security.Cryptography;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.ForShoppers;

/// <summary>Puts what a shopper said on a page onto the road: one queue message, as a door does.</summary>
internal sealed class Telling(Inbox inbox)
{
    /// <summary>The field that makes a form pressed twice one event.</summary>
    public const string Once = "once";

    /// <summary>A new value of that field.</summary>
    public static string NewOnce() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>The message of an event.</summary>
    /// <param name="visit">Who said it, from which letter.</param>
    /// <param name="page">On which page.</param>
    /// <param name="what">The same for the same letter and page is the same event.</param>
    /// <param name="happened">The event.</param>
    public static EventMessage Message(Visit visit, string page, string what, Happened happened) =>
        EventMessage.Of(visit.Link.Shop, Keys.Hash($"{visit.Link.Message}|{page}|{what}", 32), visit.Now, happened, topic: $"{page} page") with
        {
            Shopper = visit.Shopper.Id,
            Address = visit.Address,
        };

    /// <summary>Tells an event. The same form with the same content, pressed twice, is one; whoever changed something in it says something new.</summary>
    public Task TellAsync(Visit visit, string page, PostedForm form, Happened happened, CancellationToken cancellation) =>
        inbox.PutAsync(Message(visit, page, form.Digest, happened), cancellation);
}
