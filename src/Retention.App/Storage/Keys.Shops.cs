using System.Globalization;

namespace Retention.App.Storage;

// Keys of what belongs to a shop as a whole: its settings, words, staff, connection and counters.
internal static partial class Keys
{
    /// <summary>The row of a shop's settings, and of a connection.</summary>
    public const string Settings = "settings";

    /// <summary>The row of a shop's last import.</summary>
    public const string Import = "import";

    /// <summary>The row that says up to when a shop was read for what its webhooks lost.</summary>
    public const string OrdersRead = "orders-read";

    /// <summary>The row that says how many of a shop's people may be written to.</summary>
    public const string Reach = "reach";

    /// <summary>The row of an earlier version of a shop's settings.</summary>
    public static string SettingsAt(int version) => string.Create(CultureInfo.InvariantCulture, $"settings|{version:D9}");

    /// <summary>The row of a version of a shop's own words in place of a wording of a flow.</summary>
    public static string Words(string flow, string template, int version) => string.Create(CultureInfo.InvariantCulture, $"{WordsOf(flow, template)}{version:D9}");

    /// <summary>How the rows of all versions of those words begin.</summary>
    public static string WordsOf(string flow, string template) => $"words|{flow.Replace('/', '~')}|{template}|";

    /// <summary>The row of a member of the shop's staff who may get test letters, by the hash of the address.</summary>
    public static string StaffMember(string member) => $"{Staff}{member}";

    /// <summary>How the rows of all members of the staff begin.</summary>
    public const string Staff = "staff|";

    /// <summary>The row of a test letter of this kind: it is claimed before the letter is handed over.</summary>
    public static string TestLetter(string kind, DateTimeOffset at, string letter) => $"{TestLettersOf(kind)}{at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}|{letter}";

    /// <summary>How the rows of all test letters of this kind begin.</summary>
    public static string TestLettersOf(string kind) => $"test|{kind.Replace('/', '~')}|";

    /// <summary>The row of a one-time link into a shop's page, beside its settings.</summary>
    public static string OneTimeLink(string secret) => $"enter|{Hash(secret, 64)}";

    /// <summary>The row of an approval that was begun in a shop's admin, in the partition of that shop.</summary>
    public static string Approval(string secret) => $"{Approvals}{Hash(secret, 64)}";

    /// <summary>How the rows of all approvals begin.</summary>
    public const string Approvals = "approve|";

    /// <summary>The row that says how a WooCommerce shop's connection was found last.</summary>
    public const string ConnectionState = "connection";

    /// <summary>The partition of what a shop's plugin asked on a day (UTC).</summary>
    public static string AskedOn(string shop, DateTimeOffset at) => $"{shop}|asked|{at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";

    /// <summary>The row of a call of the plugin, which is heard once: by its signature.</summary>
    public static string Call(string signature) => $"call|{Hash(signature, 32)}";

    /// <summary>The row that counts what one visitor or address asked within an hour (UTC).</summary>
    public static string Counted(string what, string who, DateTimeOffset at) => $"count|{what}|{Hash(who, 32)}|{at.UtcDateTime.ToString("HH", CultureInfo.InvariantCulture)}";

    /// <summary>The partition in which a shop's sent messages are counted by the hour.</summary>
    public static string SentHours(string shop) => $"{shop}|sent";

    /// <summary>The partition of a WooCommerce connection: the one directory that is not opened by the shop.</summary>
    public static string Connection(string connection) => $"connection|{connection}";

    /// <summary>The row of a Shopify shop's tokens.</summary>
    public const string ShopifyTokens = "shopify-tokens";

    /// <summary>The row of the lease under which a Shopify shop's tokens are got.</summary>
    public const string ShopifyTokensLease = "shopify-tokens-lease";

    /// <summary>The row of a shop's own account for texts.</summary>
    public const string TextAccount = "text-account";

    /// <summary>The partition of a domain that a shop sends from: a directory that is not opened by the shop.</summary>
    public static string Domain(string domain) => $"domain|{domain}";

    /// <summary>The partition in which a shop's letters from the operator's address are counted by the hour.</summary>
    public static string SharedHours(string shop) => $"{shop}|shared";

    /// <summary>The row that tells up to when a provider's own lists were read, in the partition of its name: it is about all shops.</summary>
    public static (string Partition, string Row) Reconciled(string provider, string list) => ($"provider|{provider}", list);
}
