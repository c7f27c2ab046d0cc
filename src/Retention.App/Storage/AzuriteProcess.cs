using System.Diagnostics;
using System.Globalization;
using Retention.App.Settings;

namespace Retention.App.Storage;

/// <summary>Azurite's process: started in a session of its own, asked for its health, ended.</summary>
internal static class AzuriteProcess
{
    private const string Remedy = "Install Node 20 or newer, or set Storage__ConnectionString or Storage__AccountName to a storage account.";

    /// <summary>Starts Azurite and waits until it answers.</summary>
    /// <exception cref="SettingsException">Node or Azurite is missing, or it does not start: says what to do.</exception>
    public static async Task<AzuritePorts> StartAsync(AppSettings settings, AzuritePorts ports, CancellationToken cancellation)
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

        return launched;
    }

    /// <summary>Ends it. It writes its memory to disk when it is asked to end, and may take a while to.</summary>
    public static async Task StopAsync(int pid, bool mayWrite)
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
            if (!mayWrite || OperatingSystem.IsWindows())
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
    }

    /// <summary>Whether the process runs.</summary>
    public static bool IsAlive(int pid)
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

    /// <summary>Whether an Azurite answers at this port.</summary>
    public static async Task<bool> AnswersAsync(int port, CancellationToken cancellation)
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

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
