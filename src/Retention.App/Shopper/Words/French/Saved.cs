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
        Undo = "Le remettre",
        Restored = "L'article est de nouveau sur votre liste.",
        Costs = price => $"Prix\u00A0: {price}, comme lorsque vous l'avez mis de côté.",
        CostThen = (then, now) => $"Il coûtait {then} lorsque vous l'avez mis de côté, et coûte maintenant {now}.",
        ToCart = item => $"Mettre {item} dans le panier",
        TellPrice = item => $"Me prévenir quand {item} coûte moins cher",
        StopPrice = item => $"Ne plus rien me dire du prix de {item}",
        TellStock = item => $"Me prévenir quand {item} est de nouveau disponible",
        StopStock = item => $"Ne pas me prévenir quand {item} est de nouveau disponible",
        Kept = "C'est noté.",
        All = "Voir tout ce que j'ai mis de côté",
        AllIntro = "Cet e-mail ne parlait pas de tout ce que vous avez mis de côté\u00A0: nous vous demandons donc d'abord un code.",
    };
}
