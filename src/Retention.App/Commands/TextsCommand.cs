using System.CommandLine;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Commands;

/// <summary><c>retention shops texts</c>: by which Twilio account, or which messaging service of the program's account, a shop sends texts.</summary>
internal static class TextsCommand
{
    private static readonly Option<string> Shop = OneShop.Option();
    private static readonly Option<string> Account = new("--account") { Description = "The shop's own Twilio account (AC...)" };
    private static readonly Option<string> Token = new("--token") { Description = "That account's auth token; given anew, the former one counts for reports too" };
    private static readonly Option<string> Service = new("--service") { Description = "The messaging service (MG...), of the shop's own account, or of the program's" };
    private static readonly Option<bool> Remove = new("--remove") { Description = "Forget what was set: texts go by the program's account, where there is one" };

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var command = new Command("texts", "Say by which Twilio account or messaging service a shop sends texts") { Shop, Account, Token, Service, Remove };
        command.SetAction((parsed, cancellation) => OneShop.RunAsync(parsed.GetValue(Shop), (shop, services) => RunAsync(parsed, shop, services.GetRequiredService<TextAccounts>(), cancellation), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, ShopRecord shop, TextAccounts accounts, CancellationToken cancellation)
    {
        var (account, token, service) = (parsed.GetValue(Account)?.Trim(), parsed.GetValue(Token)?.Trim(), parsed.GetValue(Service)?.Trim());
        if (parsed.GetValue(Remove))
        {
            await accounts.RemoveAsync(shop.Shop.Id, cancellation);
        }
        else if (service is not null)
        {
            if (!TwilioSettings.IsId(service, "MG") || (account is not null && !TwilioSettings.IsId(account, "AC")))
                return await OneShop.FaultAsync("--service is a messaging service (MG and 32 hexadecimal digits), --account an account (AC and 32). Copy them from Twilio's console.");
            if ((account is null) != (token is null))
                return await OneShop.FaultAsync("--account and --token belong together: both for an account of the shop's own, neither for a messaging service of the program's.");
            if (!await accounts.SetAsync(shop.Shop.Id, account, token, service, cancellation))
                return await OneShop.FaultAsync("Another shop has it, or it is the program's own. Each shop needs its own messaging service; make one in Twilio's console.");
        }

        Console.WriteLine(await accounts.OfShopAsync(shop.Shop.Id, cancellation) is var (own, sends)
            ? $"Shop {shop.Shop.Id}: texts go by {own ?? "the program's account"}, messaging service {sends}."
            : $"Shop {shop.Shop.Id}: texts go by the program's account, where there is one (Twilio__AccountSid).");
        return 0;
    }
}
