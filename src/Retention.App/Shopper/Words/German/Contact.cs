namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static ContactWords Contact => new()
    {
        Title = shop => $"An {shop} schreiben",
        Intro = shop => $"Jemand von {shop} antwortet an die Adresse, an die diese E-Mail ging, meist innerhalb eines Tages.",
        Order = order => $"Es geht um Ihre Bestellung {order}.",
        Topics = "Worum geht es?",
        Topic = key => key switch
        {
            "problem" => "Es gibt ein Problem",
            "delivery" => "Lieferung",
            "return" => "Rückgabe oder Erstattung",
            _ => "Etwas anderes",
        },
        Text = "Ihre Nachricht",
        LeaveEmpty = "Bitte leer lassen",
        Send = "Senden",
        NoTopic = "Wählen Sie, worum es geht.",
        NoText = "Schreiben Sie, was wir für Sie tun können.",
        TooLong = "Das ist zu lang: höchstens 2.000 Zeichen.",
        DoneTitle = "Ihre Nachricht ist unterwegs",
        Done = shop => $"Jemand von {shop} antwortet per E-Mail, meist innerhalb eines Tages. Bis dahin bekommen Sie von uns keine Angebote und keine Umfragen.",
    };
}
