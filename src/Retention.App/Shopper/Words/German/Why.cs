namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static WhyWords Why => new()
    {
        Title = "Warum bekomme ich das?",
        Event = (kind, day, about) => kind switch
        {
            "order" => $"Es begann mit Ihrer Bestellung {about} vom {day}.",
            "parcel" => $"Es begann, als wir am {day} von Ihrem Paket zur Bestellung {about} erfuhren.",
            "cart" => $"Es begann mit einem Warenkorb, den Sie am {day} verlassen haben.",
            "saved" => $"Es begann, als Sie sich am {day} {about} gemerkt haben.",
            "item" => $"Es begann, als sich am {day} Preis oder Verfügbarkeit von {about} änderte.",
            "answer" => $"Es begann mit Ihrer Antwort zur Bestellung {about} vom {day}.",
            _ => $"Es begann am {day}.",
        },
        Rule = (rule, day) => $"Die Regel des Shops, nach der diese E-Mail entstand: „{rule}“. Die E-Mail wurde am {day} verschickt.",
        Step = (number, of, isText) => $"Es war Nachricht {number} von {of} dieser Regel, {(isText ? "per SMS" : "per E-Mail")}.",
        Confirmed = "Sie haben es von der Adresse selbst aus bestätigt.",
        Person = "Ein Mensch aus dem Shop hat sie geschrieben, als Antwort auf das, was Sie mitgeteilt haben.",
        Program = "Das Programm des Shops hat sie sofort geschrieben, um zu sagen, wer bis wann auf Ihre Worte antwortet. Es antwortet ein Mensch.",
        ConsentTitle = "Wozu Sie zugestimmt haben",
        Service = "Es geht um etwas, das Sie bestellt oder gewünscht haben. Dafür ist keine Einwilligung nötig. Abbestellen können Sie es trotzdem.",
        Unasked = "Zu dieser Adresse ist nichts gespeichert. In Ihrem Land darf ein Shop so an alle schreiben, die bestellt und nicht widersprochen haben.",
        Word = (granted, day, source) => granted ? $"Sie haben es am {day} erlaubt ({Place(source)})." : $"Sie haben am {day} abgelehnt ({Place(source)}). Diese E-Mail wurde vorher verschickt oder handelt von etwas anderem.",
        Wording = words => $"Der Wortlaut war: „{words}“",
        NextTitle = "Was als Nächstes kommt",
        Next = day => $"Eine weitere E-Mail dazu ist etwa für den {day} geplant.",
        Nothing = "Eine weitere E-Mail dazu ist nicht geplant.",
        Stop = "Solche E-Mails abbestellen",
        Stopped = "Sie bekommen keine solchen E-Mails mehr.",
    };


    // Where a word was said is stored in English; what comes from elsewhere is the shop's to answer for.
    private static string Place(string source) => source switch
    {
        "checkout" => "an der Kasse",
        "unsubscribe link" => "über den Abmeldelink",
        "preferences page" or "why page" => "auf einer Seite wie dieser",
        "merchant" => "vom Shop eingetragen",
        _ => "nach Angaben des Shops",
    };
}
