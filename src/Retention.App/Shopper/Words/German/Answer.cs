using System.Globalization;

namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static AnswerWords Answer => new()
    {
        Scale = (least, low, most, high) => $"Von {least}{(low.Length == 0 ? "" : $" ({low})")} bis {most}{(high.Length == 0 ? "" : $" ({high})")}",
        Several = "Wählen Sie alles, was passt",
        Optional = "freiwillig",
        Yes = "Ja",
        No = "Nein",
        Send = "Antwort senden",
        Back = "Zurück",
        NoNumber = (least, most) => $"Wählen Sie eine Zahl von {least} bis {most}.",
        NoChoice = "Wählen Sie eine Antwort.",
        NoWords = "Schreiben Sie ein paar Worte.",
        TooLong = most => $"Das ist zu lang: höchstens {most.ToString("N0", CultureInfo.GetCultureInfo("de-DE"))} Zeichen.",
        DoneTitle = "Vielen Dank",
        Done = shop => $"Ihre Antwort ist bei {shop} angekommen. Sie können diese Seite schließen.",
        Invite = "Freunde einladen",
    };
}
