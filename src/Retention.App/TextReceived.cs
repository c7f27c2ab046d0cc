using Retention.App.Cases;
using Retention.App.Letters;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;
using Retention.Texts;

namespace Retention.App;

/// <summary>A shopper's text.</summary>
/// <param name="Shop">The shop whose account or messaging service it came to; null where that is the program's own, which several may share.</param>
/// <param name="Id">The provider's id of it: it may be brought twice.</param>
/// <param name="From">The shopper's number.</param>
/// <param name="To">The number that was answered to.</param>
/// <param name="Body">What it says.</param>
/// <param name="Answered">What the provider took it for and answered by itself: STOP, START or HELP; null for nothing.</param>
internal sealed record ReceivedText(string? Shop, string Id, string From, string To, string Body, string? Answered)
{
    /// <summary>How many pictures came with it; they are not fetched.</summary>
    public int Pictures { get; init; }
}

/// <summary>What happens when a shopper answers a text: a stop holds from the moment that this returns, and what needs a person becomes a case.</summary>
internal sealed class TextReceived(
    AnsweredShops shops, TextedNumbers numbers, SuppressionList suppressions, HeardTexts heardTexts, TextConsent consents, ConfirmingByText confirming, AnswerLanguage languages, TextPages pages, Identity identity, Inbox inbox, Counts counts, TimeProvider time)
{
    /// <summary>Handles one text. The second time it changes nothing, also after the opposite was said. The answer is what to send back; null for nothing.</summary>
    public async Task<string?> HandleAsync(ReceivedText text, CancellationToken cancellation)
    {
        var read = Read(text);
        counts.Add("text received", read.Reply.ToString());
        var spokenTo = await shops.FindAsync(text, text.Answered == "START" ? TextReply.Start : read.Reply, cancellation);
        // Nobody says yes to several shops at once.
        var asker = read.Reply == TextReply.Yes && spokenTo.Count > 1 ? await confirming.AskedLastAsync(spokenTo, text.From, cancellation) : null;
        string? answer = null;
        foreach (var shop in spokenTo)
            answer = await HandleAsync(shop, text, read, mayConfirm: asker is null || asker == shop.Id, cancellation);
        return answer;
    }

    // What the provider took it for counts; but YES, which it takes for START, may be the answer to our question.
    private static ReadReply Read(ReceivedText text) => (text.Answered, TextReplies.Read(text.Body)) switch
    {
        ("STOP", _) => new(TextReply.Stop, IsKeyword: true, Language: null),
        ("START", { Reply: TextReply.Yes } yes) => yes with { IsKeyword = true },
        ("START", _) => new(TextReply.Start, IsKeyword: true, Language: null),
        ("HELP", _) => new(TextReply.Help, IsKeyword: true, Language: null),
        (_, var read) => read,
    };

    private async Task<string?> HandleAsync(Shop shop, ReceivedText text, ReadReply read, bool mayConfirm, CancellationToken cancellation)
    {
        // A short code or a name in letters is no shopper.
        if (numbers.Hash(shop.Id, text.From) is not { } number)
            return null;
        var now = time.GetUtcNow();
        if (read.Reply is not (TextReply.Stop or TextReply.Start or TextReply.Yes))
            return await AnswerAsync(shop, number, text, read, now, cancellation);
        var heard = await heardTexts.FindAsync(shop.Id, number, cancellation);
        if (heard.Has(text.Id))
            return null;
        var answer = read.Reply == TextReply.Stop ? await StopAsync(shop, number, text, read, now, cancellation) : await StartAsync(shop, number, text, read, mayConfirm ? heard : null, now, cancellation);
        // Last: whoever died before it is brought the text again, and must not take it for obeyed.
        await heardTexts.AddAsync(shop.Id, number, text.Id, read.Reply == TextReply.Stop ? now : null, cancellation);
        return answer;
    }

    private async Task<string?> StopAsync(Shop shop, string number, ReceivedText text, ReadReply read, DateTimeOffset now, CancellationToken cancellation)
    {
        await suppressions.AddAsync(shop.Id, new(new Suppression(number, Channel.Text, SuppressionCause.Stop, now), text.Id, text.From), cancellation);
        if (await numbers.OwnerAsync(shop.Id, text.From, cancellation) is { } stopping)
            await consents.RefuseAsync(shop.Id, stopping, number, text.Id, cancellation);
        // The one confirmation that the law allows; of the keywords the provider has sent it.
        return read.IsKeyword ? null : (await languages.WordsAsync(shop, text.From, read.Language, cancellation)).Stopped(Clean.Line(shop.Brand.Name));
    }

    private async Task<string?> StartAsync(Shop shop, string number, ReceivedText text, ReadReply read, Heard? heard, DateTimeOffset now, CancellationToken cancellation)
    {
        var isStart = read.Reply == TextReply.Start || text.Answered is not null || (read.IsKeyword && !IsTollFree(text.To));
        if (read.Reply == TextReply.Start || (isStart && await IsStoppedAsync(shop.Id, number, cancellation)))
            await RestartAsync(shop.Id, number, text, cancellation); // After a stop a yes takes back the stop, and confirms nothing.
        else if (heard is not null && await confirming.HearAsync(shop.Id, number, heard.StoppedAt, text.Id, cancellation))
            return null;
        else if (text.Answered is null)
            return await OpenCaseAsync(shop, text, number, read.Language, now, cancellation);
        return null;
    }

    private async Task<string?> AnswerAsync(Shop shop, string number, ReceivedText text, ReadReply read, DateTimeOffset now, CancellationToken cancellation)
    {
        if (read.Reply != TextReply.Help)
            return await OpenCaseAsync(shop, text, number, read.Language, now, cancellation);
        if (text.Answered is null && !await IsStoppedAsync(shop.Id, number, cancellation)) // Nothing reaches who has stopped.
            return (await languages.WordsAsync(shop, text.From, read.Language, cancellation)).Help(Clean.Line(shop.Brand.Name), $"{((shop.ReplyTo ?? shop.Brand.Url) is { } contact ? $" {contact}" : "")}{(await pages.WhyAsync(shop, number, text.From, now, cancellation) is { } why ? $" {why}" : "")}");
        return null;
    }

    // Only what came by text: who unsubscribed on a page, or whose number is dead, is not brought back by a word.
    private async Task RestartAsync(string shop, string number, ReceivedText text, CancellationToken cancellation)
    {
        await suppressions.RestartAsync(shop, number, cancellation);
        if (await numbers.OwnerAsync(shop, text.From, cancellation) is { } owner)
            await consents.RestoreAsync(shop, owner, number, text.Id, cancellation);
    }

    private async Task<bool> IsStoppedAsync(string shop, string number, CancellationToken cancellation) =>
        await suppressions.FindAsync(shop, Channel.Text, number, cancellation) is { } on && (on.Suppression.Cause == SuppressionCause.Stop || on.Beneath?.Suppression.Cause == SuppressionCause.Stop);

    // Somebody nobody knows gets a case too: a customer's other telephone, say. The answer is what to send back.
    private async Task<string?> OpenCaseAsync(Shop shop, ReceivedText text, string number, string? language, DateTimeOffset now, CancellationToken cancellation)
    {
        var owner = await numbers.OwnerAsync(shop.Id, text.From, cancellation) ?? Keys.ShopperId(shop.Id, new KnownName(NameKind.Phone, number));
        var known = (await identity.FollowAsync(shop.Id, owner, cancellation)).Shopper;
        var pictures = text.Pictures > 0 ? $" [pictures, kept at the provider: {text.Pictures}]" : "";
        var raised = new ProblemRaised(OrderId: null, now) { Topic = "text", Text = $"From {text.From}: {text.Body}{pictures}" };
        await inbox.PutAsync(EventMessage.Of(shop.Id, Keys.Hash($"text|{text.Id}", 32), now, raised, topic: "text message") with { Shopper = owner, Address = MailOf(known) }, cancellation);
        return await AcknowledgementAsync(shop, text, number, language, known, now, cancellation);
    }

    // Who will answer by when, once: nothing while a case is open, so that two programs that answer each other end, and nothing to the same text brought again.
    private async Task<string?> AcknowledgementAsync(Shop shop, ReceivedText text, string number, string? language, Shopper known, DateTimeOffset now, CancellationToken cancellation)
    {
        if (shop.Settings.SendsNoAcknowledgement || shop.Halt is not null || shop.IsPaused || known.IsErased || (known.AskedAt is { } asked && !(known.AskedClosedAt >= asked)) || await IsStoppedAsync(shop.Id, number, cancellation))
            return null;
        var heard = await heardTexts.FindAsync(shop.Id, number, cancellation);
        if (heard.Has(text.Id) || heard.Has(Acknowledged(known, now)))
            return null;
        // Written down before it is answered: rather no word than two.
        await heardTexts.AddAsync(shop.Id, number, Acknowledged(known, now), stoppedAt: null, cancellation);
        var book = await languages.BookAsync(shop, text.From, language, cancellation);
        return book.Answer.TextPromise(shop.Settings.CaseContact, Clean.Line(shop.Brand.Name), CaseMoments.By(shop, now + Case.Patience, book));
    }

    // Also before the event of the first text has arrived: one word for each day and each time that the case was closed.
    private static string Acknowledged(Shopper known, DateTimeOffset now) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"acknowledged|{known.AskedClosedAt?.UtcTicks ?? 0}|{now.UtcDateTime:yyyyMMdd}");

    // A person answers by mail.
    private static string? MailOf(Shopper shopper) =>
        shopper.Orders.LastOrDefault(order => order.EmailKey is not null)?.EmailKey ?? shopper.Carts.LastOrDefault(cart => cart.Contact?.EmailKey is not null)?.Contact?.EmailKey ?? shopper.Profile?.EmailKey;

    // There only START and UNSTOP count: YES does not lift the network's own block (facts/messaging.md 2.7).
    private static bool IsTollFree(string number) => number.Length == 12 && number.StartsWith("+18", StringComparison.Ordinal) && number[3] == number[4] && number[3] is not ('1' or '2' or '9');
}
