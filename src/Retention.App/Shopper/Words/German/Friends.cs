namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static FriendsWords Friends => new()
    {
        Title = "Freunde einladen",
        Intro = (shop, amount) => $"Für jeden, der über Ihren Link bei {shop} einkauft, bekommen Sie {amount} Guthaben.",
        FriendGets = amount => $"Wer Ihrem Link folgt, bekommt {amount} auf die erste Bestellung.",
        Rules = days => days == 1 ? "Es zählt, wenn es die erste Bestellung ist und sie einen Tag später nicht zurückgeschickt wurde." : $"Es zählt, wenn es die erste Bestellung ist und sie {days} Tage später nicht zurückgeschickt wurde.",
        Get = "Meinen Link erstellen",
        Link = "Ihr Link",
        Mail = "Per E-Mail weitergeben",
        MailSubject = shop => $"Ich mag {shop}",
        MailText = (shop, link) => $"Vielleicht ist {shop} auch etwas für dich. Mit diesem Link bekommst du etwas auf deine erste Bestellung:\n\n{link}",
        FriendsTitle = "Ihre Einladungen",
        NoFriends = "Noch hat niemand Ihren Link benutzt.",
        Friend = day => $"Eingeladen am {day}",
        Invited = "hat den Code angefordert",
        Waiting = "hat eingekauft: Wir warten, ob die Bestellung behalten wird",
        Earned = "Sie haben Ihr Guthaben bekommen",
        Refused = "zählt nicht",
        WasYou = "Das waren Sie selbst.",
        NotKept = "Die Bestellung wurde nicht behalten.",
        OwnMailbox = "Es ist Ihr eigenes Postfach.",
        OneHome = "Sie teilen sich eine Wohnung oder eine Telefonnummer.",
        NotFirst = "Es war nicht die erste Bestellung.",
        MonthFull = "Sie haben in diesem Monat so viel bekommen, wie man bekommen kann.",
        NotCounted = "Der Shop konnte es nicht zählen. Schreiben Sie uns, wenn Sie mehr wissen möchten.",
        NoAddress = "Wir kennen die Adresse nicht mehr, an die diese E-Mail ging, und können Ihnen deshalb keinen Link erstellen.",
        WelcomeTitle = shop => $"{shop} wird Ihnen empfohlen",
        Welcome = (shop, amount) => $"Sie bekommen {amount} auf Ihre erste Bestellung bei {shop}. Geben Sie Ihre Adresse ein, dann schicken wir Ihnen den Code.",
        Email = "Ihre E-Mail-Adresse",
        Send = "Code schicken",
        Promise = "Wir schicken Ihnen nur diese eine E-Mail. Sie kommen auf keine Liste.",
        NoEmail = "Geben Sie eine E-Mail-Adresse ein, zum Beispiel ann@example.com.",
        TooOften = "Das war zu oft. Versuchen Sie es in einer Stunde noch einmal.",
        DoneTitle = "Schauen Sie in Ihr Postfach",
        Done = shop => $"Wenn Sie noch nie bei {shop} bestellt haben, kommt in einigen Minuten eine E-Mail mit Ihrem Code.",
        OverTitle = "Diese Einladung gilt nicht mehr",
        Over = "Bitten Sie um einen neuen Link, oder gehen Sie ohne in den Shop.",
    };
}
