using System.Globalization;

namespace Retention.App.ForShoppers;

// The words that stand around a survey's own.
internal static partial class English
{
    private static AnswerWords Answer => new()
    {
        Scale = (least, low, most, high) => $"From {least}{(low.Length == 0 ? "" : $" ({low})")} to {most}{(high.Length == 0 ? "" : $" ({high})")}",
        Several = "Choose all that fit",
        Optional = "optional",
        Yes = "Yes",
        No = "No",
        Send = "Send my answer",
        Back = "Back",
        NoNumber = (least, most) => $"Choose a number from {least} to {most}.",
        NoChoice = "Choose an answer.",
        NoWords = "Write a few words.",
        TooLong = most => string.Create(CultureInfo.InvariantCulture, $"This is too long: at most {most:N0} letters."),
        DoneTitle = "Thank you",
        Done = shop => $"Your answer has reached {shop}. You can close this page.",
        Invite = "Invite your friends",
    };
}
