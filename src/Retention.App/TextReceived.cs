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
internal sealed class TextReceived(ShopStore shops, TextAccounts accounts, TextedNumbers numbers, SuppressionList suppressions, TextConsent consents, Identity identity, Inbox inbox, Counts counts, TimeProvider time)
{
    /// <summary>Handles one text. The second time it changes nothing. The answer is what to send back; null for nothing.</summary>
    public async Task<string?> HandleAsync(ReceivedText text, CancellationToken cancellation)
    {
        var read = text.Answered switch
        {
            "STOP" => new(TextReply.Stop, IsKeyword: true, "en"),
            "START" => new(TextReply.Start, IsKeyword: true, "en"),
            "HELP" => new(TextReply.Help, IsKeyword: true, "en"),
            _ => TextReplies.Read(text.Body),
        };
        counts.Add("text received", read.Reply.ToString());
        string? answer = null;
        foreach (var shop in await ShopsAsync(text, read.Reply, cancellation))
            answer = await HandleAsync(shop, text, read, cancellation);
        return answer;
    }

    private async Task<string?> HandleAsync(Shop shop, ReceivedText text, ReadReply read, CancellationToken cancellation)
    {
        // A short code or a name in letters is no shopper.
        if (numbers.Hash(shop.Id, text.From) is not { } number)
            return null;
        var now = time.GetUtcNow();
        switch (read.Reply)
        {
            case TextReply.Stop:
                await suppressions.AddAsync(shop.Id, new(new Suppression(number, Channel.Text, SuppressionCause.Stop, now), text.Id, text.From), cancellation);
                if (await numbers.OwnerAsync(shop.Id, text.From, cancellation) is { } stopping)
                    await consents.RefuseAsync(shop.Id, stopping, number, text.Id, cancellation);
                // The one confirmation that the law allows; of the keywords the provider has sent it.
                return read.IsKeyword ? null : TextAnswers.Stopped(read.Language, Clean.Line(shop.Brand.Name));
            case TextReply.Start:
            case TextReply.Yes when !IsTollFree(text.To) && (await IsStoppedAsync(shop.Id, number, cancellation) || await numbers.HasRestartedAsync(shop.Id, number, text.Id, cancellation)):
                await RestartAsync(shop.Id, number, text, cancellation);
                return null;
            case TextReply.Help when await IsStoppedAsync(shop.Id, number, cancellation):
                return null; // Nothing reaches who has stopped.
            case TextReply.Help:
                return text.Answered is null ? TextAnswers.Help(read.Language, Clean.Line(shop.Brand.Name), shop.ReplyTo ?? shop.Brand.Url) : null;
            default:
                await OpenCaseAsync(shop, text, number, now, cancellation);
                return null;
        }
    }

    // Only what came by text: who unsubscribed on a page, or whose number is dead, is not brought back by a word. Brought again, it must not lift
    // a stop that came after it.
    private async Task RestartAsync(string shop, string number, ReceivedText text, CancellationToken cancellation)
    {
        if (await numbers.HasRestartedAsync(shop, number, text.Id, cancellation))
            return;
        await suppressions.RestartAsync(shop, number, cancellation);
        if (await numbers.OwnerAsync(shop, text.From, cancellation) is { } owner)
            await consents.RestoreAsync(shop, owner, number, text.Id, cancellation);
        await numbers.RestartedAsync(shop, number, text.Id, cancellation);
    }

    private async Task<bool> IsStoppedAsync(string shop, string number, CancellationToken cancellation) =>
        await suppressions.FindAsync(shop, Channel.Text, number, cancellation) is { } on && (on.Suppression.Cause == SuppressionCause.Stop || on.Beneath?.Suppression.Cause == SuppressionCause.Stop);

    // Somebody nobody knows gets a case too: a customer's other telephone, say.
    private async Task OpenCaseAsync(Shop shop, ReceivedText text, string number, DateTimeOffset now, CancellationToken cancellation)
    {
        var owner = await numbers.OwnerAsync(shop.Id, text.From, cancellation) ?? Keys.ShopperId(shop.Id, new KnownName(NameKind.Phone, number));
        var known = (await identity.FollowAsync(shop.Id, owner, cancellation)).Shopper;
        var pictures = text.Pictures > 0 ? $" [pictures, kept at the provider: {text.Pictures}]" : "";
        var raised = new ProblemRaised(OrderId: null, now) { Topic = "text", Text = $"From {text.From}: {text.Body}{pictures}" };
        await inbox.PutAsync(EventMessage.Of(shop.Id, Keys.Hash($"text|{text.Id}", 32), now, raised, topic: "text message") with { Shopper = owner, Address = MailOf(known) }, cancellation);
    }

    // A person answers by mail.
    private static string? MailOf(Shopper shopper) =>
        shopper.Orders.LastOrDefault(order => order.EmailKey is not null)?.EmailKey ?? shopper.Carts.LastOrDefault(cart => cart.Contact?.EmailKey is not null)?.Contact?.EmailKey ?? shopper.Profile?.EmailKey;

    // A messaging service is one shop's. Where shops share the program's own, all of them stop; anything else is for those who know the number.
    private async Task<IReadOnlyList<Shop>> ShopsAsync(ReceivedText text, TextReply reply, CancellationToken cancellation)
    {
        if (text.Shop is { } named)
            return (await shops.FindAsync(named, cancellation))?.Shop is { } one ? [one] : [];
        var sharing = new List<Shop>();
        foreach (var record in await shops.ListAsync(cancellation))
        {
            if (record.Shop.UninstalledAt is null && await accounts.OfShopAsync(record.Shop.Id, cancellation) is null)
                sharing.Add(record.Shop);
        }

        if (sharing.Count <= 1 || reply is TextReply.Stop or TextReply.Start)
            return sharing;
        var knowing = new List<Shop>();
        foreach (var shop in sharing)
        {
            if (await numbers.OwnerAsync(shop.Id, text.From, cancellation) is not null)
                knowing.Add(shop);
        }

        if (knowing.Count == 0)
            counts.Add("text dropped", "no shop knows the number");
        return knowing;
    }

    // There only START and UNSTOP count: YES does not lift the network's own block (facts/messaging.md 2.7).
    private static bool IsTollFree(string number) => number.Length == 12 && number.StartsWith("+18", StringComparison.Ordinal) && number[3] == number[4] && number[3] is not ('1' or '2' or '9');
}
