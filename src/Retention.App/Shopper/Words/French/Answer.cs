namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static AnswerWords Answer => new()
    {
        Title = shop => $"Recommanderiez-vous {shop}\u00A0?",
        Intro = order => $"Après votre commande {order}\u00A0: nous recommanderiez-vous à vos amis\u00A0?",
        Score = "De 0 (pas du tout) à 10 (certainement)",
        Send = "Envoyer ma réponse",
        NoScore = "Choisissez un nombre de 0 à 10.",
        NextTitle = score => score <= 6 ? "Qu'est-ce qui n'allait pas\u00A0?" : score <= 8 ? "Qu'est-ce qui aurait été mieux\u00A0?" : "Qu'avez-vous préféré\u00A0?",
        Next = (score, shop) => score <= 6 ? $"Merci de nous le dire. Une personne de {shop} lira votre réponse et vous écrira, en général en un jour." : $"Merci. Une personne de {shop} lit chaque réponse.",
        Comment = "En un mot ou en mille",
        SendComment = "Envoyer",
        NoComment = "Écrivez quelques mots, ou fermez cette page\u00A0: votre note a été comptée.",
        TooLong = "C'est trop long\u00A0: 2\u00A0000 caractères au plus.",
        DoneTitle = "Merci",
        Done = shop => $"Votre réponse est bien arrivée chez {shop}. Vous pouvez fermer cette page.",
    };
}
