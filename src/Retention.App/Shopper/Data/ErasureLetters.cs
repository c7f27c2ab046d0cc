using System.Globalization;
using Azure;
using Retention.App.Letters;
using Retention.App.Observability;
using Retention.App.Senders;
using Retention.App.Storage;

namespace Retention.App.ForShoppers;

/// <summary>
/// The letter by which whoever has the mailbox confirms an erasure: its link is a letter's link of a flow of its own, which nothing but that letter bears.
/// At most three a day; counted before it goes.
/// </summary>
internal sealed class ErasureLetters(AppStorage storage, ShopperStore shoppers, ShopperAddresses addresses, ShopperLinks links, LetterRenderer renderer, Channels channels, Counts counts)
{
    /// <summary>The flow of such links.</summary>
    public const string Flow = "erase";

    private const int MostPerDay = 3;

    /// <summary>Sends it.</summary>
    public async Task<CodeSent> SendAsync(Visit visit, CancellationToken cancellation)
    {
        if (await addresses.FindAsync(visit.Shop.Id, visit.Shopper, visit.Address, cancellation) is not { Email: var to })
            return CodeSent.NotSent;
        var known = await shoppers.FindAsync(visit.Shop.Id, visit.Shopper.Id, Keys.AskedToErase(visit.Address), cancellation);
        long[] sent = [.. (known?.GetString("SentAt") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(at => long.Parse(at, CultureInfo.InvariantCulture)).Where(at => at > visit.Now.AddDays(-1).UtcTicks)];
        if (sent.Length >= MostPerDay)
            return CodeSent.TooMany;
        var row = known ?? ShopperStore.Beside(visit.Shop.Id, visit.Shopper.Id, Keys.AskedToErase(visit.Address));
        var number = (known?.GetInt32("Number") ?? 0) + 1;
        (row["Number"], row["SentAt"]) = (number, string.Join(' ', sent.Append(visit.Now.UtcTicks)));
        if (!(known is null ? await AddAsync(row, cancellation) : await shoppers.ReplaceAsync(row, cancellation) is not null))
            return CodeSent.Sent; // Somebody else asked at this moment: that letter is on its way.
        var outcome = await channels.SendAsync(Write(visit, to.Trim(), number), cancellation);
        counts.Add("erasure letter", outcome.GetType().Name);
        return outcome is SendOutcome.Sent or SendOutcome.Unknown ? CodeSent.Sent : CodeSent.NotSent;
    }

    private async Task<bool> AddAsync(Azure.Data.Tables.TableEntity row, CancellationToken cancellation)
    {
        try
        {
            await storage.Shoppers.AddEntityAsync(row, cancellation);
            return true;
        }
        catch (RequestFailedException raced) when (raced.Status == 409)
        {
            return false;
        }
    }

    private OutgoingLetter Write(Visit visit, string to, int number)
    {
        var (shop, words) = (visit.Shop, visit.Words.Data);
        var message = Keys.MessageId(shop.Id, $"{Flow}|{visit.Address}", number, "email");
        var pages = links.Pages(new(shop.Id, visit.Shopper.Id, visit.Address, message, Flow, visit.Address, DateOnly.FromDateTime(visit.Now.UtcDateTime)));
        var letter = renderer.Render(new()
        {
            Subject = words.LetterSubject(shop.Brand.Name),
            Preheader = words.Letter,
            Heading = words.ConfirmTitle,
            Paragraphs = [words.Letter, words.LetterOtherwise],
            Items = [],
            Button = new(words.LetterButton, new Uri($"{pages.Unsubscribe.AbsoluteUri[..pages.Unsubscribe.AbsoluteUri.LastIndexOf('/')]}/{ConfirmingErasure.Path}")),
            Brand = LetterBrand.Of(shop.Brand),
            WhyYouGotThis = words.LetterBecauseOf(shop.Brand.Name),
            UnsubscribeUrl = pages.Unsubscribe,
            Pages = pages,
            Language = visit.Words.Language,
        });
        return new(message, Attempt: 1, shop.Id, Flow, Clean.Line(shop.Brand.Name), to, shop.ReplyTo, letter, pages.Unsubscribe) { Shopper = visit.Shopper.Id, From = shop.From };
    }
}
