using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shops;

namespace Retention.App.Cases;

/// <summary>
/// What a person of the shop does about a case: answers it by letter, and closes it. A letter is written down before the provider is called, and
/// the same words are one letter: pressed twice, it goes once.
/// </summary>
internal sealed class CaseAnswering(
    CaseStore cases, ShopStore shops, CaseWriter writer, Channels channels, SentAddresses sentTo, LetterRoom room, Inbox inbox, AppSettings settings, Counts counts, ILogger<CaseAnswering> logger)
{
    /// <summary>How long an answer may be.</summary>
    public const int MostText = 5_000;

    /// <summary>Mails the answer to the shopper. What became of it is written into the case.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="id">The case.</param>
    /// <param name="text">What to say; a blank line separates paragraphs.</param>
    /// <param name="by">Who says it, as the shop calls that person.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<CaseAnswered> AnswerAsync(string shop, string id, string text, string by, DateTimeOffset now, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MostText || (await shops.FindAsync(shop, cancellation))?.Shop is not { UninstalledAt: null } known || await cases.FindAsync(shop, id, cancellation) is not { } one)
            return new CaseAnswered.NotFound();
        // The same words are one letter, until the shopper says more: then they are another answer.
        var letter = one.Letters.LastOrDefault(before => before.Text == text && (before.At >= one.OpenedAt || before.State is not (CaseLetterState.Sent or CaseLetterState.Lost))) ?? new(Keys.MessageId(shop, $"case|{id}", one.Letters.Length, "email"), text, by, now, Attempt: 0, CaseLetterState.Waiting);
        return letter switch
        {
            { State: CaseLetterState.Sent } => new CaseAnswered.Sent(),
            { State: CaseLetterState.Lost } => new CaseAnswered.Lost(),
            { IsUnsettled: true } => await SettleAsync(known, one, letter, now, cancellation),
            _ => await SendAsync(known, one, letter, now, cancellation),
        };
    }

    /// <summary>Closes a case, and tells the road so: what the shopper said until then holds no message back any more. Null when there is none.</summary>
    public async Task<Case?> CloseAsync(string shop, string id, string by, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await cases.FindAsync(shop, id, cancellation) is not { } one || one.State == CaseState.Closed)
            return await cases.FindAsync(shop, id, cancellation);
        // The event first: put twice it is heard once, and whoever dies in between finds the case still open.
        var upTo = one.LastSaidAt;
        var closed = new CaseClosed(one.OrderId, now) { UpTo = upTo };
        await inbox.PutAsync(EventMessage.Of(shop, Keys.Hash($"case closed|{shop}|{id}|{upTo.UtcTicks}", 32), now, closed, "merchant page") with { Shopper = one.Shopper }, cancellation);
        // What the shopper said meanwhile keeps it open.
        return await cases.ChangeAsync(shop, id, known => known.LastSaidAt > upTo ? known : known with { State = CaseState.Closed, ClosedAt = now, ClosedBy = by }, cancellation);
    }

    private async Task<CaseAnswered> SendAsync(Shop shop, Case one, CaseLetter letter, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await HinderedAsync(shop, one, now, cancellation) is { } why)
            return new CaseAnswered.TryLater(why);
        if (await writer.WriteAsync(shop, one, letter with { Attempt = letter.Attempt + 1 }, cancellation) is not { } outgoing)
            return new CaseAnswered.NoAddress();
        await sentTo.RememberAsync(channels.Letters.Name, outgoing.To, shop.Id, outgoing.Shopper ?? one.Shopper, cancellation);
        var claim = letter with { Attempt = outgoing.Attempt, At = now, State = CaseLetterState.Claimed, Why = null };
        // Only one claims it: whoever finds the letter further than it was read has nothing to send.
        var isMine = false;
        await cases.ChangeAsync(shop.Id, one.Id, known =>
        {
            var before = known.Letters.FirstOrDefault(other => other.Message == letter.Message);
            isMine = (before?.Attempt ?? 0) == letter.Attempt && (before is null || before.Text == letter.Text);
            return isMine ? known.With(claim) : null;
        }, cancellation);
        if (!isMine)
            return new CaseAnswered.Unknown();
        await room.CountAsync(shop, now, cancellation);
        var outcome = await channels.SendAsync(outgoing, cancellation);
        return await RecordAsync(shop, one, claim, outcome, cancellation);
    }

    // Anybody can write to a shop in another's name, its merchant too, and the answer says whatever the merchant likes: so it counts as every letter does, and of
    // a shop that was stopped only what was said before is answered.
    private async Task<string?> HinderedAsync(Shop shop, Case one, DateTimeOffset now, CancellationToken cancellation) =>
        shop.Halt is { } halt && one.Said[0].At > halt.At ? Channels.Halted
        : await room.IsPastAllowanceAsync(shop, now, cancellation) ? "the shop has sent as much as it may in a day"
        : null;

    // A letter whose outcome nobody recorded: the provider is asked, never told again unless it never took it.
    private async Task<CaseAnswered> SettleAsync(Shop shop, Case one, CaseLetter letter, DateTimeOffset now, CancellationToken cancellation)
    {
        if (now < letter.At + settings.SettleAfter || await writer.WriteAsync(shop, one, letter, cancellation) is not { } outgoing)
            return new CaseAnswered.Unknown();
        return await channels.Letters.FindAsync(new HandedOver(letter.Message, outgoing.Shop, outgoing.To, outgoing.Letter.Subject, letter.At), cancellation) switch
        {
            Found.Accepted => await RecordAsync(shop, one, letter, new SendOutcome.Sent(ProviderId: null), cancellation),
            Found.NeverAccepted => await SendAsync(shop, one, letter, now, cancellation),
            Found.AskLater => new CaseAnswered.Unknown(),
            _ => await LoseAsync(shop, one, letter, cancellation),
        };
    }

    private async Task<CaseAnswered> RecordAsync(Shop shop, Case one, CaseLetter claim, SendOutcome outcome, CancellationToken cancellation)
    {
        (CaseLetterState State, string? Why, CaseAnswered Answer) heard = outcome switch
        {
            SendOutcome.Sent => (CaseLetterState.Sent, null, new CaseAnswered.Sent()),
            SendOutcome.Refused(var said) => (CaseLetterState.Refused, said, new CaseAnswered.Refused(said)),
            SendOutcome.TryLater(_, var said) => (CaseLetterState.Waiting, said, new CaseAnswered.TryLater(said)),
            SendOutcome.Unknown(var said) => (CaseLetterState.Unknown, said, new CaseAnswered.Unknown()),
            _ => throw new InvalidOperationException($"No such outcome: {outcome.GetType().Name}."),
        };
        await cases.ChangeAsync(shop.Id, one.Id, known => known.With(claim with { State = heard.State, Why = heard.Why }), cancellation);
        counts.Add("case letter", heard.State.ToString());
        logger.MessageOutcome(shop.Id, CaseWriter.Flow, claim.Message, claim.Attempt, heard.State.ToString());
        return heard.Answer;
    }

    private async Task<CaseAnswered> LoseAsync(Shop shop, Case one, CaseLetter letter, CancellationToken cancellation)
    {
        await cases.ChangeAsync(shop.Id, one.Id, known => known.With(letter with { State = CaseLetterState.Lost }), cancellation);
        counts.Add("case letter", nameof(CaseLetterState.Lost));
        return new CaseAnswered.Lost();
    }
}
