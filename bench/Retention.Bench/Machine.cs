using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Retention.Bench;

/// <summary>The machine and what runs on it: without it a figure says nothing.</summary>
internal static class Machine
{
    /// <summary>The machine in a sentence, with its load before the run.</summary>
    public static string Describe()
    {
        var processor = ReadLine("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024 * 1024);
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        return string.Create(CultureInfo.InvariantCulture,
            $"{processor}, {Environment.ProcessorCount} cores, {memory} GB; {RuntimeInformation.OSDescription}; .NET {Environment.Version}; Node {Node()}; load average before the run {load}");
    }

    private static string? ReadLine(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;

    private static string Node()
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return node.StandardOutput.ReadToEnd().Trim();
    }
}
