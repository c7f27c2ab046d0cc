using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Retention.App.Tests.Storage;

/// <summary>The program starts its own storage for a trial: with it, after it, and in spite of it.</summary>
[Trait("Lane", "slow")]
public sealed class AzuriteHostingTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("retention-hosting-").FullName;
    private readonly int _port = TestApp.FreePort();
    private readonly HttpClient _http = new();

    private Dictionary<string, string?> Settings => new(StringComparer.Ordinal) { ["Data__Directory"] = _folder };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _http.Dispose();
        if (File.Exists(PortFile) && Running() is { } left)
        {
            left.Kill();
            await left.WaitForExitAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Azurite_ends_with_the_program_and_what_it_held_is_there_after_a_restart()
    {
        (await Executable.RunAsync(Settings, "shops", "add", "--platform", "shopify", "--domain", "demo.myshopify.com")).ExitCode.ShouldBe(0);
        await using var first = await ServeAsync();
        var azurite = Running().ShouldNotBeNull();
        await first.TerminateAsync();
        first.ExitCode.ShouldBe(0, first.Errors);
        await Eventually.HoldsAsync("the end of Azurite", () => IsGone(azurite));

        var list = await Executable.RunAsync(Settings, "shops", "list");
        list.Out.ShouldContain("demo.myshopify.com");
    }

    [Fact]
    public async Task A_killed_program_leaves_Azurite_and_the_next_one_adopts_it()
    {
        await using (var killed = await ServeAsync())
            await killed.KillAsync();
        var azurite = Pid();
        Running().ShouldNotBeNull();

        await using var next = await ServeAsync();
        Pid().ShouldBe(azurite);
        await next.TerminateAsync();
    }

    [Fact]
    public async Task Azurite_that_dies_is_started_anew_on_the_same_ports()
    {
        await using var program = await ServeAsync();
        var (pid, table) = (Pid(), TablePort());
        Running()!.Kill();
        await Eventually.HoldsAsync("another Azurite", () => File.Exists(PortFile) && Pid() != pid && Running() is not null, seconds: 60);
        TablePort().ShouldBe(table);
        await program.AnswersAsync(_port, _http);
        await program.TerminateAsync();
    }

    [Fact]
    public async Task Without_Node_it_ends_with_a_message_that_names_Node_and_the_remedy()
    {
        await using var program = Executable.Start(new Dictionary<string, string?>(Settings, StringComparer.Ordinal) { ["PATH"] = _folder }, ["serve", "--urls", $"http://127.0.0.1:{_port}"]);
        await program.EndAsync();
        program.ExitCode.ShouldBe(1);
        program.Errors.ShouldContain("Node");
        program.Errors.ShouldContain("Storage__ConnectionString");
        program.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_port_in_use_ends_it_with_a_clear_message_and_without_leaving_Azurite()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using var program = Executable.Start(Settings, ["serve", "--urls", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}"]);
        await program.EndAsync();
        program.ExitCode.ShouldBe(1);
        program.Errors.ShouldContain("--urls is in use");
        program.Errors.ShouldNotContain("   at ");
        File.Exists(PortFile).ShouldBeFalse();
    }

    [Fact]
    public async Task The_doctor_finds_everything_well()
    {
        var doctor = await Executable.RunAsync(Settings, "doctor");
        doctor.ExitCode.ShouldBe(0, doctor.Out);
        doctor.Out.ShouldNotContain("FAIL");
        doctor.Out.ShouldContain("OK    tables");
    }

    [Fact]
    public async Task The_doctor_names_the_remedy_when_storage_is_not_reached()
    {
        var port = TestApp.FreePort().ToString(CultureInfo.InvariantCulture);
        var doctor = await Executable.RunAsync(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage__ConnectionString"] = $"AccountName=a;AccountKey={Convert.ToBase64String(new byte[64])};BlobEndpoint=http://127.0.0.1:{port}/a;QueueEndpoint=http://127.0.0.1:{port}/a;TableEndpoint=http://127.0.0.1:{port}/a;",
        }, "doctor");
        doctor.ExitCode.ShouldBe(1);
        doctor.Out.ShouldContain("FAIL  tables: storage can't be reached. Check Storage__ConnectionString");
    }

    [Fact]
    public async Task Another_master_key_than_the_storage_was_set_up_with_is_told_plainly()
    {
        (await Executable.RunAsync(Settings, "shops", "list")).ExitCode.ShouldBe(0);
        var wrong = new Dictionary<string, string?>(Settings, StringComparer.Ordinal) { ["Keys__Master"] = Convert.ToBase64String(new byte[32]) };
        var program = await Executable.RunAsync(wrong, "shops", "list");
        program.ExitCode.ShouldBe(1);
        program.Errors.ShouldBe("Keys__Master is not the key with which this storage was set up. Set it to the earlier value.");
    }

    private string PortFile => Path.Combine(_folder, "azurite.json");

    private async Task<Executable> ServeAsync()
    {
        var program = Executable.Start(Settings, ["serve", "--urls", $"http://127.0.0.1:{_port}"]);
        await program.AnswersAsync(_port, _http);
        return program;
    }

    private int Pid() => Read("Pid");

    private int TablePort() => Read("Table");

    private int Read(string name)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(PortFile));
            return json.RootElement.GetProperty(name).GetInt32();
        }
        catch (JsonException)
        {
            return 0; // Being written.
        }
    }

    private Process? Running()
    {
        try
        {
            return Process.GetProcessById(Pid()) is { HasExited: false } process ? process : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsGone(Process process) => process.HasExited;
}
