using System.Globalization;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retention.App;
using Retention.App.Queues;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Bench.Storage;
using Retention.Events;
using Retention.Shops;

namespace Retention.Bench.Sweeping;

/// <summary>How long a small shop's letter waits while a large shop has thousands of messages due.</summary>
internal sealed class FairnessMeasurement : IMeasurement
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(4);

    /// <inheritdoc/>
    public string Name => "fairness";

    /// <inheritdoc/>
    public string Measures =>
        "One letter of a small shop, from when it is due to when it is handed over, by the whole program (sweep once a second, receiver of eight) on Azurite in memory, while another shop's wake-ups are due and worked on: 10,000 of them, 2,000 where it is quick, "
        + "of journeys that nobody has, so each costs a look and no letter.";

    /// <inheritdoc/>
    public string ComparedWith => "The same letter with nothing else due; and with all of the large shop's wake-ups in the queue already, as it would be if a sweep put everything that is due.";

    /// <inheritdoc/>
    public async Task<Finding> RunAsync(Effort effort, CancellationToken cancellation)
    {
        var many = effort.Rounds > 2 ? 10_000 : 2_000;
        var (alone, beside, behind) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Math.Min(effort.Rounds, 3); round++)
        {
            alone.Add(await WaitAsync(0, isPutAtOnce: false, cancellation));
            beside.Add(await WaitAsync(many, isPutAtOnce: false, cancellation));
            behind.Add(await WaitAsync(many, isPutAtOnce: true, cancellation));
        }

        return new(
            ["a small shop's letter", "seconds from due to handed over (median)"],
            [
                ["alone", alone.Median().Text()],
                [$"beside {many.ToString("N0", CultureInfo.InvariantCulture)} due wake-ups of another shop", beside.Median().Text()],
                ["behind as many that were all put into the queue", behind.Median().Text()],
            ],
            [
                Ratio.Of("the wait beside them to the wait alone", [.. beside.Zip(alone, (one, other) => one / other)]),
                Ratio.Of("the wait beside them to the wait behind them all", [.. beside.Zip(behind, (one, other) => one / other)], atMost: 0.5),
            ],
            [$"At most {Schedule.MostQueued.ToString(CultureInfo.InvariantCulture)} messages lie in the queue while a shop has a backlog; whatever comes due stands behind those."]);
    }

    private static async Task<double> WaitAsync(int many, bool isPutAtOnce, CancellationToken cancellation)
    {
        await using var azurite = await StartedAzurite.StartAsync(cancellation);
        var settings = new AppSettings { IsDevelopment = true, StorageConnection = azurite.ConnectionString, DataDirectory = Path.GetTempPath(), MasterKey = [.. new byte[32]], PublicUrl = new("http://127.0.0.1") };
        await using var app = await AppHost.BuildAsync(settings, new() { Log = LogLevel.None }, cancellation);
        var (large, small) = (await AddAsync(app, "large"), await AddAsync(app, "small"));
        var storage = app.Services.GetRequiredService<AppStorage>();
        await DueAsync(storage, large, many, cancellation);
        if (isPutAtOnce)
        {
            while (await app.Services.GetRequiredService<Schedule>().SweepAsync(DateTimeOffset.UtcNow, int.MaxValue, cancellation) > 0)
            {
            }
        }

        // The thank-you letter is due an hour after the order: some seconds from now, when the backlog is being worked on.
        var due = DateTimeOffset.UtcNow + Ahead;
        await app.Services.GetRequiredService<EventArrived>().HandleAsync(EventMessage.Of(small, "key", DateTimeOffset.UtcNow, Order(due.AddHours(-1))), cancellation);
        await app.StartAsync(cancellation);
        while (!await HasLetterAsync(storage, cancellation))
            await Task.Delay(20, cancellation);
        var waited = DateTimeOffset.UtcNow - due;
        await app.StopAsync(cancellation);
        return waited.TotalSeconds;
    }

    private static async Task<bool> HasLetterAsync(AppStorage storage, CancellationToken cancellation)
    {
        await foreach (var _ in storage.Outbox.QueryAsync<TableEntity>(cancellationToken: cancellation))
            return true;
        return false;
    }

    private static async Task<string> AddAsync(WebApplication app, string name) =>
        (await app.Services.GetRequiredService<ShopStore>().AddAsync("shopify", $"{name}.myshopify.com", _ => new()
        {
            Id = "",
            Brand = new(name) { PostalAddress = "1 Lane", Url = "https://shop.example" },
            ConnectedAt = DateTimeOffset.UtcNow.AddYears(-1),
            FlowsOn = [Flows.ThankYou.ThankYou.Flow.Family],
            Settings = new() { Holdouts = FlowSettings.Default.Holdouts.Add(Flows.ThankYou.ThankYou.Flow.Family, 0), EmailWindow = new(new(0, 24), new(0, 24), new(0, 24)) },
        }, connection: null, CancellationToken.None)).Shop.Id;

    // Written as the schedule writes it, a hundred at once.
    private static async Task DueAsync(AppStorage storage, string shop, int count, CancellationToken cancellation)
    {
        var due = DateTimeOffset.UtcNow.AddMinutes(-2);
        if (count > 0)
            await storage.Alarms.UpsertEntityAsync(new TableEntity(Keys.Shard(shop), Keys.Alarm(due, shop)) { ["V"] = StoredJson.Version, ["Shop"] = shop }, cancellationToken: cancellation);
        foreach (var some in Enumerable.Range(0, count).Chunk(100))
        {
            await storage.Plan.SubmitTransactionAsync(some.Select(number =>
            {
                var (shopper, journey) = (Keys.Hash(number.ToString(CultureInfo.InvariantCulture)), $"thank-you|{number.ToString(CultureInfo.InvariantCulture)}");
                return new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(Keys.PlanDay(shop, due), Keys.Plan(due, shopper, journey))
                {
                    ["V"] = StoredJson.Version,
                    ["Shopper"] = shopper,
                    ["Journey"] = journey,
                    ["Due"] = due,
                });
            }), cancellation);
        }
    }

    private static OrderReported Order(DateTimeOffset at) => new(new()
    {
        Id = "1",
        Number = "#1",
        Stage = OrderStage.Paid,
        PlacedAt = at,
        UpdatedAt = at,
        PaidAt = at,
        Email = "ann@example.org",
        Total = new Money(1990, new Currency("EUR")),
        Lines = [new("Mug", "Blue", 1, new Money(1990, new Currency("EUR")), Image: null)],
    });
}
