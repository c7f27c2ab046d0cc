using System.CommandLine;
using Retention.App.Demo;

namespace Retention.App.Commands;

/// <summary><c>retention demo</c>: a shop with a quarter behind it, and the last day of two shops through the real doors, in memory.</summary>
internal static class DemoCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var command = new Command("demo", "Show the page of a demo shop with a quarter behind it");
        command.SetAction((_, cancellation) => RunAsync(cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("retention-demo-");
        try
        {
            await using var demo = await DemoRun.StartAsync(folder.FullName, Console.Out, cancellation);
            var isWell = await demo.PlayAsync(cancellation);
            // Without a terminal nobody could press Ctrl-C.
            if (Console.IsOutputRedirected || Console.IsInputRedirected)
                return isWell ? 0 : 1;
            Console.WriteLine($"{Environment.NewLine}Open {await demo.LinkAsync(cancellation)} - the merchant's page (the link lets in once). Letters lie at {demo.Url}dev/outbox. Ctrl-C ends the demo.");
            await demo.StayAsync(cancellation);
            return 0;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Console.WriteLine("Stopped.");
            return 130; // As a shell says of Ctrl-C.
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
