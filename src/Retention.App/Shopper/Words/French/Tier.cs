namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static TierWords Tier => new()
    {
        Title = "Votre niveau",
        At = tier => $"Vous êtes au niveau {tier}.",
        None = "Vous n’avez pas encore atteint de niveau.",
        KeptUntil = day => $"Vous le gardez au moins jusqu’au {day}.",
        Code = code => $"Votre code pour ce niveau : {code}",
        MoreOrders = (count, tier) => count <= 1 ? $"Encore une commande et vous atteignez {tier}." : $"Encore {count} commandes et vous atteignez {tier}.",
        MoreSpend = (amount, tier) => $"Encore {amount} et vous atteignez {tier}.",
        MoreReviews = (count, tier) => count <= 1 ? $"Encore un avis et vous atteignez {tier}." : $"Encore {count} avis et vous atteignez {tier}.",
        Highest = "Il n’y a pas de niveau plus élevé.",
        All = "Tous les niveaux",
        TakesOrders = count => count <= 1 ? "une commande" : $"{count} commandes",
        TakesSpend = amount => $"{amount} de commandes",
        TakesReviews = count => count <= 1 ? "un avis" : $"{count} avis",
        Rules = "Les douze derniers mois comptent. Les commandes annulées ou remboursées ne comptent pas. Un niveau se garde un an à partir du dernier jour qui l’a mérité.",
        Gift = (count, item) => $"Qui a donné son avis sur {count} articles reçoit ceci gratuitement, une fois : {item}. Ce que disent les avis et le nombre d’étoiles ne comptent pas.",
        EarlyTitle = "Avant tout le monde",
        EarlyOpen = day => $"Vous pouvez déjà l’acheter. À partir du {day}, tout le monde le pourra.",
        EarlyClosed = (tier, day) => $"Les clients du niveau {tier} peuvent l’acheter en premier. À partir du {day}, tout le monde le pourra.",
        EarlySignIn = "Si vous êtes à ce niveau, connectez-vous à votre compte dans cette boutique, puis revenez sur cette page.",
        EarlyOver = "Tout le monde peut l’acheter maintenant.",
        AddToCart = "Ajouter au panier",
        ToItem = "Voir dans la boutique",
        GiftSubject = (item, shop) => $"Un cadeau de {shop} : {item}",
        GiftTitle = item => $"{item} est à vous",
        GiftFor = shop => $"Merci pour tous vos avis. Qui en a écrit autant, quels qu’ils soient, reçoit un cadeau de {shop}.",
        GiftHow = item => $"Mettez une fois {item} dans votre panier, et saisissez le code au moment de payer, avec l’adresse à laquelle cet e-mail a été envoyé. Le code ne fonctionne qu’une fois.",
    };
}
