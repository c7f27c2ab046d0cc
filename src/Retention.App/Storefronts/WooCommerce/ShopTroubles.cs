using System.Collections.Immutable;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// The vocabulary of what goes wrong with a shop's REST interface, and what a merchant should do then. docs/woocommerce.md lists the same; a
/// test compares them.
/// </summary>
internal static class ShopTroubles
{
    /// <summary>The address is plain http: keys would be readable on the way, and WooCommerce refuses them there.</summary>
    public const string NotHttps = "not-https";

    /// <summary>The address leads to no host on the internet, or to a port that we don't call.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>There is no WordPress with WooCommerce's REST interface.</summary>
    public const string NotFound = "not-found";

    /// <summary>The interface is there, and has no such thing (any more).</summary>
    public const string Missing = "missing";

    /// <summary>A page for people came where JSON was asked for.</summary>
    public const string Html = "html-instead-of-json";

    /// <summary>The shop answers at another address.</summary>
    public const string Redirected = "redirected";

    /// <summary>The shop is being updated.</summary>
    public const string Maintenance = "maintenance";

    /// <summary>A service before the shop wants a browser to prove that it is one.</summary>
    public const string Challenge = "challenge";

    /// <summary>A firewall, a security plugin or a password of the web server is in the way.</summary>
    public const string Firewall = "firewall";

    /// <summary>The shop's host wants fewer calls.</summary>
    public const string TooMany = "too-many";

    /// <summary>No answer in time.</summary>
    public const string TimeOut = ShopTrouble.TimeOutKey;

    /// <summary>Nobody could be connected to.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The shop broke down while it answered.</summary>
    public const string Failed = "failed";

    /// <summary>The secret does not fit the key.</summary>
    public const string KeysWrong = "keys-wrong";

    /// <summary>The shop does not know the key (any more).</summary>
    public const string KeysGone = "keys-gone";

    /// <summary>The key, or whoever it belongs to, may not do this.</summary>
    public const string Rights = "rights";

    /// <summary>The shop does not take what we gave it.</summary>
    public const string Invalid = "invalid";

    /// <summary>The answer is more than we read.</summary>
    public const string TooLarge = "too-large";

    /// <summary>An answer of another kind than the interface promises.</summary>
    public const string Odd = "odd-answer";

    /// <summary>Something was to be changed, and the answer never came.</summary>
    public const string LostAnswer = ShopTrouble.LostAnswerKey;

    /// <summary>Two calls to the shop are under way already, and both are slow.</summary>
    public const string Busy = ShopTrouble.BusyKey;

    private const string ReadWriteKeys = "Connect the shop again. Where you paste keys: WooCommerce > Settings > Advanced > REST API, with the permission Read/Write and an administrator as user.";

    private static readonly ImmutableSortedDictionary<string, (string What, string Remedy)> Known = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        [NotHttps] = ("The shop's address is not https.", "Give the shop a certificate (most hosts do it for nothing), then connect its https address."),
        [NotAllowed] = ("The address is not one on the public internet.", "Connect the address at which shoppers reach the shop."),
        [NotFound] = ("There is no WooCommerce at this address.", "Check the address, also for a folder like /shop. WooCommerce has to be active, and /wp-json must not be switched off."),
        [Missing] = ("The shop has no such thing.", "If it was deleted there, all is well. Otherwise check again; where the plugin is missing, install it."),
        [Html] = ("The shop answered with a page for people.", "Save Settings > Permalinks once in WordPress. If it stays, a plugin closes the REST interface: allow /wp-json/wc."),
        [Redirected] = ("The shop answers at another address.", "Connect the address that the shop itself uses (Settings > General > Site Address)."),
        [Maintenance] = ("The shop is closed for maintenance.", "It mostly ends by itself within minutes. If it lasts for more than an hour, look whether an update was interrupted."),
        [Challenge] = ("A protection service, like Cloudflare, asks us to prove that we are a browser.", "Add a rule there that lets /wp-json/wc through without a challenge."),
        [Firewall] = ("A firewall or a security plugin refuses us.", "Allow /wp-json/wc for us in the security plugin or at the host; take a password off the web server's door."),
        [TooMany] = ("The shop's host wants fewer calls.", "It ends by itself after a while. If it happens daily, ask the host for a higher limit on /wp-json/wc."),
        [TimeOut] = ("The shop did not answer in time.", "It mostly ends by itself. If it stays, the shop is slow for shoppers too: ask the host."),
        [Unreachable] = ("The shop can't be reached.", "Open the address in a browser. If the shop is there, check its name (DNS) and its certificate."),
        [Failed] = ("The shop broke down while it answered.", "It may end by itself. If it stays, look into WooCommerce > Status > Logs for fatal-errors."),
        [KeysWrong] = ("The secret does not fit the key.", ReadWriteKeys),
        [KeysGone] = ("The shop does not know our key.", $"{ReadWriteKeys} If the key is there, the web server drops the Authorization header: ask the host to pass it on."),
        [Rights] = ("The key may not do this.", ReadWriteKeys),
        [Invalid] = ("The shop does not take what we gave it.", "Read what it says. If nothing there is yours to change, tell us."),
        [TooLarge] = ("The shop's answer is too large.", "Tell us: a plugin may add very much to each order."),
        [Odd] = ("The shop answered something that WooCommerce does not.", "Switch off what changes answers of the REST interface (caches, optimisers) for /wp-json/wc."),
        [LostAnswer] = ("We asked the shop to change something, and its answer was lost.", "We look whether it happened before we ask again."),
        [Busy] = ("The shop is slow, and two questions to it are still open.", "It ends by itself in a moment."),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>All of them, by key.</summary>
    public static IReadOnlyDictionary<string, (string What, string Remedy)> All => Known;

    /// <summary>A trouble of this kind.</summary>
    /// <param name="key">One of the vocabulary.</param>
    /// <param name="what">More exactly what is wrong; null for the words of the vocabulary.</param>
    public static ShopTrouble Of(string key, string? what = null) => new(key, what ?? Known[key].What, Known[key].Remedy)
    {
        IsPassing = key is Maintenance or TooMany or TimeOut or Unreachable or Failed or LostAnswer or Busy,
        IsRevoked = key is KeysWrong or KeysGone or Rights,
    };
}
