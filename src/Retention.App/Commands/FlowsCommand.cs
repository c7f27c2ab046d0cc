using System.CommandLine;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Flows;
using Retention.Shops;

namespace Retention.App.Commands;

/// <summary><c>retention flows list|on|off|pause|resume|set</c>: a shop's switches and settings.</summary>
internal static class FlowsCommand
{
    private static readonly Option<string> Shop = OneShop.Option();
    private static readonly Option<string> Flow = FlowOption("The flow, like abandoned-cart", isRequired: true);
    private static readonly Option<string> OneFlow = FlowOption("Only this flow");
    private static readonly Option<string[]> Set = SetOption("A setting as name=value, may be given again; flows list --flow F names them");

    /// <summary>Makes the command.</summary>
    public static Command Make() => new("flows", "List the flows of a shop, turn them on and off, change their settings")
    {
        Sub("list", "List the flows with their steps, times and shares", [OneFlow], (record, _, parsed, _) =>
        {
            foreach (var line in FlowsText.Of(record.Shop, parsed.GetValue(OneFlow)))
                Console.WriteLine(line);
            return Task.FromResult(0);
        }),
        On(),
        Sub("off", "Turn a flow off: whoever is under way hears nothing more of it", [Flow], (record, shops, parsed, cancellation) =>
            ChangeAsync(record.Shop, shops, shop => shop.Switched(Named(parsed).Family, FlowMode.Off, tester: null, DateTimeOffset.UtcNow), $"{Named(parsed).Family} is off. Whoever was under way in it hears nothing more of it.", cancellation)),
        Sub("pause", "Let a flow wait, or all of them: nothing is said, and nobody is forgotten", [OneFlow], (record, shops, parsed, cancellation) => PauseAsync(record.Shop, parsed, isPaused: true, shops, cancellation)),
        Sub("resume", "Let it go on", [OneFlow], (record, shops, parsed, cancellation) => PauseAsync(record.Shop, parsed, isPaused: false, shops, cancellation)),
        Sub("set", "Change settings of a flow or of the shop", [OneFlow, Set], (record, shops, parsed, cancellation) => SetAsync(record.Shop, parsed, shops, cancellation)),
    };

    /// <summary>An option that takes a flow's switch.</summary>
    public static Option<string> FlowOption(string description, bool isRequired = false) => new Option<string>("--flow") { Description = description, Required = isRequired }.AcceptOnlyFromAmong([.. AllFlows.Switches.Select(flow => flow.Family)]);

    /// <summary>An option that takes settings.</summary>
    public static Option<string[]> SetOption(string description) => new("--set") { Description = description, AllowMultipleArgumentsPerToken = true };

    private static Command Sub(string name, string description, Option[] options, Func<ShopRecord, ShopStore, ParseResult, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description) { Shop };
        foreach (var option in options)
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => OneShop.RunAsync(parsed.GetValue(Shop), (record, services) => run(record, services.GetRequiredService<ShopStore>(), parsed, cancellation), cancellation));
        return command;
    }

    private static Command On()
    {
        var command = new Command("on", "Turn a flow on") { Shop, Flow };
        command.SetAction((parsed, cancellation) => OneShop.RunAsync(parsed.GetValue(Shop), async (record, services) =>
        {
            var done = await TurnOnAsync(record.Shop, Named(parsed), services.GetRequiredService<ShopStore>(), cancellation);
            if (done == 0 && TurningOn.DomainNote(Named(parsed), record.Shop, services.GetRequiredService<AppSettings>().NeedsSenderDomain) is { } note)
                Console.WriteLine(note);
            return done;
        }, cancellation));
        return command;
    }

    private static Flow Named(ParseResult parsed) => AllFlows.Switches.Single(flow => flow.Family == parsed.GetRequiredValue(Flow));

    private static async Task<int> TurnOnAsync(Shop shop, Flow flow, ShopStore shops, CancellationToken cancellation)
    {
        if (TurningOn.Obstacle(flow, shop) is { } obstacle)
            return await OneShop.FaultAsync(obstacle);
        var done = await ChangeAsync(shop, shops, known => known.Switched(flow.Family, FlowMode.On, tester: null, DateTimeOffset.UtcNow), $"{flow.Family} is on. From now on: {char.ToLowerInvariant(flow.Title[0])}{flow.Title[1..]}. A running program knows within some seconds; what happened before then begins nothing.", cancellation);
        if (TurningOn.Note(flow, shop) is { } note)
            Console.WriteLine(note);
        return done;
    }

    private static Task<int> PauseAsync(Shop shop, ParseResult parsed, bool isPaused, ShopStore shops, CancellationToken cancellation)
    {
        var flow = parsed.GetValue(OneFlow);
        var what = flow ?? "Everything";
        if (!isPaused && flow is not null && !shop.IsOn(flow))
            return OneShop.FaultAsync($"{flow} is off, so there is nothing to resume. Turn it on with: retention flows on --flow {flow}");
        return ChangeAsync(shop, shops, known => flow is null ? known.Paused(isPaused) : known.Paused(flow, isPaused), isPaused
            ? $"{what} waits. What is due goes on when it is resumed, as far as it is not too late by then."
            : $"{what} goes on.", cancellation);
    }

    private static async Task<int> SetAsync(Shop shop, ParseResult parsed, ShopStore shops, CancellationToken cancellation)
    {
        var (flow, texts) = (parsed.GetValue(OneFlow), parsed.GetValue(Set) ?? []);
        if (texts.Length == 0)
            return await OneShop.FaultAsync("Say what to set, like: retention flows set --flow abandoned-cart --set wait=2h");
        if (SettingText.Read(shop, flow, texts) is SettingRead.Fault(var fault))
            return await OneShop.FaultAsync(fault);
        // Read again on what is stored by then: somebody else may have changed something meanwhile.
        return await ChangeAsync(shop, shops, known => SettingText.Read(known, flow, texts) is SettingRead.Understood(var changed) ? changed : known,
            $"Set: {string.Join(", ", texts)}. Whoever is under way keeps the times that held at the start.", cancellation);
    }

    private static async Task<int> ChangeAsync(Shop shop, ShopStore shops, Func<Shop, Shop> change, string said, CancellationToken cancellation)
    {
        if (await shops.ChangeAsync(shop.Id, change, cancellation) is null)
            return await OneShop.FaultAsync($"The shop {shop.Id} was removed meanwhile.");
        Console.WriteLine(said);
        return 0;
    }
}
