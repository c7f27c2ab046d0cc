using System.Diagnostics;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Retention.App.Tests;

/// <summary>The tests that need storage: one Azurite for all of them. They run one after the other, so each makes its own tables and queues.</summary>
[CollectionDefinition("Azurite")]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteFixture>;

/// <summary>
/// An Azurite of our own, in memory, on ports that the system chose; killed at the end (SIGKILL: after heavy load SIGTERM takes over ten seconds).
/// </summary>
public sealed partial class AzuriteFixture : IAsyncLifetime
{
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    // Each test that runs the whole program takes an account of its own, since the program's tables have fixed names.
    private const int FreshAccounts = 2_000;

    // All of them go into one variable of the environment, which holds 128 KB: so theirs is short.
    private const string FreshKey = "ZnJlc2g=";

    private int _accountsTaken;

    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _said = [];
    private Process? _azurite;

    /// <summary>For blobs, queues and tables.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>The table service.</summary>
    public TableServiceClient Tables { get; private set; } = null!;

    /// <summary>A connection string of an account that nobody has used yet: nothing is in it.</summary>
    public string NewAccount()
    {
        var number = Interlocked.Increment(ref _accountsTaken);
        return number <= FreshAccounts ? Connection($"test{number}") : throw new InvalidOperationException($"All {FreshAccounts} accounts are taken: raise {nameof(FreshAccounts)}.");
    }

    /// <summary>A table that nobody else has, and a client of it whose requests pass the given policies (PerCall).</summary>
    public async Task<TableClient> NewTableAsync(params HttpPipelinePolicy[] policies)
    {
        var name = $"t{Guid.NewGuid():N}";
        await Tables.CreateTableIfNotExistsAsync(name);
        var options = new TableClientOptions();
        foreach (var policy in policies) options.AddPolicy(policy, HttpPipelinePosition.PerCall);
        return new TableServiceClient(ConnectionString, options).GetTableClient(name);
    }

    public async Task InitializeAsync()
    {
        _azurite = Started(Script());
        try
        {
            await _listening.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"Azurite was not listening within a minute: {Said()}", late);
        }

        ConnectionString = Connection(Account);
        Tables = new TableServiceClient(ConnectionString);
    }

    public async Task DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        Kill(this, EventArgs.Empty);
        if (_azurite is null) return;
        await _azurite.WaitForExitAsync();
        _azurite.Dispose();
    }

    private string Connection(string account) => $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={KeyOf(account)};"
        + string.Concat(_addresses.Select(address => $"{address.Key}Endpoint={address.Value}/{account};"));

    private static string KeyOf(string account) => account == Account ? Key : FreshKey;

    private static FileInfo Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = new FileInfo(Path.Combine(folder.FullName, "node_modules", "azurite", "dist", "src", "azurite.js"));
            if (script.Exists) return script;
        }

        throw new FileNotFoundException("Azurite is not installed: run 'npm ci' in the repository's root.");
    }

    private Process Started(FileInfo script)
    {
        string[] arguments =
        [
            script.FullName, "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
        ];
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("node", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true },
            EnableRaisingEvents = true,
        };
        process.StartInfo.Environment["AZURITE_ACCOUNTS"] =
            string.Join(';', Enumerable.Range(1, FreshAccounts).Select(number => $"test{number}").Prepend(Account).Select(account => $"{account}:{KeyOf(account)}"));
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
        process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException($"Azurite ended: {Said()}"));
        AppDomain.CurrentDomain.ProcessExit += Kill;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // "Azurite Table service is successfully listening at http://127.0.0.1:40323" tells the port that the system chose.
    private void Heard(string? line)
    {
        if (line is null) return;
        lock (_said)
        {
            _said.Add(line);
            if (Listening().Match(line) is { Success: true } match) _addresses[match.Groups["service"].Value] = match.Groups["address"].Value;
            if (_addresses.Count == 3) _listening.TrySetResult();
        }
    }

    private string Said()
    {
        lock (_said) return string.Join('\n', _said);
    }

    private void Kill(object? sender, EventArgs arguments)
    {
        if (_azurite is { HasExited: false }) _azurite.Kill(entireProcessTree: true);
    }

    [GeneratedRegex("Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<address>http://\\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
