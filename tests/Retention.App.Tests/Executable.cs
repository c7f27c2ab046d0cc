using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Retention.App.Tests;

/// <summary>The real program, as a process of its own.</summary>
internal sealed class Executable : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _out = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private int _failedSteps;

    private Executable(Process process) => _process = process;

    public int Pid => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>How often the handling of a step failed and its message came again.</summary>
    public int FailedSteps => Volatile.Read(ref _failedSteps);

    public int ExitCode => _process.ExitCode;

    /// <summary>What it wrote to its standard output.</summary>
    public string Out => string.Join('\n', _out);

    /// <summary>What it wrote to its standard error.</summary>
    public string Errors => string.Join('\n', _errors);

    /// <summary>The built program, beside these tests because they reference it.</summary>
    public static string Built { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "retention.exe" : "retention") is var file && File.Exists(file)
        ? file
        : throw new FileNotFoundException($"{file} is not there: the tests' project references the program and copies it.");

    /// <summary>Starts it.</summary>
    /// <param name="environment">Its settings; nothing that looks like one of ours comes from this process.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="file">Which copy of it.</param>
    /// <param name="folder">Where it runs; beside itself when not said.</param>
    public static Executable Start(IReadOnlyDictionary<string, string?> environment, string[] arguments, string? file = null, string? folder = null)
    {
        file ??= Built;
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder ?? Path.GetDirectoryName(file)!, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var ours in start.Environment.Keys.Where(key => key.Contains("__", StringComparison.Ordinal) || key.StartsWith("ASPNETCORE", StringComparison.Ordinal) || key == "DOTNET_ENVIRONMENT").ToArray())
            start.Environment.Remove(ours);
        foreach (var (key, value) in environment)
        {
            if (value is null)
                start.Environment.Remove(key);
            else
                start.Environment[key] = value;
        }

        var process = new Process { StartInfo = start };
        var program = new Executable(process);
        process.OutputDataReceived += (_, line) => Remember(program._out, line.Data);
        process.ErrorDataReceived += (_, line) =>
        {
            Remember(program._errors, line.Data);
            if (line.Data?.Contains("Message in steps failed", StringComparison.Ordinal) == true)
                Interlocked.Increment(ref program._failedSteps);
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return program;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<Executable> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var program = Start(environment, arguments);
        await program.EndAsync();
        return program;
    }

    /// <summary>Waits for its end.</summary>
    public async Task EndAsync(int seconds = 60)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(seconds));
        }
        catch (TimeoutException late)
        {
            _process.Kill();
            throw new TimeoutException($"It did not end within {seconds} s. It said:\n{Out}\n{Errors}", late);
        }
    }

    /// <summary>Waits until it answers.</summary>
    public async Task AnswersAsync(int port, HttpClient http, string path = "/health/ready")
    {
        await Eventually.HoldsAsync($"an answer at port {port}", async () =>
        {
            if (HasExited)
                throw new InvalidOperationException($"It ended with {ExitCode}:\n{Out}\n{Errors}");
            try
            {
                using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}{path}"));
                return response.StatusCode == HttpStatusCode.OK;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                return false;
            }
        }, seconds: 60);
    }

    /// <summary>SIGTERM, as a system that shuts down sends it.</summary>
    public async Task TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", Pid.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await EndAsync();
    }

    /// <summary>SIGKILL: nothing of it runs any further.</summary>
    public async Task KillAsync()
    {
        if (!HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static void Remember(ConcurrentQueue<string> lines, string? line)
    {
        if (line is null)
            return;
        lines.Enqueue(line);
        while (lines.Count > 2000)
            lines.TryDequeue(out _);
    }
}
