using System.Globalization;

namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static AnswerWords Answer => new()
    {
        Scale = (least, low, most, high) => $"De {least}{(low.Length == 0 ? "" : $" ({low})")} à {most}{(high.Length == 0 ? "" : $" ({high})")}",
        Several = "Cochez tout ce qui convient",
        Optional = "facultatif",
        Yes = "Oui",
        No = "Non",
        Send = "Envoyer ma réponse",
        Back = "Retour",
        NoNumber = (least, most) => $"Choisissez un nombre de {least} à {most}.",
        NoChoice = "Choisissez une réponse.",
        NoWords = "Écrivez quelques mots.",
        TooLong = most => $"C'est trop long\u00A0: {most.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u00A0')} caractères au plus.",
        DoneTitle = "Merci",
        Done = shop => $"Votre réponse est bien arrivée chez {shop}. Vous pouvez fermer cette page.",
        Invite = "Inviter vos amis",
    };
}
