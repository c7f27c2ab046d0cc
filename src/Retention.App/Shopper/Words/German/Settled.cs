namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static SettledWords Settled => new()
    {
        Title = "Ist es erledigt?",
        Intro = shop => $"Sie haben {shop} geschrieben, und wir dachten, es sei erledigt.",
        Order = order => $"Es ging um Ihre Bestellung {order}.",
        Question = "Ist es das?",
        Yes = "Ja, es ist erledigt",
        No = "Nein, noch nicht",
        Text = "Was wir wissen sollten (das Feld kann leer bleiben)",
        Send = "Antwort senden",
        NoAnswer = "Bitte wählen Sie Ja oder Nein.",
        TooLong = "Das ist zu lang: höchstens 2.000 Zeichen.",
        DoneTitle = "Danke",
        DoneYes = "Das freut uns. Sie können diese Seite schließen.",
        DoneNo = shop => $"Ein Mensch von {shop} sieht es sich noch einmal an und schreibt Ihnen, meist innerhalb eines Tages.",
        Paused = shop => $"Sie haben {shop} von einem Problem berichtet. Bis es erledigt ist und einige Tage danach bekommen Sie keine Werbung.",
        Calm = shop => $"Sie haben {shop} eine niedrige Note gegeben. Danach bekommen Sie zwei Wochen lang keine Werbung.",
    };
}
