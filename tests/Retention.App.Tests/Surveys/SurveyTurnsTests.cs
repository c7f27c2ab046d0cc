using Retention.App.Storage;
using Retention.App.Surveys;
using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;
using Retention.Surveys;

namespace Retention.App.Tests.Surveys;

/// <summary>Where a shop asks only so many a day, the most loyal come first, whoever falls due when.</summary>
[Collection("Azurite")]
public sealed class SurveyTurnsTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Night = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_most_loyal_of_a_day_are_chosen_and_the_others_wait_for_the_next()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Night, works: false);
        var shop = (await app.AddShopifyAsync(shop => shop with { TimeZone = "UTC", Country = null, Settings = shop.Settings with { SurveysPerDay = 2 } })).Shop;
        var people = Enumerable.Range(1, 5).Select(orders => Person(orders)).ToArray();
        // They fall due in the order in which they bought: the least loyal first.
        var turns = app.Get<SurveyTurns>();
        async Task<SurveyTurn> AskAsync(Shopper person, DateTimeOffset at) => (await turns.OfAsync(new(person, Journey(person), shop, at), allowance: null, CancellationToken.None))!;
        foreach (var (person, index) in people.Select((person, index) => (person, index)))
            (await AskAsync(person, Night.AddHours(index))).ShouldBe(new(IsChosen: false, Night.AddHours(9)));

        async Task<string[]> ChosenAsync(DateTimeOffset at)
        {
            var chosen = new List<string>();
            foreach (var person in people)
            {
                if ((await AskAsync(person, at)).IsChosen)
                    chosen.Add(person.Id);
            }

            return [.. chosen];
        }

        var today = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
        (await ChosenAsync(today)).ShouldBe(["s4", "s5"]);
        (await ChosenAsync(today.AddMinutes(20))).ShouldBe(["s4", "s5"], "looked at again it is the same");
        people = people[..3];
        (await ChosenAsync(today.AddDays(1))).ShouldBe(["s2", "s3"]);
        (await app.Get<ResponseStore>().InvitedAsync(shop.Id, "nps", Night.AddDays(-1), CancellationToken.None)).GroupBy(one => one.Loyalty).OrderBy(band => band.Key).Select(band => (band.Key, band.Count()))
            .ShouldBe([(LoyaltyBand.Loyal, 2), (LoyaltyBand.Returning, 2), (LoyaltyBand.FirstOrder, 1)]);
        await turns.CleanAsync(today.AddDays(9), CancellationToken.None);
        (await TestApp.RowsAsync(app.Storage.Surveys)).ShouldNotContain(row => row.RowKey.StartsWith(Keys.AllTurns, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_objects_to_profiling_is_not_put_behind_the_loyal()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Night, works: false);
        var shop = (await app.AddShopifyAsync(shop => shop with { TimeZone = "UTC", Country = null, Settings = shop.Settings with { SurveysPerDay = 1 } })).Shop;
        Shopper[] people = [Person(9), Person(1) with { Profiling = new(Night, Value: true) }];
        var turns = app.Get<SurveyTurns>();
        foreach (var person in people)
            await turns.OfAsync(new(person, Journey(person), shop, Night), allowance: null, CancellationToken.None);
        var ten = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
        (await turns.OfAsync(new(people[1], Journey(people[1]), shop, ten), allowance: null, CancellationToken.None))!.IsChosen.ShouldBeTrue();
        (await app.Get<ResponseStore>().InvitedAsync(shop.Id, "nps", Night.AddDays(-1), CancellationToken.None)).Select(one => one.Loyalty).ShouldBe([LoyaltyBand.Loyal, LoyaltyBand.Unsorted], ignoreOrder: true);
    }

    [Fact]
    public async Task A_shop_without_a_limit_asks_all_and_looks_nothing_up()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Night, works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        (await app.Get<SurveyTurns>().OfAsync(new(Person(1), Journey(Person(1)), shop, Night), allowance: null, CancellationToken.None)).ShouldBeNull();
        (await app.Get<SurveyTurns>().OfAsync(new(Person(1), Journey(Person(1)), shop, Night), new Allowance(50, 10), CancellationToken.None)).ShouldNotBeNull("a new shop's allowance is a limit, too");
        (await TestApp.RowsAsync(app.Storage.Surveys)).Count(row => row.RowKey.StartsWith(Keys.AllTurns, StringComparison.Ordinal)).ShouldBe(1);
    }

    private static Shopper Person(int orders) => new()
    {
        Id = $"s{orders}",
        Orders = [.. Enumerable.Range(0, orders).Select(number => new KnownOrder { Id = $"{orders}-{number}", Stage = OrderStage.Paid, PlacedAt = Night.AddDays(-number - 1) })],
    };

    private static Journey Journey(Shopper person) => new() { Flow = "nps", FlowVersion = 1, Subject = person.Orders[0].Id, StartedAt = Night.AddDays(-3), DueAt = Night };
}
