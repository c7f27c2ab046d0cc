namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static PreferencesWords Preferences => new()
    {
        Title = shop => $"Que voulez-vous recevoir de {shop}\u00A0?",
        Intro = "Il s'agit de l'adresse à laquelle l'e-mail a été envoyé. Les reçus et les nouvelles de votre colis viennent de la boutique elle-même et ne changent pas.",
        Ways = "Par quel moyen",
        Letters = "E-mails",
        Texts = "SMS (pour en recevoir de nouveau, acceptez-les lors de la commande)",
        Topics = "À quel sujet, par e-mail",
        Topic = key => key switch
        {
            "orders" => "Remerciements et aide après une commande",
            "carts" => "Rappels d'un panier que j'ai laissé",
            "saved" => "Articles mis de côté\u00A0: rappels, prix et stock",
            "opinions" => "Demandes d'avis et enquêtes",
            _ => "Nouveautés et offres de la boutique",
        },
        Discretion = "L'aspect des e-mails",
        Discreet = "Ne nommer aucun article et n'en montrer aucune image",
        Save = "Enregistrer",
        Saved = "Votre choix est enregistré. Il vaut dès maintenant.",
        TakesCode = "Ce que vous avez décoché est enregistré. Pour recevoir davantage, ou plus tôt, montrez d'abord que la boîte de réception est la vôtre\u00A0: les e-mails sont parfois transférés.",
        GetCode = "Recevoir un code par e-mail",
        Proven = "Merci. Choisissez maintenant ce que vous voulez, puis enregistrez.",
        PauseTitle = "Une pause",
        Pause = "Rien pendant 30 jours, sauf les e-mails sur vos commandes.",
        PauseButton = "Faire une pause de 30 jours",
        PausedUntil = day => $"Vous êtes en pause jusqu'au {day}.",
        ResumeButton = "Terminer la pause",
        StopTitle = "Tout arrêter",
        Stop = "Plus aucun e-mail ni SMS envoyé par nos soins pour cette boutique.",
        StopButton = "Tout arrêter",
        Erased = "Rien n'est conservé sur cette adresse, et rien ne lui est envoyé.",
        Link = "Voici la page sur laquelle vous choisissez ce que vous recevez de nous, et comment. Si vous ne l'avez pas demandée, ne faites rien\u00A0: rien ne change.",
        LinkButton = "Choisir ce que je reçois",
        LinkBecauseOf = shop => $"Vous recevez cet e-mail parce que quelqu'un a saisi cette adresse dans le formulaire de préférences de {shop}.",
        SavedItems = "Ce que j'ai mis de côté",
    };
}
