namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static CodeWords Code => new()
    {
        Title = "Sind Sie es?",
        Intro = "Wir schicken einen Code mit 6 Ziffern an die Adresse, an die diese E-Mail ging. Er gilt 10 Minuten.",
        Send = "Code schicken",
        Again = "Neuen Code schicken",
        Sent = (to, minutes) => $"Ein Code mit 6 Ziffern ging an {to}. Er gilt {minutes} Minuten.",
        Field = "Der Code",
        Check = "Weiter",
        Wrong = "Das ist nicht der Code, oder er ist abgelaufen. Sehen Sie noch einmal nach, oder fordern Sie einen neuen an.",
        TooMany = "Im Moment können keine weiteren Codes verschickt werden. Bitte versuchen Sie es in einer Stunde noch einmal.",
        NotSent = "Der Code konnte nicht verschickt werden. Bitte versuchen Sie es später noch einmal, oder schreiben Sie uns.",
        Subject = "Ihr Code",
        Heading = code => $"Ihr Code ist {code}",
        Text = "Geben Sie ihn innerhalb von 10 Minuten auf der Seite ein, die danach gefragt hat. Waren Sie das nicht, dann tun Sie einfach nichts: Niemand hat etwas von Ihnen gesehen.",
        BecauseOf = shop => $"Sie erhalten diese E-Mail, weil jemand, der eine E-Mail von {shop} an Sie hat, um einen Code gebeten hat.",
    };
}
