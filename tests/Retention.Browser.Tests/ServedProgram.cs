using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Retention.App;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.Browser.Tests;

/// <summary>The whole program on an Azurite of its own, serving on a free port of this machine.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Azurite _azurite;
    private readonly WebApplication _app;

    private ServedProgram(DirectoryInfo folder, Azurite azurite, WebApplication app, AppSettings settings, Uri url) => (_folder, _azurite, _app, Settings, Url) = (folder, azurite, app, settings, url);

    /// <summary>Its settings, with where its storage is.</summary>
    public AppSettings Settings { get; }

    /// <summary>Where it listens: at its public address, or in plain http behind it where that is https.</summary>
    public Uri Url { get; }

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Puts it together; it serves only once <see cref="ServeAsync"/> is called.</summary>
    /// <param name="ways">How it runs.</param>
    /// <param name="change">What is set otherwise than for a trial.</param>
    public static async Task<ServedProgram> BuildAsync(AppHost.Ways ways, Func<AppSettings, AppSettings>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("retention-browser-");
        var settings = new AppSettings { IsDevelopment = true, DataDirectory = folder.FullName, InMemory = true, PublicUrl = FreeUrl() };
        settings = change?.Invoke(settings) ?? settings;
        var azurite = await Azurite.StartAsync(settings, isServing: false, CancellationToken.None);
        settings = settings with { StorageConnection = azurite.Ports.ConnectionString };
        var url = settings.PublicUrl.Scheme == Uri.UriSchemeHttps ? FreeUrl() : settings.PublicUrl;
        return new(folder, azurite, await AppHost.BuildAsync(settings, ways with { Listen = url }, CancellationToken.None), settings, url);
    }

    /// <summary>Begins to serve, and to work.</summary>
    public Task ServeAsync() => _app.StartAsync();

    /// <summary>One of its services.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _azurite.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
    }
}
