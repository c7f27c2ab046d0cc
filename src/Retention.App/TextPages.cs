using Retention.App.ForShoppers;
using Retention.App.Storage;
using Retention.Flows;
using Retention.Shops;

namespace Retention.App;

/// <summary>
/// The way from a text to its pages: a text itself has no room for it, so the answer to HELP carries it. The page says why the last text came, and leads
/// on to the page of choices.
/// </summary>
internal sealed class TextPages(TextedNumbers numbers, Identity identity, ShopperLinks links)
{
    /// <summary>The page about the last text that went to a number; null where none did within two weeks.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="number">The number's hash.</param>
    /// <param name="from">The number.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Uri?> WhyAsync(Shop shop, string number, string from, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await numbers.OwnerAsync(shop.Id, from, cancellation) is not { } owner)
            return null;
        var shopper = (await identity.FollowAsync(shop.Id, owner, cancellation)).Shopper;
        if (shopper.Messages.LastOrDefault(said => said.Channel == Channel.Text) is not { } last || last.Journey.Split('|', 2) is not [var key, var subject] || AllFlows.Find(key) is not { } flow)
            return null;
        var step = flow.Steps.Select(one => one.Key).ToList().IndexOf(last.Step);
        return step < 0 ? null : links.Pages(new(shop.Id, shopper.Id, number, Keys.MessageId(shop.Id, last.Journey, step, Channel.Text), key, subject, DateOnly.FromDateTime(now.UtcDateTime))).Why;
    }
}
