using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Retention.App;
using Retention.App.Seeding.Memory;
using Retention.App.Settings;
using Retention.Bench.Storage;

namespace Retention.Bench.Ingress;

/// <summary>The program as it serves, without its workers, on storage in its own memory that counts what is put into queues.</summary>
internal static class DoorServer
{
    /// <summary>Serves until the process is ended.</summary>
    public static async Task RunAsync(int port)
    {
        var storage = new CountingMemory();
        var url = new Uri($"http://127.0.0.1:{port}");
        var settings = new AppSettings
        {
            IsDevelopment = false,
            StorageConnection = MemoryStorage.ConnectionString,
            DataDirectory = Path.GetTempPath(),
            MasterKey = [.. new byte[32]],
            PublicUrl = url,
            ShopifySecrets = ImmutableArray.Create(ShopifyOrders.Secret),
        };
        await using var app = await AppHost.BuildAsync(settings, new() { Listen = url, Works = false, StoragePolicy = storage, Log = LogLevel.Information }, CancellationToken.None);
        app.MapGet("/bench/state", () => Results.Text($"{GC.GetTotalAllocatedBytes()} {storage.MessagesPut}"));
        await app.RunAsync();
    }
}
