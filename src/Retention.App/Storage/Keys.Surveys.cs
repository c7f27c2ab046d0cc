using System.Globalization;

namespace Retention.App.Storage;

// Keys of surveys: their files among the shop's settings, their responses in a table of their own, drafts and answers beside the shopper.
internal static partial class Keys
{
    /// <summary>The row of a version of a survey's file, in the partition of its shop.</summary>
    public static string SurveyFile(string survey, int version) => string.Create(CultureInfo.InvariantCulture, $"{SurveyFiles(survey)}{version:D9}");

    /// <summary>How the rows of all versions of a survey's file begin.</summary>
    public static string SurveyFiles(string survey) => $"survey|{survey}|";

    /// <summary>Whether a text can be the key of a survey: nothing else becomes part of a key.</summary>
    public static bool IsSurveyKey(string? text) => text is { Length: > 0 and <= 40 } && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>Our id of what was answered to a survey about an order: told again, it is the same.</summary>
    public static string ResponseId(string shop, string survey, string order) => Hash($"{shop}|survey|{survey}|{order}", length: 24);

    /// <summary>The row of a response.</summary>
    public static string Response(string survey, string response) => $"{Responses(survey)}{response}";

    /// <summary>How the rows of all responses to a survey begin.</summary>
    public static string Responses(string survey) => $"response|{survey}|";

    /// <summary>The row of somebody whose turn to be asked came, by the response that it may lead to.</summary>
    public static string Invited(string survey, string response) => $"{AllInvited(survey)}{response}";

    /// <summary>How the rows of all whose turn came begin.</summary>
    public static string AllInvited(string survey) => $"invited|{survey}|";

    /// <summary>The row of somebody in the line of a choice; it sorts by the place.</summary>
    public static string Turn(DateTimeOffset choice, string place, string response) => $"{Turns(choice)}{place}|{response}";

    /// <summary>How the rows of a choice's line begin.</summary>
    public static string Turns(DateTimeOffset choice) => $"{AllTurns}{choice.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture)}|";

    /// <summary>How the rows of all lines begin.</summary>
    public const string AllTurns = "turn|";

    /// <summary>The row that says that another row of the table is this shopper's.</summary>
    public static string ShopperSurvey(string shopper, string row) => $"{ShopperSurveys(shopper)}{row}";

    /// <summary>How all such rows of a shopper begin.</summary>
    public static string ShopperSurveys(string shopper) => $"shopper|{shopper}|";

    /// <summary>The row, beside the shopper, of a survey that is being filled in.</summary>
    public static string SurveyDraft(string survey, string order) => $"{SurveyDrafts}{survey}|{Safe(order)}";

    /// <summary>How all such rows begin.</summary>
    public const string SurveyDrafts = "draft-survey|";

    /// <summary>The row, beside the shopper, of a page of a survey that was filled in, the newest first.</summary>
    public static string Filled(string survey, string order, DateTimeOffset at) => $"{AllFilled}{survey}|{Safe(order)}|{Backwards(at)}";

    /// <summary>How all such rows begin.</summary>
    public const string AllFilled = "filled|";
}
