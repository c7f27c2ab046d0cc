using System.CommandLine;
using System.Globalization;
using Retention.App.Merchant.Doors;
using Retention.App.Observability;
using Retention.App.Storage;

namespace Retention.App.Commands;

/// <summary><c>retention serve</c>: the doors, the pages and the workers. Under the Functions host, the doors and the functions.</summary>
internal static class ServeCommand
{
    private static readonly Option<Uri> Urls = new("--urls")
    {
        Description = "Where to listen",
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080"),
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp)
                return url;
            result.AddError("--urls is one http address, like http://127.0.0.1:5080. Put a proxy in front of it for https.");
            return null;
        },
    };

    private const int MostLinks = 10; // Of more shops, one makes a link with: retention shops link.

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var command = new Command("serve", "Run the program (the default)") { Urls };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(Urls)!, cancellation));
        return command;
    }

    /// <summary>Adds the command's option and action to the root, so that <c>retention</c> alone serves.</summary>
    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Urls);
        root.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(Urls)!, cancellation));
    }

    private static async Task<int> RunAsync(Uri urls, CancellationToken cancellation)
    {
        // The Functions host starts its custom handler without arguments and says where to listen; it listens nowhere else.
        var port = Environment.GetEnvironmentVariable("FUNCTIONS_CUSTOMHANDLER_PORT");
        var isFunction = int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var listen = isFunction ? new Uri($"http://127.0.0.1:{number.ToString(CultureInfo.InvariantCulture)}") : urls;
        await using var starting = await Starting.RunAsync(listen, isServing: true, cancellation);
        await using var app = await AppHost.BuildAsync(starting.Settings, new() { Listen = listen, IsFunction = isFunction }, cancellation);
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Retention");
        if (starting.Azurite is { } azurite)
        {
            azurite.Noticed = what => logger.Azurite(what);
            azurite.Restarted = app.Services.GetRequiredService<AppStorage>().PrepareAsync;
            logger.Azurite("holds the data, for trial only: killed, it loses its last seconds, and beyond some 50,000 rows it slows. Set Storage__ConnectionString or Storage__AccountName for real use");
        }

        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException)
        {
            await app.StopAsync(CancellationToken.None); // The workers that run already end before their storage does.
            throw;
        }

        logger.Say($"Listening on {listen.AbsoluteUri.TrimEnd('/')} ({(starting.Settings.IsDevelopment ? "development: letters without a provider land in /dev/outbox" : "production")}). Ctrl-C stops.");
        // Under the Functions host nobody reads this; a link that nobody opens is gone after a day.
        foreach (var shop in isFunction ? [] : (await app.Services.GetRequiredService<ShopStore>().ListAsync(cancellation)).Take(MostLinks))
            logger.Say($"{shop.Shop.Brand.Name} ({shop.Address}): open its page with {await app.Services.GetRequiredService<OneTimeLinks>().MakeAsync(shop.Shop.Id, cancellation)}");
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }
}
