namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static AnswerWords Answer => new()
    {
        Title = shop => $"Würden Sie {shop} empfehlen?",
        Intro = order => $"Nach Ihrer Bestellung {order}: Wie wahrscheinlich ist es, dass Sie uns Freunden empfehlen?",
        Score = "Von 0 (gar nicht) bis 10 (ganz sicher)",
        Send = "Antwort senden",
        NoScore = "Wählen Sie eine Zahl von 0 bis 10.",
        NextTitle = score => score <= 6 ? "Was ist schiefgegangen?" : score <= 8 ? "Was hätte es besser gemacht?" : "Was hat Ihnen am besten gefallen?",
        Next = (score, shop) => score <= 6 ? $"Danke, dass Sie es uns sagen. Jemand von {shop} liest das und schreibt Ihnen, meist innerhalb eines Tages." : $"Vielen Dank. Jemand von {shop} liest jede Antwort.",
        Comment = "Mit einem Wort oder mit vielen",
        SendComment = "Senden",
        NoComment = "Schreiben Sie ein paar Worte, oder schließen Sie diese Seite: Ihre Zahl ist schon angekommen.",
        TooLong = "Das ist zu lang: höchstens 2.000 Zeichen.",
        DoneTitle = "Vielen Dank",
        Done = shop => $"Ihre Antwort ist bei {shop} angekommen. Sie können diese Seite schließen.",
    };
}
