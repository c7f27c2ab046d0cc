using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Commands;

/// <summary>What every command starts with: settings, and storage, which is started here when none is set.</summary>
internal sealed class Starting(AppSettings settings, Azurite? azurite) : IAsyncDisposable
{
    /// <summary>The settings; they name a storage account by now.</summary>
    public AppSettings Settings => settings;

    /// <summary>Azurite, when this program started or adopted it.</summary>
    public Azurite? Azurite => azurite;

    /// <summary>Reads the settings and starts Azurite where no storage is set.</summary>
    /// <param name="listening">Where the program listens; null when it does not.</param>
    /// <param name="isServing">Whether the program stays.</param>
    /// <param name="cancellation">Stops the start.</param>
    /// <exception cref="SettingsException">Something is set wrongly: says what to do.</exception>
    public static async Task<Starting> RunAsync(Uri? listening, bool isServing, CancellationToken cancellation)
    {
        var settings = SettingsReader.Read(SettingsReader.Gather(Environment.CurrentDirectory), listening);
        if (!settings.StartsAzurite)
            return new(settings, azurite: null);
        var azurite = await Azurite.StartAsync(settings, isServing, cancellation);
        return new(settings with { StorageConnection = azurite.Ports.ConnectionString }, azurite);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => azurite?.DisposeAsync() ?? ValueTask.CompletedTask;
}
