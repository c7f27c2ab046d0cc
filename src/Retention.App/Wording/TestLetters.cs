using System.Globalization;
using Retention.App.Letters;
using Retention.App.Merchant.Staff;
using Retention.App.Observability;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Flows;
using Retention.Shops;
using Retention.Templates;

namespace Retention.App.Wording;

/// <summary>Letters to the shop's own staff, at addresses that they have confirmed: tests of words, and copies of what shoppers would get.</summary>
internal sealed class TestLetters(LetterPreview preview, StaffStore staff, TestLetterRows rows, Channels channels, ILogger<TestLetters> logger)
{
    /// <summary>How many tests of words a shop sends in a day (UTC), and how many copies of each flow.</summary>
    public const int MostPerDay = 20;

    private const string Tests = "words";

    /// <summary>Sends a test of these words, as the preview shows it.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="letter">Which letter.</param>
    /// <param name="words">The words in place of its own.</param>
    /// <param name="shopper">About whose newest order, cart or item, by our id; null for a made-up one.</param>
    /// <param name="member">To whom, by our id of the member of staff.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<TestOutcome> SendAsync(Shop shop, Letter letter, EditedWords words, string? shopper, string member, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await FindAsync(shop, member, cancellation) is not { } to)
            return new TestOutcome.NotVerified();
        switch (await preview.RenderAsync(shop, letter, words, shopper, now, cancellation))
        {
            case Previewed.Faulty(var faults):
                return new TestOutcome.Faulty(faults);
            case Previewed.NothingKnown:
                return new TestOutcome.NothingKnown();
            case Previewed.TextMessage:
                return new TestOutcome.Refused("This is a text message; only e-mails can be tested yet.");
            case Previewed.Email(var rendered, _):
                if (await rows.NextAsync(shop.Id, Tests, MostPerDay, now, cancellation) is not { } claim)
                    return new TestOutcome.TooMany(MostPerDay);
                var id = Keys.Hash(string.Create(CultureInfo.InvariantCulture, $"{shop.Id}|test|{member}|{now.UtcDateTime:yyyyMMdd}|{claim.Number}"), length: 24);
                return await HandOverAsync(shop, claim, new(id, Attempt: 1, shop.Id, letter.Flow.Key, Clean.Line(shop.Brand.Name), to.Address, shop.ReplyTo, Marked(rendered), Unsubscribe: null) { From = shop.From }, cancellation);
            case var unknown:
                throw new InvalidOperationException($"No such preview: {unknown.GetType().Name}.");
        }
    }

    /// <summary>
    /// Sends a copy of a letter that a shopper would get. Every link of it to us lead to a page that says that this was a test: whoever reads a copy
    /// must not answer, or unsubscribe, for the shopper. The same letter is copied once, however often it is asked for.
    /// </summary>
    /// <param name="shop">The shop.</param>
    /// <param name="member">To whom, by our id of the member of staff.</param>
    /// <param name="letter">The shopper's letter.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<TestOutcome> CopyAsync(Shop shop, string member, OutgoingLetter letter, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await FindAsync(shop, member, cancellation) is not { } to)
            return new TestOutcome.NotVerified();
        if (await rows.CountAsync(shop.Id, $"copy-{letter.Flow}", now, cancellation) >= MostPerDay)
            return new TestOutcome.TooMany(MostPerDay);
        if (await rows.AddAsync(shop.Id, $"copy-{letter.Flow}", letter.Message, now, cancellation) is not { } claim)
            return new TestOutcome.SentBefore();
        var id = Keys.Hash($"{shop.Id}|test|{member}|{letter.Message}", length: 24);
        var copy = letter with { Message = id, Attempt = 1, To = to.Address, Unsubscribe = null, Shopper = null, Letter = Marked(CopiedLinks.Replaced(letter, preview.TestPage)) };
        return await HandOverAsync(shop, claim, copy, cancellation);
    }

    // Also of one who was added before the shop went on trial.
    private async Task<StaffMember?> FindAsync(Shop shop, string member, CancellationToken cancellation) =>
        await staff.FindAsync(shop.Id, member, cancellation) is { IsConfirmed: true } known && Events.Name.OfEmail(known.Address) is { } name && TestAddresses.Objection(shop, name) is null ? known : null;

    private async Task<TestOutcome> HandOverAsync(Shop shop, TestClaim claim, OutgoingLetter letter, CancellationToken cancellation)
    {
        var outcome = await channels.SendAsync(letter, cancellation);
        logger.TestLetter(shop.Id, letter.Message, outcome.GetType().Name);
        if (outcome is SendOutcome.TryLater(_, var later))
        {
            await rows.GiveBackAsync(shop.Id, claim, cancellation);
            return new TestOutcome.TryLater(later);
        }

        await rows.RecordAsync(shop.Id, claim, outcome.GetType().Name, cancellation);
        return outcome switch
        {
            SendOutcome.Sent => new TestOutcome.Sent(),
            SendOutcome.Refused(var why) => new TestOutcome.Refused(why),
            SendOutcome.Unknown(var why) => new TestOutcome.Unknown(why),
            _ => throw new InvalidOperationException($"No such outcome: {outcome.GetType().Name}."),
        };
    }

    private static RenderedLetter Marked(RenderedLetter letter) => letter with { Subject = $"[Test] {letter.Subject}" };
}
