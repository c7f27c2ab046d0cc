namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static ReviewWords Review => new()
    {
        Title = order => $"Ihre Bewertung der Bestellung {order}",
        Intro = shop => $"Bewerten Sie so viele Artikel, wie Sie möchten. Gut oder schlecht, beides hilft. Was Sie schreiben, geht an {shop} und kann anderen gezeigt werden, mit Ihrem Vornamen.",
        Stars = "Wie viele Sterne?",
        Star = count => count == 1 ? "1 Stern" : $"{count} Sterne",
        ItemTitle = "Titel (freiwillig)",
        ItemText = "Ihre Bewertung (freiwillig)",
        Send = "Bewertung senden",
        NotArrived = "Noch nicht angekommen?",
        Problem = "Es gibt ein Problem",
        Else = "Etwas anderes?",
        NoStars = "Wählen Sie für mindestens einen Artikel 1 bis 5 Sterne.",
        NoStarsFor = item => $"Wählen Sie 1 bis 5 Sterne für {item}.",
        TooLong = item => $"Was Sie zu {item} geschrieben haben, ist zu lang: höchstens 100 Zeichen im Titel und 2.000 in der Bewertung.",
        DoneTitle = "Danke für Ihre Bewertung",
        Done = shop => $"Sie ist bei {shop} angekommen. Zu dieser Bestellung fragen wir Sie nicht noch einmal.",
    };
}
