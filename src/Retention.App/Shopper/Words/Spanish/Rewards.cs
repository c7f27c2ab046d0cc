using Retention.Rewards;

namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static RewardsWords Rewards => new()
    {
        Title = shop => $"Lo que tienes en {shop}",
        Nothing = shop => $"{shop} no ofrece nada aquí por el momento.",
        Credit = "Saldo",
        None = "Ahora mismo no tienes saldo.",
        Until = day => $"se puede usar hasta el {day}",
        NoEnd = "no caduca",
        OnAccount = "Está en tu cuenta de la tienda. Inicia sesión al pagar para usarlo.",
        Code = "Tu código:",
        Ways = "Cómo conseguir más",
        ForPurchases = (percent, days) => days == 0 ? $"{percent} % de lo que te quedas de un pedido." : $"{percent} % de lo que te quedas de un pedido, cuando pasan los {days} días para devolverlo.",
        ForReviews = (amount, photo) => photo is null ? $"{amount} por una opinión." : $"{amount} por una opinión, {photo} si lleva una foto.",
        ForSurveys = amount => $"{amount} por una encuesta que respondas hasta el final.",
        ForFriends = amount => $"{amount} cuando alguien a quien invitaste ha comprado algo y se lo ha quedado.",
        AtMost = amount => $"Como máximo {amount} al mes, todo junto.",
        Honest = "Lo que opines de nosotros no cambia nada.",
        MoreIntro = "Los códigos, y todo lo que se ha ganado y usado, son solo para ti: antes enviamos un código a tu correo.",
        More = "Ver todo",
        History = "Lo que se ha ganado y usado",
        Line = line => (line.Kind, line.Why) switch
        {
            (CreditKind.Missed, _) when line.Because == NotEarned.KindLimit => $"No se sumaron {line.Amount}: ya habías llegado al límite del mes por {Thing(line.Why)}.",
            (CreditKind.Missed, _) => $"No se sumaron {line.Amount} por {Thing(line.Why)}: ya habías llegado al límite del mes para todo el saldo.",
            (CreditKind.Earned, CreditReason.Purchase) => $"Ganaste {line.Amount} por quedarte con tu pedido{Of(line)}.",
            (CreditKind.Earned, CreditReason.Review) => $"Ganaste {line.Amount} por una opinión sobre tu pedido{Of(line)}.",
            (CreditKind.Earned, CreditReason.Survey) => $"Ganaste {line.Amount} por responder a una encuesta.",
            (CreditKind.Earned, CreditReason.Referral) => $"Ganaste {line.Amount} por invitar a alguien.",
            (CreditKind.Earned, CreditReason.Beyond) => $"Tu pedido{Of(line)} usó {line.Amount} más de lo que tenías. La tienda te lo dio.",
            (CreditKind.Earned, _) => $"La tienda te dio {line.Amount}.",
            (CreditKind.Spent, _) => line.Order is null ? $"Usaste {line.Amount}." : $"Usaste {line.Amount} en tu pedido{Of(line)}.",
            (CreditKind.Returned, _) => line.Order is null ? $"Recuperaste {line.Amount}." : $"Recuperaste {line.Amount} de tu pedido{Of(line)}.",
            (CreditKind.Expired, _) => $"Caducaron {line.Amount}.",
            (CreditKind.Revoked, CreditReason.Refund) => $"Se retiraron {line.Amount}, porque tu pedido{Of(line)} se reembolsó o se canceló.",
            (CreditKind.Revoked, CreditReason.Fraud) => $"Se retiraron {line.Amount}. La tienda dice que no se ganaron de forma honesta. Escríbele si no es así.",
            (CreditKind.Revoked, CreditReason.Mistake) => $"Se retiraron {line.Amount}, porque se habían dado por error.",
            _ => $"La tienda retiró {line.Amount}.",
        },
    };

    private static string Thing(string why) => why switch { CreditReason.Purchase => "pedidos", CreditReason.Review => "opiniones", CreditReason.Survey => "encuestas", _ => "invitaciones" };

    private static string Of(CreditLine line) => line.Order is null ? "" : $" {line.Order}";
}
