using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retention.App;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Bench.Storage;
using Retention.Events;
using Retention.Shops;

namespace Retention.Bench.Sending;

/// <summary>How fast messages that are due reach the provider, beside what the same storage does when nobody thinks.</summary>
internal sealed class MessagesMeasurement : IMeasurement
{
    private const int Messages = 400;

    /// <inheritdoc/>
    public string Name => "messages";

    /// <inheritdoc/>
    public string Measures =>
        $"{Messages.ToString(CultureInfo.InvariantCulture)} thank-you letters that are due: swept into the queue, received by the program's own receiver, decided, rendered, claimed, handed to a provider that takes all at once, and recorded, "
        + "on Azurite in memory. The provider's network is left out.";

    /// <inheritdoc/>
    public string ComparedWith =>
        "Azurite's own ceiling: as many operations of each kind, with rows and messages of like size, by the same clients, eight at once, and nothing else. Program and Azurite share two cores.";

    /// <inheritdoc/>
    public async Task<Finding> RunAsync(Effort effort, CancellationToken cancellation)
    {
        var (messages, ceiling, ratios, each) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = -1; round < Math.Min(effort.Rounds, 5); round++)
        {
            // A store of its own for each: Azurite slows with what it holds.
            await using var azurite = await StartedAzurite.StartAsync(cancellation);
            var operations = new CountedOperations();
            var seconds = await SendAsync(azurite.ConnectionString, operations, cancellation);
            await using var other = await StartedAzurite.StartAsync(cancellation);
            var raw = await RawOperations.RunAsync(other.ConnectionString, operations.Counts, cancellation);
            if (round < 0)
                continue; // Warming up.
            messages.Add(Messages / seconds);
            ceiling.Add(Messages / raw);
            ratios.Add(raw / seconds);
            each.Add((double)operations.Counts.Values.Sum() / Messages);
        }

        return new(
            ["what", "a second (median)"],
            [
                ["messages from due to recorded", messages.Median().Text()],
                ["the same storage operations alone, in messages' worth", ceiling.Median().Text()],
                ["storage operations for a message", each.Median().Text()],
            ],
            [Ratio.Of("messages a second to what their storage operations alone would allow", ratios, atLeast: 0.7)],
            ["WooCommerce's Action Scheduler did 429 empty jobs a second on MariaDB on a machine of this size, flat out; in a shop it gets 25 jobs a minute (measured elsewhere, not in this run)"]);
    }

    private static async Task<double> SendAsync(string connection, CountedOperations operations, CancellationToken cancellation)
    {
        var settings = new AppSettings { IsDevelopment = true, StorageConnection = connection, DataDirectory = Path.GetTempPath(), MasterKey = [.. new byte[32]], PublicUrl = new("http://127.0.0.1") };
        await using var app = await AppHost.BuildAsync(settings, new() { Works = false, StoragePolicy = operations, Log = LogLevel.None }, cancellation);
        var shop = await app.Services.GetRequiredService<ShopStore>().AddAsync("shopify", "bench.myshopify.com", _ => Shop(), connection: null, cancellation);
        var arrived = app.Services.GetRequiredService<EventArrived>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Messages), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation }, async (number, stop) =>
            await arrived.HandleAsync(EventMessage.Of(shop.Shop.Id, $"key-{number.ToString(CultureInfo.InvariantCulture)}", DateTimeOffset.UtcNow, Order(number)), stop));

        var provider = new TakesAll();
        var steps = ActivatorUtilities.CreateInstance<StepIsDue>(app.Services, new Channels([provider], app.Services.GetRequiredService<ShopStore>()));
        var storage = app.Services.GetRequiredService<AppStorage>();
        using var receiver = ActivatorUtilities.CreateInstance<Receiver>(
            app.Services, ActivatorUtilities.CreateInstance<Dispatch>(app.Services, steps), storage.StepQueue, storage.PoisonOf(storage.StepQueue));
        var schedule = app.Services.GetRequiredService<Schedule>();
        operations.Clear();
        var begun = Stopwatch.GetTimestamp();
        await receiver.StartAsync(cancellation);
        while (await schedule.SweepAsync(DateTimeOffset.UtcNow, cancellation) > 0 || schedule.IsBehind)
        {
        }

        while (provider.Taken < Messages)
            await Task.Delay(5, cancellation);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await receiver.StopAsync(cancellation); // What was begun is recorded.
        return seconds;
    }

    private static Shop Shop() => new()
    {
        Id = "",
        Brand = new("Bench") { PostalAddress = "1 Lane", Url = "https://shop.example" },
        ConnectedAt = DateTimeOffset.UtcNow.AddYears(-1),
        FlowsOn = [Flows.ThankYou.ThankYou.Flow.Family],
        Settings = new()
        {
            Holdouts = FlowSettings.Default.Holdouts.Add(Flows.ThankYou.ThankYou.Flow.Family, 0),
            EmailWindow = new(new(0, 24), new(0, 24), new(0, 24)),
        },
    };

    private static OrderReported Order(int number)
    {
        var (at, id) = (DateTimeOffset.UtcNow.AddHours(-2), number.ToString(CultureInfo.InvariantCulture));
        return new(new()
        {
            Id = id,
            Number = $"#{id}",
            Stage = OrderStage.Paid,
            PlacedAt = at,
            UpdatedAt = at,
            PaidAt = at,
            Email = $"shopper-{id}@example.org",
            FirstName = "Ann",
            Total = new Money(1990, new Currency("EUR")),
            Lines = [new("Mug", "Blue", 1, new Money(1990, new Currency("EUR")), Image: null)],
        });
    }
}
