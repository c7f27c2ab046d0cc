using System.Collections.Immutable;
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
            shop, shopper, $"{CreditReason.ByHand}|{shopper}|{once}", time.GetUtcNow(),
            (known, earned) => AddressOf(known) is not { } address ? new(new Given.NoAddress())
                : !Earning.IsWithinMost(money, earned, time.GetUtcNow()) ? new(new Given.TooMuch(Earning.MostByHand(currency)))
                : new(new Given.Done()) { Gift = new(money, CreditReason.ByHand, address) { Note = note.Length == 0 ? null : note, By = by } },
            cancellation),
        Answer<Currency>.Said(var currency) => new Given.TooMuch(Earning.MostByHand(currency)),
        var other => throw new InvalidOperationException($"No such answer: {other}."),
    };

    /// <summary>Gives what is decided under the mark of the shopper's state; for the same source once, and what was missed for it stays missed.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="shopper">Our id of the shopper.</param>
    /// <param name="source">What it is given for.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="decide">Decides by the shopper and all that was given; asked again when somebody else wrote in between.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="alike">By the shopper's orders what else would be the same: given or missed for one of those, it is not given. Null for nothing.</param>
    public async Task<Given> GiveAsync(
        Shop shop, string shopper, string source, DateTimeOffset now, Func<Shoppers.Shopper, IReadOnlyCollection<Reward>, Decided> decide, CancellationToken cancellation, Func<IEnumerable<string>, IEnumerable<string>>? alike = null)
    {
        var id = Keys.RewardId(shop.Id, source);
        while (true)
        {
            if (await identity.FollowAsync(shop.Id, shopper, cancellation) is not { ETag: not null, Shopper: { IsErased: false } known } loaded)
                return new Given.NotFound();
            var credit = await rows.ReadAsync(shop.Id, known, cancellation);
            if (credit.All.FirstOrDefault(one => one.Reward.Id == id) is { } before)
            {
                await wakes.NowAsync(shop.Id, before.Account, id, cancellation);
                return new Given.Done();
            }

            var same = alike is null ? [id] : IdsOf(shop.Id, known, credit, alike).Add(id);
            if (credit.All.Any(one => same.Contains(one.Reward.Id)))
                return new Given.NotDue(NotEarned.GivenBefore);
            if (credit.Entries.FirstOrDefault(entry => entry is { Kind: CreditKind.Missed, Because: not null } && same.Any(one => entry.Id == $"{one}|0")) is { Because: { } settled })
                return new Given.NotDue(settled);
            var decided = decide(known, [.. credit.All.Select(one => one.Reward)]);
            if (await (decided.Gift is { } gift ? CommitAsync(shop, loaded, id, gift, decided.Missed, now, cancellation) : CommitAsync(shop, loaded, id, decided, now, cancellation)))
                return decided.Answer;
        }
    }

    /// <summary>The ids of what is the same to a shopper, whichever of the orders it was given for: those that are known, and those that earned it and are known no more.</summary>
    public static ImmutableHashSet<string> IdsOf(string shop, Shoppers.Shopper known, Credit credit, Func<IEnumerable<string>, IEnumerable<string>> alike) =>
        [.. alike(known.Orders.Select(order => order.Id).Union(credit.All.Select(one => one.Reward.OrderId).OfType<string>(), StringComparer.Ordinal)).Select(source => Keys.RewardId(shop, source))];

    /// <summary>Where the person was last written to about an order; null where no address is known.</summary>
    public static string? AddressOf(Shoppers.Shopper shopper) =>
        shopper.Orders.LastOrDefault(order => order.EmailKey is not null)?.EmailKey ?? shopper.Profile?.EmailKey
        ?? shopper.Names.LastOrDefault(name => name is { Kind: Events.NameKind.Email, IsOthers: false })?.Hash;

    // False when somebody else changed the shopper meanwhile: look again.
    private async Task<bool> CommitAsync(Shop shop, Loaded loaded, string id, Gift gift, Missed? missed, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = loaded.Shopper;
        var booked = Booking.Give(Made(shop, id, gift, now), now, missed);
        await wakes.AtAsync(shop.Id, known.Id, id, now + Soon, cancellation);
        if (booked.Reward.OverAt(Zones.Own(shop)) is { } over)
            await wakes.AtAsync(shop.Id, known.Id, id, over, cancellation);
        if (!await shoppers.CommitAsync(shop.Id, loaded, Marked(known, gift), CreditRows.Of(shop.Id, known.Id, booked), cancellation))
            return false;
        counts.Add("credit", gift.Why);
        await wakes.NowAsync(shop.Id, known.Id, id, cancellation);
        return true;
    }

    private async Task<bool> CommitAsync(Shop shop, Loaded loaded, string id, Decided decided, DateTimeOffset now, CancellationToken cancellation)
    {
        if (decided.Missed is not { } missed)
            return true;
        if (!await shoppers.CommitAsync(shop.Id, loaded, loaded.Shopper, [CreditRows.Of(shop.Id, loaded.Shopper.Id, id, Booking.Miss(id, decided.Why, missed, now))], cancellation))
            return false;
        counts.Add("credit missed", missed.Reason);
        return true;
    }

    // From now on its refund concerns the books.
    private static Shoppers.Shopper Marked(Shoppers.Shopper known, Gift gift) =>
        gift is { Why: CreditReason.Purchase, OrderId: { } id } && known.Order(id) is { } order ? known.With(order with { EarnedCredit = true }) : known;

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
        Gift = gift.Item,
        OrderId = gift.OrderId,
        Kept = gift.Kept,
    };
}
