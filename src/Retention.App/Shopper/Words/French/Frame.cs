namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static FrameWords Frame => new()
    {
        Shop = "La boutique",
        Choose = "Choisir ce que je reçois",
        Why = "Pourquoi ai-je reçu ceci\u00A0?",
        Contact = "Nous écrire",
        Rewards = "Vos avoirs et avantages",
        More = "Les autres pages de cet e-mail",
        UnknownTitle = "Ce lien ne fonctionne pas",
        Unknown = "Ce lien n'est pas complet. Ouvrez-le de nouveau depuis l'e-mail, ou copiez-le en entier.",
        RunOutTitle = "Ce lien a expiré",
        RunOut = "L'e-mail est trop ancien, ou la boutique n'accepte plus de réponses ici. Vous pouvez toujours vous désabonner.",
        GoneTitle = "Il n'y a plus rien ici",
        Gone = "Ce dont parlait cet e-mail n'est plus conservé.",
        TooManyTitle = "C'est beaucoup pour une journée",
        TooMany = "Cet e-mail n'accepte plus de réponses aujourd'hui. Veuillez réessayer demain.",
        TooLargeTitle = "Impossible de lire votre envoi",
        TooLarge = "Il était trop long, ou abîmé en chemin. Revenez en arrière, raccourcissez-le et envoyez-le de nouveau.",
        ElsewhereTitle = "Ce lien mène ailleurs",
        Elsewhere = "Il mènerait hors de la boutique, il n’est donc pas suivi. La boutique se trouve ici :",
        ToShop = "Aller à la boutique",
        LaterTitle = "Veuillez réessayer dans une minute",
        Later = "Ce lien ne peut pas être consulté pour le moment. Rien n’est perdu.",
        Back = "Retour",
        Comma = ", ",
    };
}
