using System.Net.Mail;
using Retention.App.Cases;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Replies;
using Retention.Shoppers;

namespace Retention.App.Replies;

/// <summary>
/// What happens to a reply: it becomes a case, by the same event as a message on the page does; one that only says "stop" refuses. What programs
/// answer is dropped. The same mail twice is one event.
/// </summary>
internal sealed class ReplyReceiving(
    ReplyAddresses addresses, ShopStore shops, Identity identity, ShopperStore shoppers, NameDirectory directory, CaseStore cases, SuppressionList suppressions, Inbox inbox, Counts counts, TimeProvider time)
{
    /// <summary>What a case's words are about when they came by mail.</summary>
    public const string Topic = "reply";

    private const string Source = "reply";
    private const int MostSubject = 200;
    private const int MostText = 4_000; // A case keeps less; the rest is for what stands around.

    /// <summary>Takes a mail.</summary>
    public async Task TakeAsync(InboundMail mail, CancellationToken cancellation)
    {
        // By the address that it went to; one that went elsewhere on our host, by the letter that it answers, whatever its subject.
        if ((mail.To.Select(addresses.Read).FirstOrDefault(found => found is not null) ?? MailThread.Answered(mail.Headers).Select(addresses.ReadId).FirstOrDefault(found => found is not null)) is not { } link)
            Drop("unknown address");
        else if (AutoReply.Is(mail.Headers, mail.ReturnPath) || AutoReply.IsSubject(mail.Subject))
            Drop("a program's");
        else if ((await shops.FindAsync(link.Shop, cancellation))?.Shop is not { UninstalledAt: null })
            Drop("shop unknown or uninstalled");
        else if ((await identity.FollowAsync(link.Shop, link.Shopper, cancellation)).Shopper is not { IsErased: false } shopper)
            Drop("erased");
        else
            await TellAsync(link, shopper, mail, cancellation);
    }

    private async Task TellAsync(ReplyLink link, Shopper shopper, InboundMail mail, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var own = ReplyText.Own(mail.Text);
        var order = await OrderAsync(link, shopper, cancellation);
        var address = AddressOf(link.Shop, shopper, mail.From) ?? (order is null ? null : shopper.Order(order)?.EmailKey) ?? shopper.Profile?.EmailKey ?? shopper.Names.HashOf(NameKind.Email);
        var what = mail.Headers.TryGetValue("Message-ID", out var id) && !string.IsNullOrWhiteSpace(id) ? id.Trim() : $"{mail.From}|{mail.Subject}|{mail.Text}";
        var isStop = address is not null && StopReply.Is(mail.Subject, own);
        // Before it is answered, as all that stops letters.
        if (isStop)
            await suppressions.AddAsync(link.Shop, new(new(address!, Channel.Email, SuppressionCause.Unsubscribed, now), Source, Name: null), cancellation);
        Happened happened = isStop
            ? new ConsentReported(new(Channel.Email, Purpose: null, IsGranted: false, now, Source))
            : new ProblemRaised(order, now) { Topic = Topic, Text = Words(own, mail), Mail = MailOf(mail) };
        await inbox.PutAsync(EventMessage.Of(link.Shop, Keys.Hash($"reply|{link.Shop}|{link.Message ?? link.Case}|{what}", 32), now, happened, topic: "reply by mail") with { Shopper = shopper.Id, Address = address }, cancellation);
        counts.Add("reply", isStop ? "refused" : "case");
    }

    private static WrittenMail? MailOf(InboundMail mail) =>
        MailThread.IdOf(mail.Headers) is { } id ? new(id, MailThread.Subject(mail.Subject) is var subject && subject.Length > MostSubject ? subject[..MostSubject] : subject) : null;

    private static string Words(string own, InboundMail mail)
    {
        var text = own.Length == 0 ? mail.Subject : own;
        var cut = text.Length > MostText ? text[..MostText] : text;
        return mail.Attachments == 0 ? cut : $"{cut}\n[{(mail.Attachments == 1 ? "One attachment was" : $"{mail.Attachments} attachments were")} not kept.]";
    }

    // What the letter was about tells what the reply is about.
    private async Task<string?> OrderAsync(ReplyLink link, Shopper shopper, CancellationToken cancellation)
    {
        if (link.Case is { } one)
            return (await cases.FindAsync(link.Shop, one, cancellation))?.OrderId;
        var subject = (await shoppers.FindAsync(link.Shop, shopper, Keys.Message(link.Message!), cancellation))?.GetString("Subject")?.Split('~')[0];
        return subject is not null && shopper.Order(subject) is not null ? subject : null;
    }

    // Anybody may have been forwarded the letter: the answer goes to the writer only where the shopper is known by that address.
    private string? AddressOf(string shop, Shopper shopper, string from) =>
        MailAddress.TryCreate(from, out var written) && Name.OfEmail(written.Address) is { } name && directory.Hash(shop, name) is var known && shopper.Names.Contains(known) ? known.Hash : null;

    private void Drop(string why) => counts.Add("reply dropped", why);
}
