using Retention.App.Senders;
using Retention.App.Tests.Road;
using Retention.Events;

namespace Retention.App.Tests.Crediting;

/// <summary>Reminders before credit runs out, from the books over the road to the letter: with what is left when it goes.</summary>
[Collection("Azurite")]
public sealed class CreditReminderTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_month_before_its_end_what_is_left_is_told_in_one_letter()
    {
        await using var shop = await StartAsync();
        var code = await shop.GivenAsync();
        await shop.SpendAsync("9", code, cart: 300);
        await ToAsync(shop, daysBefore: 35);
        (await RemindersAsync(shop)).ShouldBeEmpty();
        await ToAsync(shop, daysBefore: 29);
        var letter = (await RemindersAsync(shop)).ShouldHaveSingleItem();
        letter.Subject.Replace('\u00A0', ' ').ShouldContain("€7.00");
        (await shop.RewardAsync()).RemindedOf.ShouldBe(30);
        await ToAsync(shop, daysBefore: 28);
        (await RemindersAsync(shop)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_spent_by_then_is_not_reminded_of()
    {
        await using var shop = await StartAsync();
        var code = await shop.GivenAsync();
        await ToAsync(shop, daysBefore: 35);
        await shop.SpendAsync("9", code, cart: 1_000);
        await ToAsync(shop, daysBefore: 20);
        await ToAsync(shop, daysBefore: 5);
        (await RemindersAsync(shop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_shop_owes_is_counted_once_a_day_and_is_the_sum_of_the_balances()
    {
        await using var shop = await StartAsync();
        await shop.GivenAsync();
        var counting = shop.App.Get<App.Crediting.CountingOwed>();
        (await counting.LastAsync(shop.Shop.Id, CancellationToken.None)).ShouldBeNull();
        (await counting.CountAsync(shop.Shop.Id, CancellationToken.None)).ShouldBeTrue();
        var count = (await counting.LastAsync(shop.Shop.Id, CancellationToken.None)).ShouldNotBeNull();
        (count.Shoppers, count.Owed.ShouldHaveSingleItem(), count.Soon.IsEmpty, count.Last).ShouldBe((1, new Money(await shop.BalanceAsync(), new("EUR")), true, null));
        await shop.GiveAsync("5.00", once: "b");
        await counting.CountAsync(shop.Shop.Id, CancellationToken.None);
        (await counting.LastAsync(shop.Shop.Id, CancellationToken.None))!.Owed.ShouldBe(count.Owed); // Not before tomorrow.
        shop.App.Clock.Now += TimeSpan.FromDays(1);
        await counting.CountAsync(shop.Shop.Id, CancellationToken.None);
        (await counting.LastAsync(shop.Shop.Id, CancellationToken.None))!.Owed.ShouldHaveSingleItem().Minor.ShouldBe(1_500);
    }

    private async Task<CreditShop> StartAsync()
    {
        var shop = await CreditShop.StartAsync(azurite, known => known with
        {
            FlowsOn = ["credit-expiry"],
            Country = "US",
            Settings = known.Settings with { Holdouts = known.Settings.Holdouts.SetItem("credit-expiry", 0) },
        });
        await shop.App.HandleAsync(shop.Shop.Id, new ConsentReported(new(Channel.Email, Purpose.Marketing, IsGranted: true, Reported.At, "checkout") { IsConfirmed = true }) { Email = CreditShop.Email });
        return shop;
    }

    private static async Task<OutboxLetter[]> RemindersAsync(CreditShop shop) => [.. (await shop.App.LettersAsync()).Where(letter => letter.Flow.StartsWith("credit-expiry", StringComparison.Ordinal))];

    // To noon of that day: letters go by day.
    private static async Task ToAsync(CreditShop shop, int daysBefore)
    {
        var last = (await shop.RewardAsync()).LastDay!.Value;
        shop.App.Clock.Now = new(last.AddDays(-daysBefore).ToDateTime(new TimeOnly(17, 0)), TimeSpan.Zero);
        for (var turn = 0; turn < 3; turn++)
            await shop.WorkAsync(TimeSpan.FromMinutes(1));
    }
}
