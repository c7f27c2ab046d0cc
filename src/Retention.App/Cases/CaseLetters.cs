using Retention.App.Observability;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.App.Cases;

/// <summary>
/// Hands letters of cases over, at most once: a letter is written down before the provider is called, and one whose outcome nobody knows is asked for, never sent
/// again unless it certainly never came.
/// </summary>
internal sealed class CaseLetters(CaseStore cases, CaseWriter writer, Channels channels, SentAddresses sentTo, LetterRoom room, AppSettings settings, Counts counts, ILogger<CaseLetters> logger)
{
    /// <summary>Sends a letter of a case, or finds out what became of it.</summary>
    public Task<CaseAnswered> BringAsync(Shop shop, Case one, CaseLetter letter, DateTimeOffset now, CancellationToken cancellation) => letter switch
    {
        { State: CaseLetterState.Sent } => Task.FromResult<CaseAnswered>(new CaseAnswered.Sent()),
        { State: CaseLetterState.Lost } => Task.FromResult<CaseAnswered>(new CaseAnswered.Lost()),
        { IsUnsettled: true } => SettleAsync(shop, one, letter, now, cancellation),
        _ => SendAsync(shop, one, letter, now, cancellation),
    };

    private async Task<CaseAnswered> SendAsync(Shop shop, Case one, CaseLetter letter, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await HinderedAsync(shop, one, letter, now, cancellation) is { } why)
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
    // a shop that was stopped only what was said before is answered. What the program writes waits for whatever else waits.
    private async Task<string?> HinderedAsync(Shop shop, Case one, CaseLetter letter, DateTimeOffset now, CancellationToken cancellation) =>
        shop.Halt is { } halt && one.Said[0].At > halt.At ? Channels.Halted
        : letter.IsAutomatic && shop.IsPaused ? "everything waits: the shop is paused"
        : letter.IsAutomatic && await room.IsFullAsync(shop, now, cancellation) ? "the shop has sent as much as it may for now"
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
        counts.Add(claim.IsAutomatic ? "case acknowledgement" : "case letter", heard.State.ToString());
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
