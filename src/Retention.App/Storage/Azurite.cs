using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using Retention.App.Settings;

namespace Retention.App.Storage;

/// <summary>Where a running Azurite is found by a program that comes later.</summary>
internal sealed record AzuritePorts(int Pid, int Blob, int Queue, int Table)
{
    /// <summary>The program that stops it at its end; another one that uses it meanwhile leaves it alone.</summary>
    public int Owner { get; init; }

    /// <summary>The connection string of Azurite's well-known account, which is no secret.</summary>
    [JsonIgnore]
    public string ConnectionString =>
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + string.Create(CultureInfo.InvariantCulture, $"BlobEndpoint=http://127.0.0.1:{Blob}/devstoreaccount1;QueueEndpoint=http://127.0.0.1:{Queue}/devstoreaccount1;TableEndpoint=http://127.0.0.1:{Table}/devstoreaccount1;");
}

/// <summary>
/// Storage on one machine, for trial: Azurite (npm) in a process session of its own, so that Ctrl-C does not reach it before the program has
/// finished. A program that is started again adopts it by its port file. Killed, Azurite loses its last seconds, and it slows beyond some
/// 50,000 rows (design/house.md, "Where it runs").
/// </summary>
internal sealed class Azurite : IAsyncDisposable
{
    private readonly AppSettings _settings;
    private bool _isOwner;
    private readonly CancellationTokenSource _stop = new();
    private Task _watch = Task.CompletedTask;

    private Azurite(AppSettings settings, AzuritePorts ports, bool isOwner) => (_settings, Ports, _isOwner) = (settings, ports, isOwner);

    /// <summary>Where it listens. The ports stay the same when it is started anew.</summary>
    public AzuritePorts Ports { get; private set; }

    /// <summary>Starts it, or adopts the one that runs on the same data.</summary>
    /// <param name="settings">Where the data lie.</param>
    /// <param name="isServing">Whether this program stays: then it starts Azurite anew when it dies, and stops it at the end even if adopted.</param>
    /// <param name="cancellation">Stops the start.</param>
    /// <exception cref="SettingsException">Node or Azurite is missing: says what to do.</exception>
    public static async Task<Azurite> StartAsync(AppSettings settings, bool isServing, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(settings.DataDirectory);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"Data__Directory is \"{settings.DataDirectory}\", which can't be made or written: choose a folder of yours. ({fault.Message})"]);
        }

        // Two programs that start at once must not both start one.
        using var turn = await TurnAsync(settings, cancellation);
        if (!settings.InMemory && ReadPorts(settings) is { } running && await AzuriteProcess.AnswersAsync(running.Table, cancellation))
        {
            var isOwner = isServing && !AzuriteProcess.IsAlive(running.Owner);
            if (isOwner)
                await WritePortsAsync(settings, running, cancellation);
            return new Azurite(settings, running, isOwner).Watched(isServing);
        }

        var ports = await LaunchAsync(settings, FreePorts(), cancellation);
        return new Azurite(settings, ports, isOwner: true).Watched(isServing);
    }

    /// <summary>Is told when something of note happens.</summary>
    public Action<string>? Noticed { get; set; }

    /// <summary>Is called when it was started anew: what it had not written, tables and queues among it, is gone.</summary>
    public Func<CancellationToken, Task>? Restarted { get; set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watch;
        _stop.Dispose();
        if (_isOwner)
        {
            await AzuriteProcess.StopAsync(Ports.Pid, mayWrite: !_settings.InMemory);
            File.Delete(PortFile(_settings));
        }
    }

    private Azurite Watched(bool isServing)
    {
        if (isServing)
            _watch = WatchAsync(_stop.Token);
        return this;
    }

    private async Task WatchAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                if (AzuriteProcess.IsAlive(Ports.Pid))
                    continue;
                Noticed?.Invoke("died and is started anew; what it had not written is lost");
                Ports = await LaunchAsync(_settings, Ports, cancellation);
                _isOwner = true;
                if (Restarted is { } restarted)
                    await restarted(cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // The program stops.
        }
        catch (Exception fault) when (fault is SettingsException or Azure.RequestFailedException or AggregateException)
        {
            Noticed?.Invoke($"could not be started anew; start the program again. {fault.Message}");
        }
    }

    private static async Task<AzuritePorts> LaunchAsync(AppSettings settings, AzuritePorts ports, CancellationToken cancellation)
    {
        var launched = await AzuriteProcess.StartAsync(settings, ports, cancellation);
        if (!settings.InMemory)
            await WritePortsAsync(settings, launched, cancellation);
        return launched;
    }

    // Moved into place whole: whoever reads it meanwhile finds the earlier one or this one, never half of it.
    private static async Task WritePortsAsync(AppSettings settings, AzuritePorts ports, CancellationToken cancellation)
    {
        var draft = PortFile(settings) + ".new";
        await File.WriteAllTextAsync(draft, JsonSerializer.Serialize(ports with { Owner = Environment.ProcessId }, AzuriteJson.Default.AzuritePorts), cancellation);
        File.Move(draft, PortFile(settings), overwrite: true);
    }

    private static AzuritePorts? ReadPorts(AppSettings settings)
    {
        try
        {
            var ports = File.Exists(PortFile(settings)) ? JsonSerializer.Deserialize(File.ReadAllText(PortFile(settings)), AzuriteJson.Default.AzuritePorts) : null;
            return ports is not null && AzuriteProcess.IsAlive(ports.Pid) ? ports : null;
        }
        catch (JsonException)
        {
            return null; // Cut off in the middle: as good as none.
        }
    }

    private static async Task<FileStream> TurnAsync(AppSettings settings, CancellationToken cancellation)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                return new FileStream(Path.Combine(settings.DataDirectory, "azurite.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(100, cancellation);
            }
        }
    }

    // Held together, so that they differ.
    private static AzuritePorts FreePorts()
    {
        var listeners = Enumerable.Range(0, 3).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            foreach (var listener in listeners)
                listener.Start();
            return listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray() is [var blob, var queue, var table] ? new(0, blob, queue, table) : throw new InvalidOperationException();
        }
        finally
        {
            foreach (var listener in listeners)
                listener.Dispose();
        }
    }

    private static string PortFile(AppSettings settings) => Path.Combine(settings.DataDirectory, "azurite.json");
}

/// <summary>The JSON of the port file.</summary>
[JsonSerializable(typeof(AzuritePorts))]
internal sealed partial class AzuriteJson : JsonSerializerContext;
