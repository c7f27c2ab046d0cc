using Retention.App.Photos;

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
        Rules = shop => $"Gezeigt werden Sterne, Text und Fotos, nachdem sie auf Links, persönliche Daten und Beleidigungen geprüft wurden. Die Zahl der Sterne entscheidet weder darüber, ob Ihre Bewertung gezeigt wird, noch darüber, was Sie dafür bekommen. Auf dieser Seite können Sie sie ändern oder zurückziehen. {shop} kann antworten.",
        WithPhoto = amount => $"Mit Foto sind es {amount}.",
        Photos = "Fotos (freiwillig, höchstens fünf)",
        AboutPhotos = "JPEG, PNG oder WebP, je höchstens 8 MB. Wir entfernen, wo und womit sie aufgenommen wurden.",
        PhotoOf = (item, number) => $"Foto {number} von {item}",
        Off = "Entfernen",
        Refused = RefusedPhoto,
        Keep = "Für später aufheben",
        Kept = day => $"Ihr Entwurf ist samt Fotos bis zum {day} aufgehoben. Er ist noch nicht gesendet.",
        Discard = "Entwurf verwerfen",
        AboutKeeping = days => $"Was Sie für später aufheben, bleibt {days} Tage, und nur Sie sehen es. Öffnen Sie diese Seite aus derselben E-Mail, um weiterzuschreiben.",
        SentOn = day => $"Gesendet am {day}.",
        Waiting = why => why is null ? "Die Bewertung wartet, bis jemand vom Shop sie angesehen hat." : $"Die Bewertung wartet, bis jemand vom Shop sie angesehen hat: {why}.",
        Published = "Die Bewertung ist veröffentlicht.",
        Rejected = why => why is null ? "Der Shop zeigt sie nicht. Sie können sie ändern und noch einmal senden." : $"Der Shop zeigt sie nicht: {why}. Sie können sie ändern und noch einmal senden.",
        Because = BecauseOfReview,
        Withdraw = "Zurückziehen",
        WithdrawOf = item => $"Bewertung von {item} zurückziehen",
        WithdrawTitle = "Bewertung zurückziehen?",
        WithdrawText = item => $"Ihre Bewertung von {item} wird nicht mehr gezeigt; Text und Fotos werden gelöscht. Kopien in Browsern können fünf Minuten länger bestehen.",
        WithdrawSend = "Zurückziehen",
        WithdrawnTitle = "Ihre Bewertung ist zurückgezogen",
        Withdrawn = shop => $"{shop} zeigt sie nicht mehr. Sie können jederzeit eine neue schreiben.",
        Again = "Meine Bewertung ansehen oder ändern",
        BusyTitle = "Gerade zu viele Fotos",
        Busy = "Im Moment senden viele andere Fotos. Gehen Sie zurück, und senden Sie Ihre in einer Minute noch einmal.",
    };

    private static string RefusedPhoto(RefusedPhoto refused) => refused switch
    {
        { Why: PhotoRefusal.OneTooMany, Name: var name } => $"„{name}“ wurde nicht hinzugefügt: Ein Artikel hat höchstens fünf Fotos.",
        { Why: PhotoRefusal.TooMuchAtOnce, Name: var name } => $"„{name}“ wurde nicht hinzugefügt: Das war zu viel auf einmal. Die Fotos davor sind aufgehoben; fügen Sie dieses jetzt hinzu, und senden Sie noch einmal.",
        { Fault: PhotoFault.Empty, Name: var name } => $"„{name}“ ist leer. Wählen Sie die Datei noch einmal.",
        { Fault: PhotoFault.TooLarge, Name: var name } => $"„{name}“ ist größer als 8 MB. Wählen Sie ein kleineres Foto oder einen Screenshot davon.",
        { Fault: PhotoFault.Heic, Name: var name } => $"„{name}“ ist eine HEIC-Datei, die die meisten Browser nicht zeigen können. Wählen Sie auf dem iPhone Einstellungen, Kamera, Formate, Maximale Kompatibilität; oder senden Sie einen Screenshot davon.",
        { Fault: PhotoFault.Animated, Name: var name } => $"„{name}“ bewegt sich. Wählen Sie ein Foto, das stillsteht.",
        { Fault: PhotoFault.Damaged, Name: var name } => $"„{name}“ ist beschädigt oder abgeschnitten. Öffnen Sie die Datei, speichern Sie sie neu als JPEG, und wählen Sie sie noch einmal.",
        { Fault: PhotoFault.TooSmall, Name: var name } => $"„{name}“ ist zu klein: Jede Seite braucht 50 Pixel.",
        { Fault: PhotoFault.TooManyPixels, Name: var name } => $"„{name}“ hat zu viele Pixel: höchstens 12.000 je Seite und 50 Millionen insgesamt. Wählen Sie ein kleineres Foto.",
        { Name: var name } => $"„{name}“ ist kein Foto, das gezeigt werden kann. Wählen Sie eine Datei in JPEG, PNG oder WebP.",
    };

    private static string? BecauseOfReview(string reason) => reason switch
    {
        "link" => "Sie scheint eine Webadresse zu enthalten",
        "email" => "Sie scheint eine E-Mail-Adresse zu enthalten",
        "telephone" => "Sie scheint eine Telefonnummer zu enthalten",
        "personal-data" => "Sie scheint persönliche Daten zu enthalten",
        "insult" => "Sie scheint jemanden zu beleidigen",
        "capitals" => "Sie ist in Großbuchstaben geschrieben",
        "was-rejected" => "Eine frühere wurde abgelehnt",
        "advertising" => "Sie wirbt für etwas anderes",
        "not-about-item" => "Sie handelt nicht vom Artikel",
        "not-genuine" => "Der Shop sagt, dass sie nicht echt ist",
        "unlawful" => "Das Gesetz verbietet, sie zu zeigen",
        _ => null,
    };
}
