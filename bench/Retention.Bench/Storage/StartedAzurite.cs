using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.Bench.Storage;

/// <summary>An Azurite of our own, in memory, ended with what is measured.</summary>
internal sealed class StartedAzurite : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Azurite _azurite;

    private StartedAzurite(DirectoryInfo folder, Azurite azurite) => (_folder, _azurite) = (folder, azurite);

    /// <summary>Where it is.</summary>
    public string ConnectionString => _azurite.Ports.ConnectionString;

    /// <summary>Starts it.</summary>
    public static async Task<StartedAzurite> StartAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("retention-bench-");
        var settings = new AppSettings { IsDevelopment = true, InMemory = true, DataDirectory = folder.FullName, PublicUrl = new("http://127.0.0.1") };
        return new(folder, await Azurite.StartAsync(settings, isServing: true, cancellation));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _azurite.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
