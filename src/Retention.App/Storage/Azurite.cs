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
    private const string Remedy = "Install Node 20 or newer, or set Storage__ConnectionString or Storage__AccountName to a storage account.";
    private readonly AppSettings _settings;
    private readonly bool _isOwner;
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
        Directory.CreateDirectory(settings.DataDirectory);
        // Two programs that start at once must not both start one.
        using var turn = await TurnAsync(settings, cancellation);
        if (!settings.InMemory && ReadPorts(settings) is { } running && await AnswersAsync(running.Table, cancellation))
            return new Azurite(settings, running, isOwner: isServing).Watched(isServing);
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
            await StopAsync(_settings, Ports.Pid);
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
                if (IsAlive(Ports.Pid))
                    continue;
                Noticed?.Invoke("died and is started anew; what it had not written is lost");
                Ports = await LaunchAsync(_settings, Ports, cancellation);
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
        var script = FindScript() ?? throw new SettingsException([$"Azurite is not installed. Run npm ci in the folder of package.json. {Remedy}"]);
        var data = Path.Combine(settings.DataDirectory, "azurite");
        string[] arguments =
        [
            script, "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1",
            "--blobPort", Text(ports.Blob), "--queuePort", Text(ports.Queue), "--tablePort", Text(ports.Table),
            .. settings.InMemory ? ["--inMemoryPersistence"] : new[] { "--location", data },
        ];
        Directory.CreateDirectory(data);
        var log = Path.Combine(settings.DataDirectory, "azurite.log");
        var pid = await DetachAsync(arguments, log, cancellation);
        var launched = ports with { Pid = pid };
        for (var waited = Stopwatch.StartNew(); !await AnswersAsync(launched.Table, cancellation) || !await AnswersAsync(launched.Queue, cancellation) || !await AnswersAsync(launched.Blob, cancellation);)
        {
            if (waited.Elapsed > TimeSpan.FromSeconds(60) || !IsAlive(pid))
                throw new SettingsException([$"Azurite did not start: \"{(await File.ReadAllLinesAsync(log, cancellation)).LastOrDefault(line => line.Length > 0)}\" (from {log}). {Remedy}"]);
            await Task.Delay(50, cancellation);
        }

        if (!settings.InMemory)
            await File.WriteAllTextAsync(PortFile(settings), JsonSerializer.Serialize(launched, AzuriteJson.Default.AzuritePorts), cancellation);
        return launched;
    }

    // Node starts it detached: in a session of its own on every system, which .NET can't ask for.
    private static async Task<int> DetachAsync(string[] arguments, string log, CancellationToken cancellation)
    {
        const string Launcher =
            "const [log,...args]=process.argv.slice(1);const out=require('fs').openSync(log,'a');"
            + "const child=require('child_process').spawn(process.execPath,args,{detached:true,stdio:['ignore',out,out]});"
            + "child.unref();console.log(child.pid);";
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["-e", Launcher, "--", log, .. arguments])
            start.ArgumentList.Add(argument);
        try
        {
            using var launcher = Process.Start(start) ?? throw new SettingsException([$"Node could not be started. {Remedy}"]);
            var pid = await launcher.StandardOutput.ReadToEndAsync(cancellation);
            await launcher.WaitForExitAsync(cancellation);
            return int.TryParse(pid.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw new SettingsException([$"Node could not start Azurite. {Remedy}"]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new SettingsException([$"Node is not on the PATH; Azurite, the storage of a trial, runs on it. {Remedy}"]);
        }
    }

    // It writes its memory to disk when it is asked to end, and may take a while to.
    private static async Task StopAsync(AppSettings settings, int pid)
    {
        Process process;
        try
        {
            process = Process.GetProcessById(pid);
        }
        catch (ArgumentException)
        {
            return;
        }

        using (process)
        {
            if (settings.InMemory || OperatingSystem.IsWindows())
            {
                process.Kill();
            }
            else
            {
                using var kill = Process.Start("kill", ["-TERM", Text(pid)]);
                await kill.WaitForExitAsync();
            }

            for (var waited = Stopwatch.StartNew(); IsAlive(pid) && waited.Elapsed < TimeSpan.FromSeconds(20);)
                await Task.Delay(50);
            if (IsAlive(pid))
                process.Kill();
        }

        File.Delete(PortFile(settings));
    }

    private static string? FindScript()
    {
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var script = Path.Combine(folder.FullName, "node_modules", "azurite", "dist", "src", "azurite.js");
                if (File.Exists(script))
                    return script;
            }
        }

        return null;
    }

    private static AzuritePorts? ReadPorts(AppSettings settings)
    {
        try
        {
            var ports = File.Exists(PortFile(settings)) ? JsonSerializer.Deserialize(File.ReadAllText(PortFile(settings)), AzuriteJson.Default.AzuritePorts) : null;
            return ports is not null && IsAlive(ports.Pid) ? ports : null;
        }
        catch (JsonException)
        {
            return null; // Cut off in the middle: as good as none.
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            // A child that nobody waited for is dead, though the system still lists it.
            return !process.HasExited && !(OperatingSystem.IsLinux() && File.Exists($"/proc/{Text(pid)}/stat") && File.ReadAllText($"/proc/{Text(pid)}/stat").Contains(") Z ", StringComparison.Ordinal));
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{Text(port)}/devstoreaccount1"), cancellation);
            return response.Headers.Server.ToString().StartsWith("Azurite", StringComparison.Ordinal);
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
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

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The JSON of the port file.</summary>
[JsonSerializable(typeof(AzuritePorts))]
internal sealed partial class AzuriteJson : JsonSerializerContext;
