namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static ContactWords Contact => new()
    {
        Title = shop => $"Écrire à {shop}",
        Intro = shop => $"Une personne de {shop} répond à l'adresse à laquelle cet e-mail a été envoyé, en général en un jour.",
        Order = order => $"Il s'agit de votre commande {order}.",
        Topics = "De quoi s'agit-il\u00A0?",
        Topic = key => key switch
        {
            "problem" => "Il y a un problème",
            "delivery" => "Livraison",
            "return" => "Retour ou remboursement",
            _ => "Autre chose",
        },
        Text = "Votre message",
        LeaveEmpty = "Laissez ce champ vide",
        Send = "Envoyer",
        NoTopic = "Choisissez de quoi il s'agit.",
        NoText = "Écrivez ce que nous pouvons faire pour vous.",
        TooLong = "C'est trop long\u00A0: 2\u00A0000 caractères au plus.",
        DoneTitle = "Votre message est en route",
        Done = shop => $"Une personne de {shop} vous répondra par e-mail, en général en un jour. D'ici là, vous ne recevrez de notre part ni offres ni enquêtes.",
    };
}
