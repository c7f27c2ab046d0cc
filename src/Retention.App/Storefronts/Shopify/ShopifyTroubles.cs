using System.Collections.Immutable;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// The vocabulary of what goes wrong with a shop at Shopify, and what a merchant should do then. docs/shopify-troubles.md lists the same; a test
/// compares them.
/// </summary>
internal static class ShopifyTroubles
{
    /// <summary>Shopify takes our tokens no more: opening the app gives new ones. Also what <c>Shop.Trouble</c> says then, as <see cref="ShopTroubleKey"/>.</summary>
    public const string Reconnect = "reconnect";

    /// <summary>What <c>Shop.Trouble</c> says while a shop has to be connected again.</summary>
    public const string ShopTroubleKey = "shopify-reconnect";

    /// <summary>There are no tokens: the app was never opened, or it was removed.</summary>
    public const string NotConnected = "not-connected";

    /// <summary>The ID token of the merchant's page is too old, or was none of ours: a fresh one does it.</summary>
    public const string StaleIdToken = "stale-id-token";

    /// <summary>Shopify does not know our client id with our secret.</summary>
    public const string ClientRefused = "client-refused";

    /// <summary>The shop owes Shopify something, and is frozen.</summary>
    public const string Frozen = "frozen";

    /// <summary>Shopify locked the shop.</summary>
    public const string Locked = "locked";

    /// <summary>Shopify forbids it.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>There is no such shop (any more).</summary>
    public const string NotFound = "not-found";

    /// <summary>A scope or an approval is missing.</summary>
    public const string AccessDenied = "access-denied";

    /// <summary>Shopify wants fewer calls.</summary>
    public const string TooMany = "too-many";

    /// <summary>One question costs more than Shopify answers at once.</summary>
    public const string TooCostly = "too-costly";

    /// <summary>Shopify does not understand what we asked: a fault of ours.</summary>
    public const string Invalid = "invalid";

    /// <summary>No answer in time.</summary>
    public const string TimeOut = ShopTrouble.TimeOutKey;

    /// <summary>Nobody could be connected to.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>Shopify broke down while it answered.</summary>
    public const string Failed = "failed";

    /// <summary>Something was to be changed, and the answer never came.</summary>
    public const string LostAnswer = ShopTrouble.LostAnswerKey;

    /// <summary>The answer is more than we read.</summary>
    public const string TooLarge = "too-large";

    /// <summary>An answer of another kind than the interface promises.</summary>
    public const string Odd = "odd-answer";

    /// <summary>Somebody else is getting tokens for the shop.</summary>
    public const string Busy = ShopTrouble.BusyKey;

    /// <summary>A file is gone: it can be fetched for seven days.</summary>
    public const string FileGone = "file-gone";

    /// <summary>The address is none of Shopify's.</summary>
    public const string NotAllowed = "not-allowed";

    private const string OpenApp = "Open Retention once from your shop's admin: that connects it again.";
    private const string Passes = "It mostly ends by itself. If it stays, see shopifystatus.com.";
    private const string TellUs = "Nothing there is yours to change: tell us.";

    private static readonly ImmutableSortedDictionary<string, (string What, string Remedy)> Known = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        [Reconnect] = ("Shopify no longer takes our access to the shop.", OpenApp),
        [NotConnected] = ("Shopify gave us no access to the shop yet.", OpenApp),
        [StaleIdToken] = ("The page was open for too long.", "Load the page again."),
        [ClientRefused] = ("Shopify does not take our client secret.", "Whoever runs Retention: set the first of Shopify__ClientSecrets to the newest client secret of the Dev Dashboard."),
        [Frozen] = ("Shopify has frozen the shop, mostly for an unpaid bill.", "Pay what is open under Settings > Billing in your shop's admin."),
        [Locked] = ("Shopify has locked the shop.", "Ask Shopify's support why, and what opens it again."),
        [Forbidden] = ("Shopify forbids us this.", $"{OpenApp} If it stays, ask Shopify's support whether the shop is restricted."),
        [NotFound] = ("Shopify does not know the shop, or nothing is there.", "If the shop was closed, all is well. Otherwise open Retention once from your shop's admin."),
        [AccessDenied] = ("Shopify does not let us see or do this.", "Open Retention once from your shop's admin and accept the permissions that it asks for."),
        [TooMany] = ("Shopify wants fewer calls.", "It ends by itself within a minute."),
        [TooCostly] = ("The question was too large for Shopify.", TellUs),
        [Invalid] = ("Shopify did not understand what we asked.", TellUs),
        [TimeOut] = ("Shopify did not answer in time.", Passes),
        [Unreachable] = ("Shopify can't be reached.", Passes),
        [Failed] = ("Shopify broke down while it answered.", Passes),
        [LostAnswer] = ("We asked Shopify to change something, and its answer was lost.", "We look whether it happened before we ask again."),
        [TooLarge] = ("Shopify's answer is too large.", TellUs),
        [Odd] = ("Shopify answered something that it does not promise.", TellUs),
        [Busy] = ("Access to the shop is being renewed.", "It ends by itself in a moment."),
        [FileGone] = ("The file that Shopify made for us is gone.", "It is asked for again by itself."),
        [NotAllowed] = ("The address is not one of Shopify's.", TellUs),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>All of them, by key.</summary>
    public static IReadOnlyDictionary<string, (string What, string Remedy)> All => Known;

    /// <summary>A trouble of this kind.</summary>
    /// <param name="key">One of the vocabulary.</param>
    /// <param name="what">More exactly what is wrong; null for the words of the vocabulary.</param>
    public static ShopTrouble Of(string key, string? what = null) => new(key, what ?? Known[key].What, Known[key].Remedy)
    {
        IsPassing = key is TooMany or TimeOut or Unreachable or Failed or LostAnswer or Busy,
        IsRevoked = key is Reconnect or NotConnected,
    };
}
