using System.Globalization;

namespace Retention.App.Storage;

// Keys of messages and decisions beside the shopper, and cases.
internal static partial class Keys
{
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

    /// <summary>The row of the answers that a shop's people saved, in the partition of the shop itself.</summary>
    public const string SavedAnswers = "saved-answers";

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
}
