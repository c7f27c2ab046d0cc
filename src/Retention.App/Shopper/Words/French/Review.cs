namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static ReviewWords Review => new()
    {
        Title = order => $"Votre avis sur la commande {order}",
        Intro = shop => $"Notez autant d'articles que vous le souhaitez. Bon ou mauvais, tout avis est utile. Ce que vous écrivez est transmis à {shop}, qui peut le montrer à d'autres clients, avec votre prénom.",
        Stars = "Combien d'étoiles\u00A0?",
        Star = count => count == 1 ? "1 étoile" : $"{count} étoiles",
        ItemTitle = "Titre (facultatif)",
        ItemText = "Votre avis (facultatif)",
        Send = "Envoyer mon avis",
        NotArrived = "Pas encore arrivé\u00A0?",
        Problem = "Il y a un problème",
        Else = "Autre chose\u00A0?",
        NoStars = "Choisissez de 1 à 5 étoiles pour au moins un article.",
        NoStarsFor = item => $"Choisissez de 1 à 5 étoiles pour {item}.",
        TooLong = item => $"Ce que vous avez écrit sur {item} est trop long\u00A0: 100 caractères au plus pour le titre et 2\u00A0000 pour l'avis.",
        DoneTitle = "Merci pour votre avis",
        Done = shop => $"Il est bien arrivé chez {shop}. Nous ne vous demanderons plus rien sur cette commande.",
    };
}
