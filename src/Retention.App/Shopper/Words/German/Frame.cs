namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static FrameWords Frame => new()
    {
        Shop = "Der Shop",
        Choose = "Auswählen, was kommt",
        Why = "Warum bekomme ich das?",
        Contact = "Schreiben Sie uns",
        Rewards = "Ihr Guthaben und Ihre Vorteile",
        More = "Weitere Seiten zu dieser E-Mail",
        UnknownTitle = "Dieser Link funktioniert nicht",
        Unknown = "Der Link ist nicht vollständig. Öffnen Sie ihn noch einmal aus der E-Mail, oder kopieren Sie ihn ganz.",
        RunOutTitle = "Dieser Link ist abgelaufen",
        RunOut = "Die E-Mail ist zu alt, oder der Shop nimmt hier keine Antworten mehr an. Abmelden können Sie sich weiterhin.",
        GoneTitle = "Hier ist nichts mehr",
        Gone = "Worum es in der E-Mail ging, ist nicht mehr gespeichert.",
        TooManyTitle = "Das war viel für einen Tag",
        TooMany = "Zu dieser E-Mail werden heute keine Antworten mehr angenommen. Bitte versuchen Sie es morgen noch einmal.",
        TooLargeTitle = "Das konnte nicht gelesen werden",
        TooLarge = "Es war zu lang oder wurde unterwegs beschädigt. Gehen Sie zurück, kürzen Sie es, und senden Sie es noch einmal.",
        ElsewhereTitle = "Dieser Link führt woandershin",
        Elsewhere = "Er würde aus dem Shop hinausführen, deshalb folgen wir ihm nicht. Zum Shop geht es hier:",
        ToShop = "Zum Shop",
        LaterTitle = "Bitte versuchen Sie es in einer Minute noch einmal",
        Later = "Dieser Link lässt sich gerade nicht nachschlagen. Es geht nichts verloren.",
        Back = "Zurück",
        Comma = ", ",
    };
}
