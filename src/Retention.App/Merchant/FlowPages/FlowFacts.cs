using Retention.App.Rehearsing;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Wording;
using Retention.Flows;
using Retention.Insights;
using Retention.Shops;
using Retention.Templates;
using Retention.Texts;

namespace Retention.App.Merchant.FlowPages;

/// <summary>Reads what a flow's page shows: two queries and two blobs, however large the shop is.</summary>
internal sealed class FlowFacts(Tallies tallies, Rehearsals rehearsals, OwnWords ownWords, LetterPreview preview, AppSettings settings, TimeProvider time)
{
    /// <summary>How far back the numbers of a flow go.</summary>
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Reads it.</summary>
    public async Task<FlowSeen> ReadAsync(Shop shop, Flow flow, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var tally = tallies.ReadAsync(shop.Id, now - Week, now, now, cancellation);
        var rehearsed = rehearsals.FindAsync(shop.Id, flow.Family, cancellation);
        var wish = await rehearsals.WishAsync(shop.Id, flow.Family, cancellation);
        return Of(flow, await tally, await rehearsed, wish) with { DomainNote = TurningOn.DomainNote(flow, shop, settings.NeedsSenderDomain) };
    }

    /// <summary>What the flow's texts take and cost, in the shop's words about a sample; none where the shop sends no texts.</summary>
    public async Task<IReadOnlyList<TextCost>> CostsAsync(Shop shop, Flow flow, CancellationToken cancellation)
    {
        var (costs, now) = (new List<TextCost>(), time.GetUtcNow());
        foreach (var letter in Letter.In(flow.Family).Where(letter => letter.Step.Channel == Channel.Text && shop.Settings.SendsTexts))
        {
            var words = await ownWords.FindAsync(shop, letter, cancellation) ?? EditedWords.Of(letter.Template);
            if (await preview.RenderAsync(shop, letter, words, shopper: null, now, cancellation) is Previewed.TextMessage(var text))
                costs.Add(TextCost.Of(text, shop.Country, settings.TextPrices, DateOnly.FromDateTime(now.UtcDateTime)));
        }

        return costs;
    }

    /// <summary>Puts it together.</summary>
    public static FlowSeen Of(Flow flow, Tally tally, StoredRehearsal? rehearsed, RehearsalWish? wish) =>
        new(tally.Of(flow.Family), rehearsed, IsMade: wish is null || rehearsed?.Wish == wish.Id || rehearsed?.MadeAt > wish.AskedAt);
}

/// <summary>What a flow's page shows.</summary>
/// <param name="Week">What it did in the last seven days.</param>
/// <param name="Rehearsed">Its last rehearsal; null when there is none yet.</param>
/// <param name="IsMade">Whether the rehearsal that was last asked for is made.</param>
public sealed record FlowSeen(FlowTally Week, StoredRehearsal? Rehearsed, bool IsMade)
{
    /// <summary>What waits until the shop has a domain of its own, in a sentence; null when nothing does.</summary>
    public string? DomainNote { get; init; }
}
