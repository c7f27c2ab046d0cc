using System.CommandLine;
using Retention.App.Letters;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.App.Commands;

/// <summary><c>retention shops stop|resume|trust</c>: what whoever runs the program decides about a shop's sending. A merchant can't.</summary>
internal static class HaltCommand
{
    private static readonly Option<string> Shop = new("--shop", "--id") { Description = "The shop's id, domain or address", Required = true };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why, for your own record; the merchant does not see it", Required = true };

    /// <summary>Makes the commands.</summary>
    public static IEnumerable<Command> Make()
    {
        var stop = new Command("stop", "Stop all sending of a shop, but answers to shoppers' complaints; its merchant can't lift it") { Shop, Reason };
        stop.SetAction((parsed, cancellation) => OneShop.RunAsync(parsed.GetValue(Shop), (shop, services) => StopAsync(shop, parsed.GetRequiredValue(Reason), services, cancellation), cancellation));
        var resume = new Command("resume", "Let a stopped shop send again: what waited goes on, as far as it is not too late") { Shop };
        resume.SetAction((parsed, cancellation) => OneShop.RunAsync(parsed.GetValue(Shop), (shop, services) => ResumeAsync(shop, services, cancellation), cancellation));
        var trust = new Command("trust", "Lift the limits of new shops and trial shops for one whose merchant you know") { Shop };
        trust.SetAction((parsed, cancellation) => OneShop.RunAsync(parsed.GetValue(Shop), (shop, services) => TrustAsync(shop, services, cancellation), cancellation));
        return [stop, resume, trust];
    }

    private static async Task<int> StopAsync(ShopRecord shop, string reason, IServiceProvider services, CancellationToken cancellation)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await services.GetRequiredService<ShopStore>().ChangeAsync(shop.Shop.Id, known => known with { Halt = known.Halt ?? new SendingHalt(Clean.Line(reason), now) }, cancellation);
        // Workers know a shop for so long after they read it: once this is answered none of them sends any more.
        await Task.Delay(ShopStore.ShopIsFresh, cancellation);
        Console.WriteLine($"Shop {shop.Shop.Id} ({shop.Address}) sends nothing any more but answers to complaints. What was handed to a provider before can't be called back.");
        return 0;
    }

    private static async Task<int> ResumeAsync(ShopRecord shop, IServiceProvider services, CancellationToken cancellation)
    {
        if (shop.Shop.Halt is null)
            return await OneShop.FaultAsync($"Shop {shop.Shop.Id} ({shop.Address}) was not stopped.");
        await services.GetRequiredService<ShopStore>().ChangeAsync(shop.Shop.Id, known => known with { Halt = null }, cancellation);
        Console.WriteLine($"Shop {shop.Shop.Id} ({shop.Address}) sends again. What waits is looked at within the hour.");
        return 0;
    }

    private static async Task<int> TrustAsync(ShopRecord shop, IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<ShopStore>().ChangeAsync(shop.Shop.Id, known => known with { IsTrusted = true }, cancellation);
        Console.WriteLine($"Shop {shop.Shop.Id} ({shop.Address}) may send without the limits of new shops. Its own limit, and those of its sender, still hold.");
        return 0;
    }
}
