using System.Diagnostics;

namespace Retention.App.Tests.Functions;

/// <summary>The program as it is deployed: published by script/test (RETENTION_PUBLISHED), else here, once.</summary>
public sealed class PublishedFolder : IAsyncLifetime
{
    private string? _made;

    /// <summary>Where it lies.</summary>
    public string Path { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("RETENTION_PUBLISHED") is { Length: > 0 } given)
        {
            Path = System.IO.Path.GetFullPath(given);
            return;
        }

        Path = _made = Directory.CreateTempSubdirectory("retention-published-").FullName;
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Project(), "-c", "Release", "--no-self-contained", "-o", Path, "-nologo", "-v:q"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        publish.ExitCode.ShouldBe(0, said);
    }

    public Task DisposeAsync()
    {
        if (_made is not null)
            Directory.Delete(_made, recursive: true);
        return Task.CompletedTask;
    }

    private static string Project()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Retention.sln")))
                return System.IO.Path.Combine(folder.FullName, "src", "Retention.App");
        }

        throw new DirectoryNotFoundException("Not inside the repository.");
    }
}
