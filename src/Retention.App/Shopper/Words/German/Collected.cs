namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static CollectedWords Collected => new()
    {
        Title = "Wie Bewertungen gesammelt werden",
        WhoTitle = "Wer gefragt wird",
        Asked = shop => $"{shop} fragt alle, deren Bestellung angekommen ist, per E-Mail mit einem Link für alle Artikel der Bestellung. Niemand wird ausgelassen, weil er etwas Bestimmtes denken könnte, und alle bekommen dieselbe Seite.",
        NotAsked = shop => $"{shop} fragt zurzeit niemanden nach Bewertungen.",
        Promised = (shop, amount) => $"Für eine Bewertung gibt {shop} ein Guthaben von {amount}, gleich was darin steht. Jede Bewertung aus dieser Zeit ist gekennzeichnet.",
        NotPromised = shop => $"{shop} gibt zurzeit nichts für Bewertungen. Bewertungen, für die etwas versprochen oder gegeben wurde, sind gekennzeichnet.",
        JudgedTitle = "Was entscheidet, ob eine Bewertung gezeigt wird",
        AtOnce = "Eine Bewertung wird sofort gezeigt. Ein Mensch sieht sie sich zuerst an, wenn ihre Worte eine Internetadresse, Kontaktdaten, persönliche Daten oder eine Beleidigung zu enthalten scheinen, wenn sie in Großbuchstaben geschrieben ist oder wenn sie Fotos hat.",
        AfterALook = shop => $"Ein Mensch von {shop} sieht sich jede Bewertung an, bevor sie gezeigt wird.",
        ShowsNone = shop => $"{shop} zeigt zurzeit keine Bewertungen.",
        NotByStars = "Die Zahl der Sterne entscheidet nichts: Gute und schlechte Bewertungen werden gleichermaßen gezeigt. Ein Mensch kann eine Bewertung nur aus einem der Gründe unten ablehnen.",
        MarksTitle = "Was die Kennzeichen bedeuten",
        VerifiedMeans = "Der Artikel wurde in diesem Shop bezahlt, und der Shop kennt die Bestellung.",
        RewardedMeans = "Zu dieser Zeit wurde für Bewertungen etwas versprochen oder gegeben, gleich was darin stand.",
        Free = "Kostenlos erhalten",
        FreeMeans = "Für den Artikel wurde nichts bezahlt.",
        ImportedFrom = source => $"Von {source}",
        Imported = "Aus einem anderen Programm",
        ImportedMeans = "Der Shop hat die Bewertung mit einem anderen Programm gesammelt und hierher übernommen.",
        NumbersTitle = "In Zahlen",
        Published = (count, imported) => imported == 0 ? $"Gezeigt: {count}" : $"Gezeigt: {count}, davon aus einem anderen Programm: {imported}",
        Waiting = count => $"Noch nicht angesehen: {count}",
        Rejected = count => $"Abgelehnt: {count}",
        Withdrawn = count => $"Von den Verfassern zurückgenommen: {count}",
        Reason = key => key switch
        {
            "personal-data" => "Persönliche Daten",
            "insult" => "Beleidigt jemanden",
            "advertising" => "Wirbt für etwas anderes",
            "not-about-item" => "Handelt nicht vom Artikel",
            "not-genuine" => "Nicht echt",
            "unlawful" => "Gesetzlich verboten",
            _ => "Ein anderer Grund",
        },
        Reply = shop => $"Antwort von {shop}",
        Photo = (number, count) => $"Foto {number} von {count}",
    };
}
