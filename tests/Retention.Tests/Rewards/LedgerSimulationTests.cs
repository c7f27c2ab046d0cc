using Retention.Rewards;
using Retention.Shops;

namespace Retention.Tests.Rewards;

/// <summary>Ten thousand made-up shoppers earn, spend, send back, let lapse and are caught cheating; everything is told in any order, and often twice.</summary>
public class LedgerSimulationTests
{
    private const int Shoppers = 10_000;
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly Currency[] Currencies = [new("EUR"), new("USD"), new("JPY"), new("KWD")];

    [Fact]
    public void Over_ten_thousand_shoppers_the_entries_the_balances_and_what_the_shop_owes_are_one_sum_in_each_currency()
    {
        var lives = Enumerable.Range(0, Shoppers).Select(Lived).ToArray();
        var entries = lives.SelectMany(life => life.Entries).ToArray();
        foreach (var currency in Currencies)
        {
            long In(IEnumerable<Money> sums) => sums.Where(sum => sum.Currency == currency).Sum(sum => sum.Minor);
            long Of(Account account) => In(Ledger.Of(account, entries));
            var balances = lives.Sum(life => In(Ledger.Balance(life.Entries)));
            var remaining = lives.Sum(life => In(life.Rewards.Values.Select(reward => reward.Remaining)));
            (balances, remaining, In(Counted(lives).Owed)).ShouldBe((Of(Account.Owed), Of(Account.Owed), Of(Account.Owed)));
            (Of(Account.Granted) + Of(Account.Owed) + Of(Account.Redeemed) + Of(Account.Lapsed)).ShouldBe(0);
            Of(Account.Owed).ShouldBeGreaterThan(0);
        }

        // It was a life: each thing that can happen did, and many times.
        foreach (var kind in Enum.GetValues<CreditKind>())
            entries.Count(entry => entry.Kind == kind).ShouldBeGreaterThan(100, kind.ToString());
        foreach (var why in new[] { CreditReason.Purchase, CreditReason.Review, CreditReason.Survey, CreditReason.Referral, CreditReason.Refund, CreditReason.Fraud })
            entries.Count(entry => entry.Why == why).ShouldBeGreaterThan(100, why);
    }

    [Fact]
    public void No_shopper_s_balance_is_ever_below_zero_and_no_month_earns_beyond_its_limits()
    {
        for (var number = 0; number < Shoppers; number += 7)
        {
            var life = Lived(number);
            var balance = 0L;
            foreach (var posting in life.Entries.Select(entry => entry.Posting).OfType<Posting>())
            {
                balance += posting.To == Account.Owed ? posting.Amount.Minor : posting.From == Account.Owed ? -posting.Amount.Minor : 0;
                balance.ShouldBeGreaterThanOrEqualTo(0);
            }

            foreach (var month in life.Rewards.Values.GroupBy(reward => (reward.EarnedAt.Year, reward.EarnedAt.Month)))
            {
                month.Sum(reward => reward.Worth.Minor).ShouldBeLessThanOrEqualTo(life.Rules.MostOfAll!.Value.Minor);
                month.GroupBy(reward => reward.Why, StringComparer.Ordinal).ShouldAllBe(kind => kind.Count() <= life.Rules.MostPerMonth[kind.Key]);
            }
        }
    }

    [Fact]
    public void A_ledger_that_lost_one_entry_does_not_balance()
    {
        var life = Enumerable.Range(0, 50).Select(Lived).First(life => life.Entries.Count > 5 && life.Rewards.Values.Sum(reward => reward.Remaining.Minor) > 0);
        var lost = life.Entries.FindIndex(entry => entry.Posting is not null);
        Ledger.Balance(life.Entries.Where((_, place) => place != lost)).Sum(sum => sum.Minor).ShouldNotBe(life.Rewards.Values.Sum(reward => reward.Remaining.Minor));
    }

    private static OwedCount Counted(Life[] lives)
    {
        var count = new OwedCount(DateOnly.FromDateTime(Start.UtcDateTime));
        for (var number = 0; number < lives.Length; number++)
        {
            foreach (var reward in lives[number].Rewards.Values)
                count = count.With($"s{number}", reward);
        }

        count.Shoppers.ShouldBe(lives.Count(life => life.Rewards.Values.Any(reward => reward.Remaining.Minor > 0)));
        return count;
    }

    private static Life Lived(int number)
    {
        var random = new Random(number);
        var currency = Currencies[number % Currencies.Length];
        var life = new Life(number, EarningRules.Of(FlowSettings.Default with
        {
            PurchasePercent = 5,
            ReviewCredit = new(500, currency),
            ReviewPhotoCredit = new(800, currency),
            SurveyCredit = new(200, currency),
            ReferralCredit = new(1_000, currency),
            CreditPerMonth = new(2_000, currency),
        }));
        var steps = random.Next(5, 25);
        for (var step = 0; step < steps; step++)
            Step(life, random, currency, Start.AddDays(step * 4));
        return life;
    }

    private static void Step(Life life, Random random, Currency currency, DateTimeOffset now)
    {
        var one = life.Rewards.Count == 0 ? null : life.Rewards.Values.ElementAt(random.Next(life.Rewards.Count));
        var again = random.Next(4) == 0 ? 2 : 1;
        var order = $"o{random.Next(6)}";
        var (deed, number, part) = (random.Next(12), random.Next(4), random.NextDouble());
        for (; again > 0; again--)
        {
            switch (deed)
            {
                case 0 or 1: Earn(life, new Occasion.Purchase(order, new((long)(part * 90_000), currency)), now); break;
                case 2: Earn(life, new Occasion.Review(order, $"i{number}", HasPhoto: part > 0.5), now); break;
                case 3: Earn(life, new Occasion.Survey("nps", order), now); break;
                case 4: Earn(life, new Occasion.Referral(order), now); break;
                case <= 8 when one is { Coupons.IsEmpty: false }:
                    // An order uses a coupon, or is called off again; reports of both overtake each other.
                    var coupon = random.Next(one.Coupons.Length);
                    life.Book(Booking.Use(life.Rewards[one.Id], new($"u{number}", coupon, new((long)(part * 1_200), currency), now.AddDays(-random.Next(9))) { Stands = random.Next(3) > 0, IsPaid = random.Next(4) > 0 }, now));
                    break;
                case 9 when one is not null:
                    life.Book(Booking.Reverse(life.Rewards[one.Id], one.Kept is { } kept ? KeptOrder.Back(one, kept with { Minor = (long)(kept.Minor * part) }) : 0, now));
                    break;
                case 10 when one is not null && number == 0: life.Book(Booking.End(life.Rewards[one.Id], CreditKind.Revoked, now, CreditReason.Fraud)); break;
                case 11 when one is not null && number < 2: life.Book(Booking.End(life.Rewards[one.Id], CreditKind.Expired, now)); break;
            }
        }

        foreach (var id in life.Rewards.Keys.ToArray())
            Work(life, id, now);
    }

    private static void Earn(Life life, Occasion occasion, DateTimeOffset now)
    {
        var id = $"{life.Number}~{occasion.Source.Replace('|', '~')}";
        if (life.Rewards.ContainsKey(id) || life.Entries.Exists(entry => entry.Id == $"{id}|0"))
            return; // As GivingCredit does: an occasion is settled once.
        switch (Earning.Of(occasion, life.Rules, life.Rewards.Values, now))
        {
            case Earned.Credit(var amount) credit:
                life.Book(Booking.Give(new() { Id = id, Worth = amount, Why = occasion.Kind, EarnedAt = now, Address = "h", OrderId = occasion.Order, Kept = (occasion as Occasion.Purchase)?.Kept }, now, credit.Missed));
                break;
            case Earned.Nothing { Missed: { } missed }:
                life.Entries.Add(Booking.Miss(id, occasion.Kind, missed, now));
                break;
        }
    }

    // What the App does, with a shop that does as it is told.
    private static void Work(Life life, string id, DateTimeOffset now)
    {
        while (CouponWork.Next(life.Rewards[id]) is { } work)
        {
            var reward = life.Rewards[id];
            life.Book(work switch
            {
                CouponWork.Make(var coupon) => new(reward.With(coupon with { State = CouponState.Issued }), []),
                CouponWork.Amend(var coupon, var amount) => new(reward.With(coupon with { Amount = amount }), []),
                CouponWork.Remove(var coupon) => Booking.Renew(reward.With(coupon with { State = CouponState.Removed }), now),
                CouponWork.Drop(var coupon) => Booking.Renew(reward.With(coupon with { State = CouponState.Removed }), now),
                _ => throw new InvalidOperationException($"{work}"),
            });
        }
    }

    private sealed record Life(int Number, EarningRules Rules)
    {
        public Dictionary<string, Reward> Rewards { get; } = new(StringComparer.Ordinal);

        public List<CreditEntry> Entries { get; } = [];

        public void Book(Booked booked)
        {
            Rewards[booked.Reward.Id] = booked.Reward;
            Entries.AddRange(booked.Entries);
        }
    }
}
