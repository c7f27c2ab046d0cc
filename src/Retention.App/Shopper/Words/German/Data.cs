using Retention.App.DataUse;

namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static DataWords Data => new()
    {
        Group = of => of switch
        {
            DataGroup.Person => "Wer Sie sind",
            DataGroup.Orders => "Bestellungen",
            DataGroup.Carts => "Warenkörbe",
            DataGroup.Saved => "Gemerkte Artikel",
            DataGroup.Consents => "Was Sie erlaubt, abgelehnt und gewählt haben",
            DataGroup.Messages => "Nachrichten an Sie",
            DataGroup.Decisions => "Was geplant ist und was entschieden wurde",
            DataGroup.Reviews => "Bewertungen",
            DataGroup.Answers => "Antworten auf Umfragen",
            DataGroup.Cases => "Ihre Nachrichten an den Shop",
            DataGroup.Credit => "Guthaben",
            DataGroup.Checks => "Codes und Bestätigungen",
            _ => "Anfragen zu Ihren Daten",
        },
        Kind = of => of switch
        {
            FieldKind.Name => "Vorname",
            FieldKind.Email => "E-Mail-Adresse",
            FieldKind.Phone => "Telefonnummer",
            FieldKind.Street => "Straße und Postleitzahl",
            FieldKind.Place => "Land und Region",
            FieldKind.Language => "Sprache",
            FieldKind.Goods => "Artikel",
            FieldKind.Money => "Preise und Beträge",
            FieldKind.Time => "Tage und Uhrzeiten",
            FieldKind.Text => "Worte, die Sie oder der Shop geschrieben haben",
            FieldKind.Score => "Sterne und Punktzahlen",
            FieldKind.Choice => "was Sie gewählt haben",
            FieldKind.Number => "Nummern von Bestellungen, Kunden und Warenkörben",
            FieldKind.State => "wie weit etwas ist",
            _ => "eigene Kennungen und Codes, die für Namen und Adressen stehen",
        },
        Use = of => of switch
        {
            Use.Writing => "um Ihnen im richtigen Moment zu schreiben und rechtzeitig aufzuhören",
            Use.Proving => "um zu belegen, was Sie erlaubt haben und warum etwas verschickt wurde",
            Use.Answering => "damit Ihnen ein Mensch antworten kann",
            Use.Showing => "um Ihre Bewertung im Shop zu zeigen",
            Use.Crediting => "um Ihr Guthaben zu buchen",
            Use.Measuring => "um dem Shop zu sagen, wie er dasteht",
            Use.Guarding => "damit nichts missbraucht und nichts doppelt getan wird",
            _ => "um Ihnen zu antworten, wie es das Gesetz verlangt",
        },
        Until = of => of switch
        {
            KeptUntil.ShopLeaves => "solange der Shop das Programm nutzt",
            KeptUntil.Erased => "bis Sie es löschen lassen",
            KeptUntil.ShopLeavesAsHashes => "auch danach, als Codes, die niemand zurücklesen kann, bis der Shop das Programm verlässt",
            KeptUntil.Years3 => "drei Jahre",
            _ => (int)of is var days ? $"{days} Tage" : "",
        },
        Title = "Was ist über mich gespeichert?",
        Intro = shop => $"Für diese Daten ist {shop} verantwortlich, wir bewahren sie für den Shop auf. Diese Seite entsteht aus dem Programm selbst: Was hier in keiner Zeile steht, wird nicht gespeichert.",
        Count = count => count switch { 0 => "Zurzeit nichts", 1 => "1 Eintrag über Sie", _ => $"{count} Einträge über Sie" },
        What = "Was",
        WhatFor = "Wofür",
        HowLong = "Wie lange",
        Who = "Wer damit zu tun hat",
        OwnMachine = "die eigenen Rechner des Betreibers",
        DownloadTitle = "Alles als Datei",
        Download = "Für Menschen und Programme lesbar (JSON). Zuerst bekommen Sie einen Code per E-Mail, damit niemand anderes mitliest.",
        DownloadButton = "Meine Daten herunterladen",
        Proven = "Danke. Jetzt können Sie die Datei herunterladen.",
        EraseTitle = "Alles löschen lassen",
        Erase = "Wir schicken eine E-Mail an Ihre Adresse. Der Link darin führt zu einer Seite, die innerhalb von Minuten alles löscht, was hier über Sie gespeichert ist, und den Shop bittet, auch seine eigenen Daten zu löschen. Das lässt sich nicht rückgängig machen: Nicht eingelöstes Guthaben verfällt.",
        EraseButton = "Diese E-Mail schicken",
        EraseAsked = "Die E-Mail ist unterwegs. Gelöscht wird erst, wenn Sie es dort bestätigen.",
        EraseTooMany = "Heute gingen genug solcher E-Mails. Sehen Sie in Ihr Postfach, oder versuchen Sie es morgen wieder.",
        StaysTitle = "Was nach dem Löschen bleibt",
        Stays = "Ein Code Ihrer Adresse, den niemand zurücklesen kann, mit dem, was Sie erlaubt und abgelehnt haben: damit nie wieder etwas dorthin geschickt wird und der Shop belegen kann, was er getan hat. Entscheidungen ohne Ihren Namen, 90 Tage lang. Und die eigenen Unterlagen des Shops zu Ihren Bestellungen, die er nach dem Steuerrecht aufbewahren muss: Sie gehören dem Shop, nicht uns.",
        Operator = contact => $"Das Programm betreibt: {contact}",
        ConfirmTitle = "Alles über mich löschen",
        Confirm = "Alles, was hier über Sie gespeichert ist, wird sofort gelöscht. Das lässt sich nicht rückgängig machen, und nicht eingelöstes Guthaben verfällt.",
        ConfirmButton = "Alles löschen",
        ErasedTitle = "Es ist gelöscht",
        Erased = "Alles, was hier über Sie gespeichert war, ist weg, und Sie bekommen nichts mehr.",
        AtShop = shop => $"Wir haben {shop} gebeten, auch im eigenen System zu löschen, was dort über Sie steht. Dafür hat der Shop einen Monat Zeit; Unterlagen zu Ihren Bestellungen muss er unter Umständen für das Finanzamt behalten.",
        LetterSubject = shop => $"Löschen, was bei {shop} über Sie gespeichert ist?",
        Letter = "Jemand hat uns gebeten, alles zu löschen, was über Sie gespeichert ist. Wenn Sie das waren, bestätigen Sie es: Der Link gilt zwei Tage.",
        LetterOtherwise = "Wenn Sie es nicht waren, tun Sie nichts: Dann wird nichts gelöscht.",
        LetterButton = "Weiter zum Löschen",
        LetterBecauseOf = shop => $"Sie erhalten diese E-Mail, weil jemand mit einer E-Mail von {shop} an Sie darum gebeten hat.",
    };
}
