using System.CommandLine;
using System.Globalization;
using Azure;
using Azure.Identity;
using Microsoft.AspNetCore.Connections;
using Retention.App.Commands;
using Retention.App.Settings;

// Whatever the machine speaks: the shopper's language is chosen where a letter is written, and nowhere else is any.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

var root = new RootCommand("Retention keeps an online shop's customers. Without a command it serves.")
{
    ServeCommand.Make(),
    DemoCommand.Make(),
    ShopsCommand.Make(),
    ShopifyCommand.Make(),
    ImportCommand.Make(),
    ConsentCommand.Make(),
    ReviewsCommand.Make(),
    FlowsCommand.Make(),
    RehearseCommand.Make(),
    ExplainCommand.Make(),
    MessagesCommand.Make(),
    DoctorCommand.Make(),
    SimulateCommand.Make(),
    HeldCommand.MakePoison(),
    HeldCommand.MakeQuarantine(),
};
ServeCommand.AddTo(root);

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(40) });
}
catch (SettingsException fault)
{
    foreach (var line in fault.Faults)
        await Console.Error.WriteLineAsync(line);
    return 1;
}
catch (IOException fault) when (fault.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync("The address of --urls is in use: another program listens there, perhaps another retention. End it, or give another one, like: --urls http://127.0.0.1:5081");
    return 1;
}
// The storage clients tell of all their tries at once, and of a try that took too long as cancelled.
catch (Exception fault) when (fault is RequestFailedException or AuthenticationFailedException or AggregateException { InnerException: RequestFailedException or IOException or OperationCanceledException })
{
    await Console.Error.WriteLineAsync($"Storage failed. Run: retention doctor{Environment.NewLine}{fault.Message.Split('\n')[0]}");
    return 1; // Never 0 on a fault: the Functions host would leave a handler that ended with 0 dead.
}
