using System.Globalization;

namespace Retention.App.Storage;

// Keys of what stands beside one shopper's state.
internal static partial class Keys
{
    /// <summary>The row that decisions are made from.</summary>
    public const string State = "state";

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

    /// <summary>The row of what the shop was told about one address and way.</summary>
    public static string ToldShop(Channel channel, string address) => $"{AllTold}{channel}|{address}";

    /// <summary>How the rows of all words begin that the shop was told.</summary>
    public const string AllTold = "told|";

    /// <summary>The row of the tag that the shop's record of the customer bears.</summary>
    public const string ToldTag = "told-tag";

    /// <summary>The row of the customer's own record.</summary>
    public const string Profile = "profile";

    /// <summary>The row that tells who was joined into this shopper with that commit.</summary>
    public static string Joined(long turn) => string.Create(CultureInfo.InvariantCulture, $"joined|{turn:D19}");

    /// <summary>The row of a word in the consent ledger: never written over.</summary>
    public static string Consent(DateTimeOffset at, string source, int number) => string.Create(CultureInfo.InvariantCulture, $"consent|{at.UtcTicks:D19}|{source}|{number}");

    /// <summary>The row of a choice that is no consent, with the words that stood beside it: never written over.</summary>
    public static string Choice(DateTimeOffset at, string source, int number) => string.Create(CultureInfo.InvariantCulture, $"{AllChoices}{at.UtcTicks:D19}|{source}|{number}");

    /// <summary>How the rows of all such choices begin.</summary>
    public const string AllChoices = "choice|";

    /// <summary>The row of a review of an order, the newest first.</summary>
    public static string Review(string order, DateTimeOffset at) => $"{Reviews}{Safe(order)}|{Backwards(at)}";

    /// <summary>How the rows of all reviews begin.</summary>
    public const string Reviews = "review|";

    /// <summary>The row of the draft of a review of an order.</summary>
    public static string Draft(string order) => $"{Drafts}{Safe(order)}";

    /// <summary>How the rows of all drafts begin.</summary>
    public const string Drafts = "draft|";

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
}
