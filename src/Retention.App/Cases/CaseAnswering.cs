using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Cases;
using Retention.Events;
using Retention.Templates;

namespace Retention.App.Cases;

/// <summary>
/// What a person of the shop does about a case towards the shopper: answers it by letter, and closes it. The same words are one letter: pressed twice, it goes
/// once.
/// </summary>
internal sealed class CaseAnswering(CaseStore cases, ShopStore shops, CaseLetters letters, Inbox inbox)
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
        // Whoever runs a shop may not be who they say: an answer to other people's customers links nowhere but to the shop.
        if (WrittenLinks.Faults(text, known.Brand.Url).FirstOrDefault() is { } fault)
            return new CaseAnswered.BadLink(fault.Message);
        // The same words are one letter, until the shopper says more: then they are another answer.
        var letter = one.Letters.LastOrDefault(before => !before.IsAutomatic && before.Text == text && (before.At >= one.OpenedAt || before.State is not (CaseLetterState.Sent or CaseLetterState.Lost))) ?? NewLetter(shop, one, text, by, now);
        return await letters.BringAsync(known, one, letter, now, cancellation);
    }

    /// <summary>Closes a case, and tells the road so: what the shopper said until then holds no message back any more. Null when there is none.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="id">The case.</param>
    /// <param name="outcome">How it ended; null where nobody says.</param>
    /// <param name="by">Who closes it, as the shop calls that person.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Case?> CloseAsync(string shop, string id, CaseOutcome? outcome, string by, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await cases.FindAsync(shop, id, cancellation) is not { } one || one.State == CaseState.Closed)
            return await cases.FindAsync(shop, id, cancellation);
        // The event first: put twice it is heard once, and whoever dies in between finds the case still open.
        var upTo = one.LastSaidAt;
        var closed = new CaseClosed(one.OrderId, now) { UpTo = upTo };
        await inbox.PutAsync(EventMessage.Of(shop, Keys.Hash($"case closed|{shop}|{id}|{upTo.UtcTicks}", 32), now, closed, "merchant page") with { Shopper = one.Shopper }, cancellation);
        // What the shopper said meanwhile keeps it open.
        return await cases.ChangeAsync(shop, id, known => known.LastSaidAt > upTo ? known : known with { State = CaseState.Closed, ClosedAt = now, ClosedBy = by, Outcome = outcome }, cancellation);
    }

    /// <summary>The next letter of a case, not sent yet.</summary>
    internal static CaseLetter NewLetter(string shop, Case one, string text, string by, DateTimeOffset now) =>
        new(Keys.MessageId(shop, $"case|{one.Id}", one.Letters.Length, "email"), text, by, now, Attempt: 0, CaseLetterState.Waiting);
}
