namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static SavedWords Saved => new()
    {
        Title = "Ce que vous avez mis de côté",
        None = "Votre liste est vide.",
        Since = day => $"Mis de côté le {day}",
        Remove = item => $"Retirer {item} de la liste",
        Removed = "L'article est retiré de votre liste, et vous n'en entendrez plus parler.",
        All = "Voir tout ce que j'ai mis de côté",
        AllIntro = "Cet e-mail ne parlait pas de tout ce que vous avez mis de côté\u00A0: nous vous demandons donc d'abord un code.",
    };
}
