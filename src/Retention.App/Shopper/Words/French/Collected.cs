namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static CollectedWords Collected => new()
    {
        Title = "Comment les avis sont recueillis",
        WhoTitle = "À qui un avis est demandé",
        Asked = shop => $"{shop} écrit par e-mail à toutes les personnes dont la commande est arrivée, avec un seul lien pour tous les articles. Personne n’est écarté pour ce qu’il pourrait en penser, et tout le monde voit la même page.",
        NotAsked = shop => $"{shop} ne demande pas d’avis en ce moment.",
        Promised = (shop, amount) => $"Pour un avis, {shop} accorde un avoir de {amount}, quoi que dise l’avis. Chaque avis de cette période porte une mention.",
        NotPromised = shop => $"{shop} ne donne rien en échange d’un avis en ce moment. Les avis pour lesquels quelque chose a été promis ou donné portent une mention.",
        JudgedTitle = "Ce qui décide si un avis est affiché",
        AtOnce = "Un avis est affiché tout de suite. Une personne le lit d’abord s’il semble contenir une adresse web, des coordonnées, des données personnelles ou une insulte, s’il est écrit en majuscules ou s’il comporte des photos.",
        AfterALook = shop => $"Une personne de {shop} lit chaque avis avant qu’il soit affiché.",
        ShowsNone = shop => $"{shop} n’affiche pas d’avis en ce moment.",
        NotByStars = "Le nombre d’étoiles ne décide de rien : les bons et les mauvais avis sont affichés de la même façon. Un avis ne peut être refusé que pour l’une des raisons ci-dessous.",
        MarksTitle = "Ce que signifient les mentions",
        VerifiedMeans = "L’article a été payé dans cette boutique, qui connaît la commande.",
        RewardedMeans = "Quelque chose était promis ou donné pour les avis à ce moment-là, quoi qu’ils disent.",
        Free = "Reçu gratuitement",
        FreeMeans = "Rien n’a été payé pour l’article.",
        ImportedFrom = source => $"Provient de {source}",
        Imported = "Provient d’un autre programme",
        ImportedMeans = "La boutique a recueilli l’avis avec un autre programme et l’a repris ici.",
        NumbersTitle = "En chiffres",
        Published = (count, imported) => imported == 0 ? $"Affichés : {count}" : $"Affichés : {count}, dont repris d’un autre programme : {imported}",
        Waiting = count => $"En attente de lecture : {count}",
        Rejected = count => $"Refusés : {count}",
        Withdrawn = count => $"Retirés par leurs auteurs : {count}",
        Reason = key => key switch
        {
            "personal-data" => "Données personnelles",
            "insult" => "Insulte quelqu’un",
            "advertising" => "Fait de la publicité pour autre chose",
            "not-about-item" => "Ne parle pas de l’article",
            "not-genuine" => "Pas authentique",
            "unlawful" => "Interdit par la loi",
            _ => "Une autre raison",
        },
        Reply = shop => $"Réponse de {shop}",
        Photo = (number, count) => $"Photo {number} sur {count}",
    };
}
