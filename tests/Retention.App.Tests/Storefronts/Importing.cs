using System.Text;
using Retention.App.Storefronts;
using Retention.App.Tests.Road;

namespace Retention.App.Tests.Storefronts;

/// <summary>Imports, done by hand or by the workers.</summary>
internal static class Importing
{
    /// <summary>The past of a shop that does not exist, up to the day.</summary>
    public static HistorySource Simulated(DateTimeOffset until, int orders = 30, int days = 60, int seed = 7) =>
        new(HistorySource.Simulated) { Orders = orders, Days = days, Seed = seed, Until = DateOnly.FromDateTime(until.UtcDateTime), HasAllOrders = true };

    /// <summary>Puts a file of orders aside.</summary>
    public static async Task<HistorySource> KeepAsync(this TestApp app, string shop, string text, string name = "orders")
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var kept = (await app.Get<ImportFiles>().KeepAsync(shop, name, content, CancellationToken.None)).ShouldBeOfType<FileKept.Kept>();
        return new(HistorySource.OrderFile) { File = name, Length = kept.Length };
    }

    /// <summary>Imports to the end, without queues.</summary>
    public static async Task<ImportProgress> ImportAsync(this TestApp app, string shop, HistorySource source)
    {
        (await app.Get<HistoryImport>().StartAsync(shop, source, isQueued: false, CancellationToken.None)).ShouldBeOfType<ImportStart.Started>();
        return await app.FinishAsync(shop);
    }

    /// <summary>Goes on with an import to its end.</summary>
    public static async Task<ImportProgress> FinishAsync(this TestApp app, string shop)
    {
        while (await app.Get<HistoryImport>().TurnAsync(shop, isQueued: false, CancellationToken.None) is { IsUnderWay: true })
        {
            // Some seconds at a time.
        }

        var progress = (await app.ProgressAsync(shop)).ShouldNotBeNull();
        progress.IsUnderWay.ShouldBeFalse();
        return progress;
    }

    /// <summary>Handles what an import leaves in the queue: a turn that was put already, and the count of who may be written to.</summary>
    public static async Task CountAllAsync(this TestApp app)
    {
        while (await app.ReceiveAsync(app.Storage.EventQueue) > 0)
        {
            // Until it is empty.
        }
    }

    /// <summary>How far the shop's import is.</summary>
    public static Task<ImportProgress?> ProgressAsync(this TestApp app, string shop) => app.Get<HistoryImport>().FindAsync(shop, CancellationToken.None);
}
