using Retention.Rewards;

namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static RewardsWords Rewards => new()
    {
        Title = shop => $"Was Sie bei {shop} haben",
        Nothing = shop => $"{shop} bietet hier im Moment nichts an.",
        Credit = "Guthaben",
        None = "Sie haben im Moment kein Guthaben.",
        Until = day => $"gilt bis zum {day}",
        NoEnd = "verfällt nicht",
        OnAccount = "Es liegt auf Ihrem Kundenkonto im Shop. Melden Sie sich an der Kasse an, um damit zu bezahlen.",
        Code = "Ihr Code:",
        Ways = "So kommt mehr dazu",
        ForPurchases = (percent, days) => days == 0 ? $"{percent} % von dem, was Sie von einer Bestellung behalten." : $"{percent} % von dem, was Sie von einer Bestellung behalten, sobald die {days} Tage für die Rückgabe vorbei sind.",
        ForReviews = (amount, photo) => photo is null ? $"{amount} für eine Bewertung." : $"{amount} für eine Bewertung, {photo} für eine mit Foto.",
        ForSurveys = amount => $"{amount} für eine Umfrage, die Sie bis zum Ende beantworten.",
        ForFriends = amount => $"{amount}, wenn jemand auf Ihre Einladung hin etwas gekauft und behalten hat.",
        AtMost = amount => $"Alles zusammen höchstens {amount} im Monat.",
        Honest = "Wie Sie uns finden, spielt dafür keine Rolle.",
        MoreIntro = "Codes und alles, was dazukam und verbraucht wurde, sind nur für Sie: Vorher schicken wir einen Code an Ihr Postfach.",
        More = "Alles anzeigen",
        History = "Was dazukam und was verbraucht wurde",
        Line = line => (line.Kind, line.Why) switch
        {
            (CreditKind.Missed, _) when line.Because == NotEarned.KindLimit => $"{line.Amount} kamen nicht dazu: Die Grenze des Monats für {Thing(line.Why)} war erreicht.",
            (CreditKind.Missed, _) => $"{line.Amount} für {Thing(line.Why)} kamen nicht dazu: Die Grenze des Monats für alles Guthaben war erreicht.",
            (CreditKind.Earned, CreditReason.Purchase) => $"{line.Amount} kamen dazu, weil Sie Ihre Bestellung{Of(line)} behalten haben.",
            (CreditKind.Earned, CreditReason.Review) => $"{line.Amount} kamen für eine Bewertung zu Ihrer Bestellung{Of(line)} dazu.",
            (CreditKind.Earned, CreditReason.Survey) => $"{line.Amount} kamen für eine beantwortete Umfrage dazu.",
            (CreditKind.Earned, CreditReason.Referral) => $"{line.Amount} kamen dazu, weil Sie jemanden eingeladen haben.",
            (CreditKind.Earned, CreditReason.Beyond) => $"Ihre Bestellung{Of(line)} hat {line.Amount} mehr verbraucht, als da war. Der Shop hat es Ihnen gegeben.",
            (CreditKind.Earned, _) => $"Der Shop hat Ihnen {line.Amount} gegeben.",
            (CreditKind.Spent, _) => line.Order is null ? $"Sie haben {line.Amount} verbraucht." : $"Sie haben {line.Amount} für Ihre Bestellung{Of(line)} verbraucht.",
            (CreditKind.Returned, _) => line.Order is null ? $"{line.Amount} kamen zurück." : $"{line.Amount} kamen aus Ihrer Bestellung{Of(line)} zurück.",
            (CreditKind.Expired, _) => $"{line.Amount} sind verfallen.",
            (CreditKind.Revoked, CreditReason.Refund) => $"{line.Amount} wurden zurückgenommen, weil Ihre Bestellung{Of(line)} erstattet oder storniert wurde.",
            (CreditKind.Revoked, CreditReason.Fraud) => $"{line.Amount} wurden zurückgenommen. Der Shop sagt, dass sie nicht ehrlich erworben waren. Schreiben Sie dem Shop, wenn das nicht stimmt.",
            (CreditKind.Revoked, CreditReason.Mistake) => $"{line.Amount} wurden zurückgenommen, weil sie aus Versehen gegeben wurden.",
            _ => $"{line.Amount} hat der Shop zurückgenommen.",
        },
    };

    private static string Thing(string why) => why switch { CreditReason.Purchase => "Bestellungen", CreditReason.Review => "Bewertungen", CreditReason.Survey => "Umfragen", _ => "Einladungen" };

    private static string Of(CreditLine line) => line.Order is null ? "" : $" {line.Order}";
}
