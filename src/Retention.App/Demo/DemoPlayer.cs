using System.Globalization;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Shoppers;

namespace Retention.App.Demo;

/// <summary>Plays the last day: the clock jumps to whatever comes next, a delivery or something due, whenever the road is idle.</summary>
internal sealed class DemoPlayer(IServiceProvider services, DemoClock clock, IReadOnlyList<ShopRecord> shops, TextWriter output)
{
    private readonly AppStorage _storage = services.GetRequiredService<AppStorage>();
    private readonly Schedule _schedule = services.GetRequiredService<Schedule>();
    private readonly Journal _journal = services.GetRequiredService<Journal>();
    private readonly Outbox _outbox = services.GetRequiredService<Outbox>();
    private readonly HashSet<string> _printed = new(StringComparer.Ordinal);

    private readonly DateTimeOffset _start = clock.GetUtcNow();

    /// <summary>Plays all deliveries, and what is due until the end (UTC).</summary>
    public async Task PlayAsync(HttpClient http, IReadOnlyList<DemoDelivery> deliveries, DateTimeOffset end, CancellationToken cancellation)
    {
        for (var next = 0; ;)
        {
            var due = await _schedule.NextAsync(cancellation);
            var delivery = next < deliveries.Count ? deliveries[next] : null;
            if (delivery is not null && !(due < delivery.At))
            {
                clock.JumpTo(delivery.At);
                var status = await delivery.Send(http, cancellation);
                next++;
                Print($"{next * 100 / deliveries.Count,3} %  {Time(clock.GetUtcNow())}  {delivery.Shop,-16}  {delivery.What} ({status.ToString(CultureInfo.InvariantCulture)})");
            }
            else if (due is { } moment && moment <= end)
            {
                clock.JumpTo(moment);
                await _schedule.SweepAsync(clock.GetUtcNow(), cancellation);
            }
            else
            {
                return;
            }

            await IdleAsync(cancellation);
            await PrintDecisionsAsync(cancellation);
        }
    }

    private async Task IdleAsync(CancellationToken cancellation)
    {
        while (await CountAsync(_storage.EventQueue, cancellation) + await CountAsync(_storage.StepQueue, cancellation) > 0)
            await Task.Delay(10, cancellation);
    }

    private static async Task<int> CountAsync(Azure.Storage.Queues.QueueClient queue, CancellationToken cancellation) =>
        (await queue.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount;

    private async Task PrintDecisionsAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var shop in shops)
        {
            foreach (var (shopper, entry) in (await _journal.ReadAsync(shop.Shop.Id, now, now, cancellation)).Where(line => line.Entry.At >= _start))
            {
                // Several flows keep silent for one reason, which is said once; what merely waits has nothing to tell yet.
                if (entry.Outcome != Outcome.Started && _printed.Add($"{shop.Shop.Id}{shopper}{entry.At.UtcTicks}{entry.Outcome}{entry.Reason}{entry.Message}"))
                    Print($"       {Time(entry.At)}  {shop.Shop.Brand.Name,-16}    {await DescribeAsync(shop, entry, cancellation)}");
            }
        }
    }

    private async Task<string> DescribeAsync(ShopRecord shop, Entry entry, CancellationToken cancellation)
    {
        if (entry.Outcome == Outcome.Sent && await _outbox.ReadAsync(entry.Message!, entry.Attempt ?? 1, cancellation) is { } letter)
            return $"-> LETTER to {letter.To}: \"{letter.Subject}\"";
        if (entry is { Outcome: Outcome.Deferred, Until: { } until })
            return $"-> put off until {Time(until)}: {Reason.TextOf(entry.Reason!)}";
        return entry.Reason is { } reason ? entry.Flow.Length == 0 ? $"-> {Reason.TextOf(reason)}" : $"-> no letter: {Reason.TextOf(reason)}" : $"-> {entry.Outcome} ({shop.Platform})";
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("ddd dd MMM HH:mm", CultureInfo.InvariantCulture);

    private void Print(string line) => output.WriteLine(line);
}
