using Retention.App.Observability;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Decisions;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Crediting;

/// <summary>
/// Gives credit: first into the books, under the mark of the shopper's state, so that two at once see each other; then the shop is made to
/// owe it (<see cref="CreditStep"/>). What is given for the same thing twice is given once.
/// </summary>
internal sealed class GivingCredit(ShopStore shops, ShopCredits credits, Identity identity, ShopperStore shoppers, CreditRows rows, CreditWakes wakes, Counts counts, TimeProvider time)
{
    /// <summary>How long a note may be.</summary>
    public const int MostNote = 200;

    // Whoever dies between the books and the queue is helped by a wake-up that was planned before.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>Gives credit by hand.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="shopper">Our id of the shopper.</param>
    /// <param name="amount">How much, as typed, in the shop's currency.</param>
    /// <param name="note">What it is for; may be empty.</param>
    /// <param name="by">Who gives it, by the id that the platform gives its staff.</param>
    /// <param name="once">What the form bears: pressed twice, it is one gift.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Given> ByHandAsync(Shop shop, string shopper, string amount, string note, string by, string once, CancellationToken cancellation) => await CurrencyAsync(shop, cancellation) switch
    {
        null => new Given.NotFound(),
        Answer<Currency>.Not(var why) => new Given.NoCurrency(why.What, why.Remedy),
        Answer<Currency>.Said(var currency) when CreditText.Read(amount, currency) is { } money => await GiveAsync(
            shop, shopper, $"{CreditReason.ByHand}|{shopper}|{once}",
            (known, earned, now) => AddressOf(known) is not { } address ? (new Given.NoAddress(), null)
                : !Earning.IsWithinMost(money, earned, now) ? (new Given.TooMuch(Earning.MostByHand(currency)), null)
                : (new Given.Done(), new Gift(money, CreditReason.ByHand, address) { Note = note.Length == 0 ? null : note, By = by }),
            cancellation),
        Answer<Currency>.Said(var currency) => new Given.TooMuch(Earning.MostByHand(currency)),
        var other => throw new InvalidOperationException($"No such answer: {other}."),
    };

    /// <summary>Gives what the shop gives for a review.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="shopper">Our id of the shopper.</param>
    /// <param name="occasion">What was reviewed. What was said of it is not known here.</param>
    /// <param name="address">The hash of the address from whose letter it was reviewed; null for that of the order.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Given> ForReviewAsync(Shop shop, string shopper, ReviewOccasion occasion, string? address, CancellationToken cancellation) =>
        shop.Settings.ReviewCredit is not { } amount ? new Given.NotDue() : await GiveAsync(
            shop, shopper, occasion.Source,
            (known, earned, now) => (address ?? known.Order(occasion.OrderId)?.EmailKey) is not { } to ? (new Given.NoAddress(), null)
                : !Earning.IsRewarded(new(amount, shop.Settings.ReviewCreditsPerMonth), earned, now) ? (new Given.NotDue(), null)
                : (new Given.Done(), new Gift(amount, CreditReason.Review, to)),
            cancellation);

    private async Task<Given> GiveAsync(Shop shop, string shopper, string source, Func<Shoppers.Shopper, IReadOnlyList<Reward>, DateTimeOffset, (Given Answer, Gift? Gift)> decide, CancellationToken cancellation)
    {
        var id = Keys.RewardId(shop.Id, source);
        while (true)
        {
            if (await identity.FollowAsync(shop.Id, shopper, cancellation) is not { ETag: not null, Shopper: { IsErased: false } known } loaded)
                return new Given.NotFound();
            var (earned, now) = ((await rows.ReadAsync(shop.Id, known, cancellation)).Rewards, time.GetUtcNow());
            if (earned.FirstOrDefault(one => one.Reward.Id == id) is { } before)
            {
                await wakes.NowAsync(shop.Id, before.Account, id, cancellation);
                return new Given.Done();
            }

            var (answer, gift) = decide(known, [.. earned.Select(one => one.Reward)], now);
            if (gift is null)
                return answer;
            var booked = Booking.Give(Made(shop, id, gift, now), now);
            await wakes.AtAsync(shop.Id, known.Id, id, now + Soon, cancellation);
            if (booked.Reward.OverAt(Zones.Own(shop)) is { } over)
                await wakes.AtAsync(shop.Id, known.Id, id, over, cancellation);
            if (!await shoppers.CommitAsync(shop.Id, loaded, known, CreditRows.Of(shop.Id, known.Id, booked), cancellation))
                continue; // Somebody else changed the shopper meanwhile: look again.
            counts.Add("credit", gift.Why);
            await wakes.NowAsync(shop.Id, known.Id, id, cancellation);
            return answer;
        }
    }

    private async Task<Answer<Currency>?> CurrencyAsync(Shop shop, CancellationToken cancellation) =>
        await shops.FindAsync(shop.Id, cancellation) is { } record && await credits.GivingAsync(record, cancellation) is { } credit ? await credit.CurrencyAsync(shop.Id, cancellation) : null;

    private static Reward Made(Shop shop, string id, Gift gift, DateTimeOffset now) => new()
    {
        Id = id,
        Worth = gift.Worth,
        Why = gift.Why,
        EarnedAt = now,
        Address = gift.Address,
        LastDay = shop.Settings.CreditDays == 0 ? null : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zones.Own(shop)).DateTime).AddDays(shop.Settings.CreditDays),
        Note = gift.Note,
        By = gift.By,
    };

    // Where the person was last written to about an order.
    private static string? AddressOf(Shoppers.Shopper shopper) =>
        shopper.Orders.LastOrDefault(order => order.EmailKey is not null)?.EmailKey ?? shopper.Profile?.EmailKey
        ?? shopper.Names.LastOrDefault(name => name is { Kind: Events.NameKind.Email, IsOthers: false })?.Hash;

    private sealed record Gift(Money Worth, string Why, string Address)
    {
        public string? Note { get; init; }

        public string? By { get; init; }
    }
}
