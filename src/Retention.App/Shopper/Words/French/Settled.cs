namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static SettledWords Settled => new()
    {
        Title = "Est-ce réglé ?",
        Intro = shop => $"Vous avez écrit à {shop}, et nous pensions que c’était réglé.",
        Order = order => $"Il s’agissait de votre commande {order}.",
        Question = "Est-ce le cas ?",
        Yes = "Oui, c’est réglé",
        No = "Non, pas encore",
        Text = "Ce que nous devrions savoir (facultatif)",
        Send = "Envoyer ma réponse",
        NoAnswer = "Choisissez oui ou non.",
        TooLong = "C’est trop long : 2 000 caractères au plus.",
        DoneTitle = "Merci",
        DoneYes = "Nous en sommes heureux. Vous pouvez fermer cette page.",
        DoneNo = shop => $"Une personne de {shop} va s’en occuper de nouveau et vous écrira, en général sous un jour.",
        Paused = shop => $"Vous avez signalé un problème à {shop}. Tant qu’il n’est pas réglé, et quelques jours après, vous ne recevez aucune publicité.",
        Calm = shop => $"Vous avez donné une note basse à {shop}. Pendant les deux semaines qui suivent, vous ne recevez aucune publicité.",
    };
}
