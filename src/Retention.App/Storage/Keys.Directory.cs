using Retention.Events;
using Retention.Reputation;

namespace Retention.App.Storage;

// Keys of names, addresses and numbers, and what is known of them.
internal static partial class Keys
{
    /// <summary>The row of a directory entry.</summary>
    public const string Name = "name";

    /// <summary>The row of the last purchase under a name that people may share.</summary>
    public const string Bought = "bought";

    /// <summary>The partition of a name in the directory.</summary>
    public static string Directory(string shop, NameKind kind, string hash) => $"{shop}|{kind}|{hash}";

    /// <summary>The partition of an address to which letters went by this account, with a row for each shop that wrote: a directory that is not opened by the shop.</summary>
    public static string SentAddress(string account, string hash) => $"{SentAddresses}{account}|{hash}";

    /// <summary>How the partitions of all such addresses begin.</summary>
    public const string SentAddresses = "sender|";

    /// <summary>The row of an address on a shop's suppression list.</summary>
    public static string Suppressed(Channel channel, string address) => $"{channel}|{address}";

    /// <summary>Whether a text can be such a row's key: nothing else becomes one.</summary>
    public static bool IsSuppressed(string text) =>
        text.Split('|') is [var channel, { Length: 24 } address] && Enum.GetNames<Channel>().Contains(channel, StringComparer.Ordinal) && address.All(char.IsAsciiHexDigitLower);

    /// <summary>Reads such a row's key.</summary>
    public static (Channel Channel, string Address) ReadSuppressed(string row) => row.Split('|') is [var channel, var address] ? (Enum.Parse<Channel>(channel), address) : throw new FormatException($"No such row of a suppression list: {row}.");

    /// <summary>The row of a letter that bounced or was called spam.</summary>
    public static string Incident(string message, IncidentKind kind) => $"{message}|{kind}";

    /// <summary>The partition of an account, messaging service or number for texts: a directory that is not opened by the shop, since what comes in names only these.</summary>
    public static string TextSender(string sender) => $"text|{sender}";

    /// <summary>The row of a telephone number in the directory, with the shopper who got a text there.</summary>
    public const string Texted = "texted";

    /// <summary>The row of a telephone number in the directory, with the shopper whose consent it was asked to confirm.</summary>
    public const string AskedByText = "asked";

    /// <summary>The row of a telephone number in the directory, with the last texts by which it stopped or started ours.</summary>
    public const string HeardTexts = "heard";
}
