using Retention.App.Tests.Crediting;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Rewards;

namespace Retention.App.Tests.Surveys;

/// <summary>Credit for a survey: for its end, once, and the same whatever was answered.</summary>
[Collection("Azurite")]
public sealed class SurveyCreditTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_survey_earns_once_it_is_answered_to_its_end_and_a_0_as_much_as_a_10()
    {
        var books = new List<string>();
        foreach (var score in new[] { "0", "10" })
        {
            await using var shop = await CreditShop.StartAsync(azurite, shop => shop with { Settings = shop.Settings with { SurveyCredit = new Money(300, new Currency("EUR")) } });
            SurveyFilled Page(bool isLast) => new("1", new("nps", 1, [new("score", score)]) { IsComplete = isLast }, Reported.At.AddMinutes(isLast ? 9 : 8));
            await shop.App.HandleAsync(shop.Shop.Id, Page(isLast: false));
            await shop.WorkAsync();
            (await shop.BalanceAsync()).ShouldBe(0, "nothing is earned on the way");
            await shop.App.HandleAsync(shop.Shop.Id, Page(isLast: true));
            await shop.App.HandleAsync(shop.Shop.Id, Page(isLast: true));
            await shop.WorkAsync();
            (await shop.BalanceAsync()).ShouldBe(300);
            books.Add(string.Join('\n', (await shop.CreditAsync()).Entries.Select(entry => $"{entry.Kind} {entry.Amount} {entry.Why}")));
        }

        books[0].ShouldBe(books[1]);
        books[0].ShouldContain(CreditReason.Survey);
    }
}
