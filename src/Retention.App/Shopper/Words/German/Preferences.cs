namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static PreferencesWords Preferences => new()
    {
        Title = shop => $"Was möchten Sie von {shop} hören?",
        Intro = "Hier geht es um die Adresse, an die die E-Mail ging. Rechnungen und Nachrichten zu Ihrem Paket kommen vom Shop selbst und sind nicht betroffen.",
        Ways = "Auf welchem Weg",
        Letters = "E-Mails",
        Texts = "SMS (um sie wieder zu bekommen, stimmen Sie an der Kasse zu)",
        Topics = "Worüber, per E-Mail",
        Topic = key => key switch
        {
            "orders" => "Dank und Hilfe nach einer Bestellung",
            "carts" => "Erinnerungen an einen verlassenen Warenkorb",
            "saved" => "Gemerkte Artikel: Erinnerungen, Preis und Verfügbarkeit",
            "opinions" => "Bitten um Bewertungen, und Umfragen",
            _ => "Neues und Angebote des Shops",
        },
        Discretion = "Wie E-Mails aussehen",
        Discreet = "Keine Artikel nennen und keine Bilder davon zeigen",
        Save = "Speichern",
        Saved = "Ihre Auswahl ist gespeichert. Sie gilt ab sofort.",
        TakesCode = "Was Sie abgewählt haben, ist gespeichert. Um wieder mehr oder früher etwas zu bekommen, zeigen Sie zuerst, dass das Postfach Ihres ist: E-Mails werden manchmal weitergeleitet.",
        GetCode = "Code per E-Mail anfordern",
        Proven = "Danke. Wählen Sie nun aus, was Sie möchten, und speichern Sie.",
        PauseTitle = "Eine Pause",
        Pause = "30 Tage lang nichts außer E-Mails zu Ihren Bestellungen.",
        PauseButton = "30 Tage pausieren",
        PausedUntil = day => $"Sie haben Pause bis zum {day}.",
        ResumeButton = "Pause beenden",
        StopTitle = "Alles beenden",
        Stop = "Keine E-Mails und keine SMS mehr, die dieser Shop über uns verschickt.",
        StopButton = "Alles beenden",
        Erased = "Zu dieser Adresse ist nichts gespeichert, und an sie wird nichts geschickt.",
        Link = "Hier wählen Sie, was Sie von uns hören möchten und auf welchem Weg. Wenn Sie nicht darum gebeten haben, tun Sie nichts: Es ändert sich nichts.",
        LinkButton = "Auswählen, was ich bekomme",
        LinkBecauseOf = shop => $"Sie erhalten diese E-Mail, weil jemand diese Adresse im Formular für Einstellungen von {shop} angegeben hat.",
        SavedItems = "Was ich mir gemerkt habe",
    };
}
