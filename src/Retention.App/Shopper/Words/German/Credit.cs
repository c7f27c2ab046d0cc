namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static CreditWords Credit => new()
    {
        Subject = (amount, shop) => $"Sie haben {amount} Guthaben bei {shop}",
        Title = amount => $"{amount} für Ihre nächste Bestellung",
        Given = shop => $"{shop} hat Ihnen ein Guthaben gegeben.",
        ForReview = shop => $"Danke für Ihre Bewertung. Für jede Bewertung, ganz gleich, was darin steht, gibt {shop} ein Guthaben.",
        ForOrder = shop => $"Sie haben Ihre Bestellung behalten: Einen Teil davon gibt {shop} Ihnen als Guthaben.",
        ForSurvey = shop => $"Danke, dass Sie bis zum Ende geantwortet haben. Ganz gleich, was die Antworten waren, gibt {shop} dafür ein Guthaben.",
        ForFriend = shop => $"Jemand hat auf Ihre Einladung hin bei {shop} etwas gekauft und behalten. Vielen Dank.",
        Rest = shop => $"Sie haben Ihr Guthaben bei {shop} nicht ganz verbraucht. Der Rest hat einen neuen Code, der alte gilt nicht mehr.",
        Code = code => $"Ihr Code: {code}",
        How = "Geben Sie an der Kasse zuerst Ihre E-Mail-Adresse ein, dann den Code. Er gilt einmal, und nur mit der Adresse, an die diese E-Mail ging. Was Sie nicht verbrauchen, kommt als neuer Code zurück.",
        HowOpen = "Geben Sie den Code an der Kasse ein. Er gilt einmal. Was Sie nicht verbrauchen, kommt als neuer Code zurück.",
        HowAccount = "Es liegt als Guthaben auf Ihrem Kundenkonto im Shop. Melden Sie sich an der Kasse mit der Adresse an, an die diese E-Mail ging, und wählen Sie das Guthaben zum Bezahlen. Was Sie nicht verbrauchen, bleibt dort.",
        Until = day => $"Das Guthaben gilt bis zum {day}.",
        ToShop = "Zum Shop",
        BecauseOf = shop => $"Sie bekommen diese E-Mail, weil Sie bei {shop} ein Guthaben haben.",
        Promise = amount => $"Für Ihre Bewertung bekommen Sie {amount} Guthaben, ganz gleich, was Sie schreiben und wie viele Sterne Sie geben. Es kommt per E-Mail. Im Monat gibt es eine Grenze.",
    };
}
