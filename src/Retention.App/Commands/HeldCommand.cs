using System.CommandLine;
using Retention.App.Queues;
using Retention.App.Webhooks;

namespace Retention.App.Commands;

/// <summary><c>retention poison list|replay</c> and <c>retention quarantine list|replay</c>: what was put aside.</summary>
internal static class HeldCommand
{
    /// <summary>Messages that failed too often.</summary>
    public static Command MakePoison()
    {
        var list = new Command("list", "List messages that failed five times");
        list.SetAction((_, cancellation) => RunAsync(async services =>
        {
            var all = await services.GetRequiredService<Poison>().ListAsync(cancellation);
            foreach (var message in all)
                Console.WriteLine($"{message.Queue}  {message.Id}  since {message.Since:u}  {message.What}");
            Console.WriteLine(all.Count == 0 ? "None." : $"{all.Count} (of each queue at most 32 are shown). Put them back with: retention poison replay");
        }, cancellation));
        var replay = new Command("replay", "Put them back into their queues");
        replay.SetAction((_, cancellation) => RunAsync(async services =>
            Console.WriteLine($"{await services.GetRequiredService<Poison>().ReplayAsync(cancellation)} put back."), cancellation));
        return new Command("poison", "Messages that failed too often") { list, replay };
    }

    /// <summary>Deliveries that were not understood.</summary>
    public static Command MakeQuarantine()
    {
        var list = new Command("list", "List genuine deliveries that were not understood");
        list.SetAction((_, cancellation) => RunAsync(async services =>
        {
            var all = await services.GetRequiredService<Quarantine>().ListAsync(cancellation);
            foreach (var kept in all)
                Console.WriteLine($"{kept.Name}  {kept.Delivery.At:u}  {kept.Delivery.Platform}  {kept.Delivery.Topic}: {kept.Delivery.Reason}");
            Console.WriteLine(all.Count == 0 ? "None." : $"{all.Count}. Try them again with: retention quarantine replay");
        }, cancellation));
        var replay = new Command("replay", "Try them again");
        replay.SetAction((_, cancellation) => RunAsync(async services =>
        {
            var (understood, kept) = await services.GetRequiredService<Replay>().RunAsync(cancellation);
            Console.WriteLine($"{understood} understood now, {kept} still not.");
        }, cancellation));
        return new Command("quarantine", "Genuine deliveries that were not understood") { list, replay };
    }

    private static async Task<int> RunAsync(Func<IServiceProvider, Task> run, CancellationToken cancellation)
    {
        await using var starting = await Starting.RunAsync(listening: null, isServing: false, cancellation);
        await using var app = await AppHost.BuildAsync(starting.Settings, new() { Works = false, Log = LogLevel.Error }, cancellation);
        await run(app.Services);
        return 0;
    }
}
