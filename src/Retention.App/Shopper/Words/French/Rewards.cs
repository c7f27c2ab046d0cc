using Retention.Rewards;

namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static RewardsWords Rewards => new()
    {
        Title = shop => $"Ce que vous avez chez {shop}",
        Nothing = shop => $"{shop} ne propose rien ici pour le moment.",
        Credit = "Avoir",
        None = "Vous n’avez pas d’avoir pour le moment.",
        Until = day => $"valable jusqu’au {day}",
        NoEnd = "n’expire pas",
        OnAccount = "Il se trouve sur votre compte client. Connectez-vous au moment de payer pour l’utiliser.",
        Code = "Votre code :",
        Ways = "Comment en gagner davantage",
        ForPurchases = (percent, days) => days == 0 ? $"{percent} % de ce que vous gardez d’une commande." : $"{percent} % de ce que vous gardez d’une commande, une fois passés les {days} jours pour la renvoyer.",
        ForReviews = (amount, photo) => photo is null ? $"{amount} pour un avis." : $"{amount} pour un avis, {photo} avec une photo.",
        ForSurveys = amount => $"{amount} pour un questionnaire rempli jusqu’au bout.",
        ForFriends = amount => $"{amount} quand une personne que vous avez invitée a acheté quelque chose et l’a gardé.",
        AtMost = amount => $"Au plus {amount} par mois, tout compris.",
        Honest = "Ce que vous pensez de nous n’y change rien.",
        MoreIntro = "Les codes, et tout ce qui a été gagné et utilisé, ne regardent que vous : nous envoyons d’abord un code à votre adresse.",
        More = "Tout afficher",
        History = "Ce qui a été gagné et utilisé",
        Line = line => (line.Kind, line.Why) switch
        {
            (CreditKind.Missed, _) when line.Because == NotEarned.KindLimit => $"{line.Amount} n’ont pas été gagnés : la limite du mois pour les {Thing(line.Why)} était atteinte.",
            (CreditKind.Missed, _) => $"{line.Amount} n’ont pas été gagnés pour les {Thing(line.Why)} : la limite du mois pour tous les avoirs était atteinte.",
            (CreditKind.Earned, CreditReason.Purchase) => $"Vous avez gagné {line.Amount} en gardant votre commande{Of(line)}.",
            (CreditKind.Earned, CreditReason.Review) => $"Vous avez gagné {line.Amount} pour un avis sur votre commande{Of(line)}.",
            (CreditKind.Earned, CreditReason.Survey) => $"Vous avez gagné {line.Amount} en répondant à un questionnaire.",
            (CreditKind.Earned, CreditReason.Referral) => $"Vous avez gagné {line.Amount} en invitant une personne.",
            (CreditKind.Earned, CreditReason.Beyond) => $"Votre commande{Of(line)} a utilisé {line.Amount} de plus que votre avoir. La boutique vous les a offerts.",
            (CreditKind.Earned, _) => $"La boutique vous a accordé {line.Amount}.",
            (CreditKind.Spent, _) => line.Order is null ? $"Vous avez utilisé {line.Amount}." : $"Vous avez utilisé {line.Amount} pour votre commande{Of(line)}.",
            (CreditKind.Returned, _) => line.Order is null ? $"{line.Amount} vous sont revenus." : $"{line.Amount} vous sont revenus de votre commande{Of(line)}.",
            (CreditKind.Expired, _) => $"{line.Amount} ont expiré.",
            (CreditKind.Revoked, CreditReason.Refund) => $"{line.Amount} ont été repris, parce que votre commande{Of(line)} a été remboursée ou annulée.",
            (CreditKind.Revoked, CreditReason.Fraud) => $"{line.Amount} ont été repris. La boutique estime qu’ils n’ont pas été gagnés honnêtement. Écrivez-lui si ce n’est pas exact.",
            (CreditKind.Revoked, CreditReason.Mistake) => $"{line.Amount} ont été repris, parce qu’ils avaient été accordés par erreur.",
            _ => $"{line.Amount} ont été repris par la boutique.",
        },
    };

    private static string Thing(string why) => why switch { CreditReason.Purchase => "commandes", CreditReason.Review => "avis", CreditReason.Survey => "questionnaires", _ => "invitations" };

    private static string Of(CreditLine line) => line.Order is null ? "" : $" {line.Order}";
}
