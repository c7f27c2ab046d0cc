using System.CommandLine;
using Retention.App.Storefronts.Shopify;

namespace Retention.App.Commands;

/// <summary><c>retention shopify config</c>: what the app's owner gives to Shopify's own command.</summary>
internal static class ShopifyCommand
{
    private static readonly Option<string> Url = new("--url") { Description = "Where this program is reached, like https://app.example", Required = true };
    private static readonly Option<string> ClientId = new("--client-id") { Description = "The app's client id, from the Dev Dashboard", Required = true };

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var config = new Command("config", "Print the app's configuration for this program: save it beside shopify.app.toml as shopify.app.mine.toml, then run shopify app deploy --config mine there") { Url, ClientId };
        config.SetAction(parsed => Print(parsed.GetRequiredValue(Url), parsed.GetRequiredValue(ClientId).Trim()));
        return new Command("shopify", "What Shopify has to know of the app") { config };
    }

    private static int Print(string url, string clientId)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.PathAndQuery != "/" || address.UserInfo.Length > 0)
            return Fault("--url is the https address at which this program is reached, without a path, like https://app.example");
        if (!ShopifyConfig.IsClientId(clientId))
            return Fault("--client-id is the client id of the app, as the Dev Dashboard shows it: letters and digits only");
        Console.Write(ShopifyConfig.For(address, clientId));
        return 0;
    }

    private static int Fault(string what)
    {
        Console.Error.WriteLine(what);
        return 1;
    }
}
