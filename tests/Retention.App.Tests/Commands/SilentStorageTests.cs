using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Retention.App.Tests.Commands;

/// <summary>A start on storage that takes connections and says nothing.</summary>
public sealed class SilentStorageTests
{
    [Fact]
    public async Task A_start_on_silent_storage_ends_with_a_sentence_and_a_fault()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/account");
        var program = await Executable.RunAsync(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage__ConnectionString"] = $"DefaultEndpointsProtocol=http;AccountName=account;AccountKey=AAAA;BlobEndpoint={address};QueueEndpoint={address};TableEndpoint={address};",
            ["Storage__Deadline"] = "00:00:01",
            ["Keys__Master"] = Convert.ToBase64String(new byte[32]),
        }, "serve", "--urls", $"http://127.0.0.1:{TestApp.FreePort().ToString(CultureInfo.InvariantCulture)}");

        program.ExitCode.ShouldBe(1);
        program.Errors.ShouldStartWith("Storage failed. Run: retention doctor");
        program.Errors.ShouldNotContain("   at ");
    }
}
