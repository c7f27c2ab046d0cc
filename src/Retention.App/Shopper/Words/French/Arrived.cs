namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static ArrivedWords Arrived => new()
    {
        Title = order => $"La commande {order} n'est pas arrivée\u00A0?",
        Intro = shop => $"Dites-le à {shop}, et nos questions à ce sujet attendront une semaine de plus.",
        Send = "Elle n'est pas arrivée",
        DoneTitle = "Merci de nous l'avoir dit",
        Done = "Nous attendons avant de vous poser nos questions. Si elle devrait être là depuis longtemps, écrivez-nous\u00A0: une personne s'en occupera.",
    };
}
