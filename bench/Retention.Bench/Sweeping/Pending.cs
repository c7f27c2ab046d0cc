using System.Globalization;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.Bench.Sweeping;

/// <summary>A schedule with much to come and a hundred wake-ups due: 20 shops, each with wake-ups over the next thirty days, five of them due now.</summary>
internal sealed class Pending
{
    /// <summary>How many wake-ups are due in each sweep.</summary>
    public const int Due = 100;

    private const int Shops = 20;
    private const int Days = 30;
    private readonly Schedule _schedule;
    private DateTimeOffset _now = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    private Pending(Schedule schedule) => _schedule = schedule;

    /// <summary>Opens a schedule on this storage, as the program does.</summary>
    /// <param name="connection">Where it is.</param>
    /// <param name="policy">Answers its requests, or counts them.</param>
    /// <param name="count">How many wake-ups are pending. They are written by the schedule itself.</param>
    /// <param name="atOnce">How many at once.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<Pending> MakeAsync(string connection, Azure.Core.Pipeline.HttpPipelinePolicy policy, int count, int atOnce, CancellationToken cancellation)
    {
        var storage = AppStorage.Open(new AppSettings { IsDevelopment = true, StorageConnection = connection, DataDirectory = "", PublicUrl = new("http://127.0.0.1") }, policy);
        await storage.PrepareAsync(cancellation);
        var pending = new Pending(new Schedule(storage, new Inbox(storage, new Seal(new RootKey(new byte[32])), new Bell()), new Counts(), TimeProvider.System));
        // From later today on, beside what is due, and so late that none of it comes due while sweeps go on.
        var first = pending._now.AddHours(12);
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation }, async (number, stop) =>
            await pending.WakeAsync(number, first + (TimeSpan.FromDays(Days) * ((double)number / count)), stop));
        return pending;
    }

    /// <summary>A minute passes, in which a hundred wake-ups come due.</summary>
    public async Task PassAsync(CancellationToken cancellation)
    {
        for (var number = 0; number < Due; number++)
            await WakeAsync(number, _now.AddMilliseconds(number), cancellation);
        _now = _now.AddMinutes(1);
    }

    /// <summary>Puts what is due.</summary>
    /// <exception cref="InvalidOperationException">It did not put just what was due.</exception>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        if (await _schedule.SweepAsync(_now, cancellation) is not Due and var put)
            throw new InvalidOperationException($"{put} wake-ups were put and {Due} were due.");
    }

    private Task WakeAsync(int number, DateTimeOffset at, CancellationToken cancellation)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        var journey = new Journey { Flow = "thank-you", FlowVersion = 1, Subject = text, StartedAt = at, DueAt = at };
        return _schedule.WakeAsync(Keys.Shop("shopify", $"shop{(number % Shops).ToString(CultureInfo.InvariantCulture)}.myshopify.com"), $"p{text}", journey, at, cancellation);
    }
}
