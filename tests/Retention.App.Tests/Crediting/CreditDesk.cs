using Retention.App.Crediting;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Tests.Crediting;

/// <summary>Gives a shopper credit, works the queues by hand, and reads the books.</summary>
internal sealed class CreditDesk(TestApp app, Shop shop, string shopper)
{
    /// <summary>Gives credit by hand; the same "once" is the same gift.</summary>
    public Task<Given> GiveAsync(string amount = "10.00", string once = "a") => app.Get<GivingCredit>().ByHandAsync(shop, shopper, amount, "the broken mug", "maria", once, CancellationToken.None);

    /// <summary>Takes a reward back by hand.</summary>
    public async Task TakeBackAsync(Reward reward) => (await app.Get<ChangingCredit>().TakeBackAsync(shop.Id, shopper, reward.Id, CreditReason.Fraud, CancellationToken.None)).ShouldBeTrue();

    /// <summary>Works until nothing is left that is due by now.</summary>
    public async Task WorkAsync()
    {
        for (var some = 1; some > 0;)
            some = await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None) + await app.ReceiveAsync(app.Storage.EventQueue, 32) + await app.ReceiveAsync(app.Storage.StepQueue, 32);
    }

    public Task WorkAsync(TimeSpan later)
    {
        app.Clock.Now += later;
        return WorkAsync();
    }

    /// <summary>All of the shopper's credit.</summary>
    public async Task<Credit> CreditAsync() =>
        await app.Get<CreditRows>().ReadAsync(shop.Id, (await app.Get<Identity>().FollowAsync(shop.Id, shopper, CancellationToken.None)).Shopper, CancellationToken.None);

    /// <summary>The one reward that the shopper has.</summary>
    public async Task<Reward> RewardAsync() => (await CreditAsync()).Rewards.ShouldHaveSingleItem().Reward;

    /// <summary>What the shopper may spend, in cents; the books agree with the rewards.</summary>
    public async Task<long> BalanceAsync()
    {
        var credit = await CreditAsync();
        var balance = Ledger.Balance(credit.Entries).Sum(money => money.Minor);
        balance.ShouldBe(credit.Rewards.Sum(one => one.Reward.Remaining.Minor));
        return balance;
    }
}
