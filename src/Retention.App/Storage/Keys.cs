using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Retention.Events;
using Retention.Reputation;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>
/// Makes every partition and row key. The shop's id comes first in all but the directories that lead to a shop. Dates in keys are of the
/// invariant calendar: in Thailand's the year 2026 is 2569.
/// </summary>
internal static class Keys
{
    /// <summary>The row that decisions are made from.</summary>
    public const string State = "state";

    /// <summary>The row of a directory entry.</summary>
    public const string Name = "name";

    /// <summary>The row of the last purchase under a name that people may share.</summary>
    public const string Bought = "bought";

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

    /// <summary>Over how many partitions the alarms are spread.</summary>
    public const int Shards = 4;

    /// <summary>Our id of a shopper who was first heard of under this name: two workers who meet the same newcomer make one.</summary>
    public static string ShopperId(string shop, KnownName name) => Hash($"{shop}|{name.Kind}|{name.Hash}");

    /// <summary>The partition of one shopper.</summary>
    public static string Shopper(string shop, string shopper) => $"{shop}|{shopper}";

    /// <summary>The row of an event of a shopper.</summary>
    public static string Event(string eventKey) => $"{Events}{eventKey}";

    /// <summary>How the rows of all events of a shopper begin.</summary>
    public const string Events = "event|";

    /// <summary>The row of an order with its lines.</summary>
    public static string Order(string order) => $"order|{Safe(order)}";

    /// <summary>The row of a cart with its lines.</summary>
    public static string Cart(string cart) => $"cart|{Safe(cart)}";

    /// <summary>The row of an item that was saved, with whom to write to about it.</summary>
    public static string SavedItem(string item) => $"item|{Safe(item)}";

    /// <summary>The row of an item as the shop last offered it.</summary>
    public static string Offer(string item) => $"offer|{Safe(item)}";

    /// <summary>The row of the customer's own record.</summary>
    public const string Profile = "profile";

    /// <summary>The row that tells who was joined into this shopper with that commit.</summary>
    public static string Joined(long turn) => string.Create(CultureInfo.InvariantCulture, $"joined|{turn:D19}");

    /// <summary>The row of a word in the consent ledger: never written over.</summary>
    public static string Consent(DateTimeOffset at, string source, int number) => string.Create(CultureInfo.InvariantCulture, $"consent|{at.UtcTicks:D19}|{source}|{number}");

    /// <summary>The row of a review of an order, the newest first.</summary>
    public static string Review(string order, DateTimeOffset at) => $"{Reviews}{Safe(order)}|{Backwards(at)}";

    /// <summary>How the rows of all reviews begin.</summary>
    public const string Reviews = "review|";

    /// <summary>The row of an answer to the survey about an order, the newest first.</summary>
    public static string Answer(string order, DateTimeOffset at) => $"{Answers}{Safe(order)}|{Backwards(at)}";

    /// <summary>How the rows of all answers begin.</summary>
    public const string Answers = "answer|";

    /// <summary>The row that counts what was posted by the links of a letter.</summary>
    public static string Posts(string message) => $"{AllPosts}{message}";

    /// <summary>How all such rows begin.</summary>
    public const string AllPosts = "posts|";

    /// <summary>The row of the code that was mailed to an address.</summary>
    public static string Code(string address) => $"{Codes}{address}";

    /// <summary>How the rows of all codes begin.</summary>
    public const string Codes = "code|";

    /// <summary>The row that says that an address was asked to confirm a consent.</summary>
    public static string Confirmation(string address) => $"{Confirmations}{address}";

    /// <summary>How all such rows begin.</summary>
    public const string Confirmations = "confirm|";

    /// <summary>The row of somebody who wrote to the shop from this address, without a letter's link: where the answer goes.</summary>
    public static string Written(string address) => $"{AllWritten}{address}";

    /// <summary>How all such rows begin.</summary>
    public const string AllWritten = "written|";

    /// <summary>The row that says when a link to the page of choices was last mailed to an address.</summary>
    public static string MailedLink(string address) => $"{MailedLinks}{address}";

    /// <summary>How all such rows begin.</summary>
    public const string MailedLinks = "link|";

    /// <summary>The partition of what a shop's plugin asked on a day (UTC).</summary>
    public static string AskedOn(string shop, DateTimeOffset at) => $"{shop}|asked|{at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";

    /// <summary>The row of a call of the plugin, which is heard once: by its signature.</summary>
    public static string Call(string signature) => $"call|{Hash(signature, 32)}";

    /// <summary>The row that counts what one visitor or address asked within an hour (UTC).</summary>
    public static string Counted(string what, string who, DateTimeOffset at) => $"count|{what}|{Hash(who, 32)}|{at.UtcDateTime.ToString("HH", CultureInfo.InvariantCulture)}";

    /// <summary>Our id of what was given for this: told again, it is the same.</summary>
    public static string RewardId(string shop, string source) => Hash($"{shop}|credit|{source}", length: 24);

    /// <summary>Whether a text can be the id of a reward: nothing else becomes part of a key.</summary>
    public static bool IsRewardId(string text) => IsMessageId(text);

    /// <summary>The row of a reward.</summary>
    public static string Reward(string reward) => $"{Credit}{reward}";

    /// <summary>The row of an entry of the credit ledger, behind its reward: never written over.</summary>
    public static string CreditEntry(string reward, int number) => string.Create(CultureInfo.InvariantCulture, $"{Credit}{reward}|{number:D6}");

    /// <summary>How the rows of all rewards and entries begin.</summary>
    public const string Credit = "credit|";

    /// <summary>The partition of a coupon's code in the directory.</summary>
    public static string Coupon(string shop, string code) => $"{shop}|coupon|{Hash(code, 32)}";

    /// <summary>The partition of an order in the directory, with a row for each coupon of ours that it was ever placed with.</summary>
    public static string OrderCoupons(string shop, string order) => $"{shop}|order-coupons|{Safe(order)}";

    /// <summary>The row of a case, in the partition of its shop.</summary>
    public static string Case(string id) => $"case|{id}";

    /// <summary>The row of a case that is not closed, the one that is due first at the top.</summary>
    public static string OpenCase(DateTimeOffset due, string id) => string.Create(CultureInfo.InvariantCulture, $"{OpenCases}{due.UtcTicks:D19}|{id}");

    /// <summary>How the rows of all cases that are not closed begin.</summary>
    public const string OpenCases = "open|";

    /// <summary>The row of a case that is closed, the newest at the top.</summary>
    public static string ClosedCase(DateTimeOffset closed, string id) => $"{ClosedCases}{Backwards(closed)}|{id}";

    /// <summary>How the rows of all closed cases begin.</summary>
    public const string ClosedCases = "closed|";

    /// <summary>The row of a message.</summary>
    public static string Message(string message) => $"message|{message}";

    /// <summary>
    /// The row of the copy of a letter as it was sent. It sorts after all else of a shopper, so that whoever reads the shopper's rows does not read
    /// whole letters along.
    /// </summary>
    public static string Letter(string message, int attempt) => string.Create(CultureInfo.InvariantCulture, $"{Letters}{message}|{attempt}");

    /// <summary>How the rows of all such copies begin.</summary>
    public const string Letters = "~letter|";

    /// <summary>The row of a decision about a journey.</summary>
    public static string Decision(string journey, DateTimeOffset at, long? turn) => string.Create(CultureInfo.InvariantCulture, $"{Decisions(journey)}{at.UtcTicks:D19}|{turn ?? 0}");

    /// <summary>The row of what a provider reported of a message of a journey: it stands among the journey's decisions.</summary>
    public static string Reported(string journey, DateTimeOffset at, string what) => string.Create(CultureInfo.InvariantCulture, $"{Decisions(journey)}{at.UtcTicks:D19}|reported {Hash(what, 8)}");

    /// <summary>How the rows of all decisions about a journey begin.</summary>
    public static string Decisions(string journey) => $"{AllDecisions}{Hash(journey)}|";

    /// <summary>How the rows of all decisions about a shopper begin.</summary>
    public const string AllDecisions = "decision|";

    /// <summary>The partition of a name in the directory.</summary>
    public static string Directory(string shop, NameKind kind, string hash) => $"{shop}|{kind}|{hash}";

    /// <summary>The partition of an address to which letters went by this account, with a row for each shop that wrote: a directory that is not opened by the shop.</summary>
    public static string SentAddress(string account, string hash) => $"sender|{account}|{hash}";

    /// <summary>The row of an address on a shop's suppression list.</summary>
    public static string Suppressed(Channel channel, string address) => $"{channel}|{address}";

    /// <summary>Whether a text can be such a row's key: nothing else becomes one.</summary>
    public static bool IsSuppressed(string text) =>
        text.Split('|') is [var channel, { Length: 24 } address] && Enum.GetNames<Channel>().Contains(channel, StringComparer.Ordinal) && address.All(char.IsAsciiHexDigitLower);

    /// <summary>Reads such a row's key.</summary>
    public static (Channel Channel, string Address) ReadSuppressed(string row) => row.Split('|') is [var channel, var address] ? (Enum.Parse<Channel>(channel), address) : throw new FormatException($"No such row of a suppression list: {row}.");

    /// <summary>The row of a letter that bounced or was called spam.</summary>
    public static string Incident(string message, IncidentKind kind) => $"{message}|{kind}";

    /// <summary>The partition in which a shop's sent messages are counted by the hour.</summary>
    public static string SentHours(string shop) => $"{shop}|sent";

    /// <summary>The partition of a WooCommerce connection: the one directory that is not opened by the shop.</summary>
    public static string Connection(string connection) => $"connection|{connection}";

    /// <summary>The row of a shop's own account for texts.</summary>
    public const string TextAccount = "text-account";

    /// <summary>The partition of an account, messaging service or number for texts: a directory that is not opened by the shop, since what comes in names only these.</summary>
    public static string TextSender(string sender) => $"text|{sender}";

    /// <summary>The row of a telephone number in the directory, with the shopper who got a text there.</summary>
    public const string Texted = "texted";

    /// <summary>The row of a telephone number in the directory, with the shopper whose consent it was asked to confirm.</summary>
    public const string AskedByText = "asked";

    /// <summary>The row of a telephone number in the directory, with the last texts by which it stopped or started ours.</summary>
    public const string HeardTexts = "heard";

    /// <summary>The partition of a domain that a shop sends from: a directory that is not opened by the shop.</summary>
    public static string Domain(string domain) => $"domain|{domain}";

    /// <summary>The partition in which a shop's letters from the operator's address are counted by the hour.</summary>
    public static string SharedHours(string shop) => $"{shop}|shared";

    /// <summary>The row that tells up to when a provider's own lists were read, in the partition of its name: it is about all shops.</summary>
    public static (string Partition, string Row) Reconciled(string provider, string list) => ($"provider|{provider}", list);

    /// <summary>The partition of an item of a shop, with those who wait for it.</summary>
    public static string Item(string shop, string item) => $"{shop}|{Safe(item)}";

    /// <summary>The row of a shopper who waits for an item: the shopper's place in the line, the oldest first.</summary>
    public static string Waiting(DateTimeOffset savedAt, string shopper) => string.Create(CultureInfo.InvariantCulture, $"{Line}{savedAt.UtcTicks:D19}|{shopper}");

    /// <summary>How the rows of all who wait for an item begin.</summary>
    public const string Line = "w|";

    /// <summary>The partition in the plan of a shop's day.</summary>
    public static string PlanDay(string shop, DateTimeOffset due) => $"{shop}|{due.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";

    /// <summary>The row in the plan of a wake-up.</summary>
    public static string Plan(DateTimeOffset due, string shopper, string journey) => $"{Instant(due)}|{shopper}|{Hash(journey)}";

    /// <summary>A moment to the millisecond, in an order that sorts.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);

    /// <summary>A minute, in an order that sorts.</summary>
    public static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);

    /// <summary>The partition of a shop's alarms.</summary>
    public static string Shard(string shop) => (Convert.ToInt32(Hash(shop)[..4], 16) % Shards).ToString("D2", CultureInfo.InvariantCulture);

    /// <summary>The row of an alarm: a minute in which something of the shop's is due.</summary>
    public static string Alarm(DateTimeOffset due, string shop) => $"{Minute(due)}|{shop}";

    /// <summary>The partition of a shop's journal hour.</summary>
    public static string JournalHour(string shop, DateTimeOffset at) => $"{shop}|{at.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture)}";

    /// <summary>The partition in which a shop's decisions are counted by the hour.</summary>
    public static string Tallies(string shop) => $"{shop}|tally";

    /// <summary>The row of a journal entry: the same entry always has the same row.</summary>
    public static string Journal(DateTimeOffset at, string shopper, string what) => $"{at.UtcTicks:D19}|{shopper}|{what}";

    /// <summary>Our id of a shop: the same shop of the same platform always has the same one, so a door needs no storage to know it.</summary>
    public static string Shop(string platform, string address) => $"s{Hash($"{platform}|{address.ToLowerInvariant()}")}";

    /// <summary>
    /// The id of a message: one for shop, flow, subject, step and channel. Never of the shopper or the address, since identities merge; but for
    /// a subject that many have, such as an item: then of whose it is, too.
    /// </summary>
    public static string MessageId(string shop, string journey, int step, string channel, string? whose = null) =>
        Hash($"{shop}|{journey}|{step}|{channel}{(whose is null ? null : $"|{whose}")}", length: 24);

    /// <summary>As the other, for a step that goes by this channel.</summary>
    public static string MessageId(string shop, string journey, int step, Channel channel, string? whose = null) =>
        MessageId(shop, journey, step, channel == Channel.Text ? "text" : "email", whose);

    /// <summary>Whether a text can be our id of a shop: nothing else becomes part of a key.</summary>
    public static bool IsShopId(string text) => text.Length == 17 && text[0] == 's' && text.AsSpan(1).IndexOfAnyExcept("0123456789abcdef") < 0;

    /// <summary>Whether a text can be our id of a shopper: nothing else becomes part of a key.</summary>
    public static bool IsShopperId(string text) => text.Length == 16 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether a text can be the id of a message: nothing else becomes part of a key.</summary>
    public static bool IsMessageId(string text) => text.Length == 24 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>A short hash in hexadecimal, for keys that must hold any text.</summary>
    public static string Hash(string text, int length = 16) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..length];

    /// <summary>
    /// The first key after all that begin so, ordinally as storage compares: their range ends before it. What follows may be any character,
    /// "~" among them: a hashed id begins with it.
    /// </summary>
    /// <param name="beginning">The beginning: one character at least.</param>
    public static string After(string beginning) => $"{beginning[..^1]}{(char)(beginning[^1] + 1)}";

    // A moment in an order that sorts the newest first.
    private static string Backwards(DateTimeOffset at) => (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    // Storage forbids / \ # ? and control characters in keys; a platform's id is kept readable where it can be.
    private static string Safe(string id) => id.Length <= 40 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? id : $"~{Hash(id, 32)}";
}
