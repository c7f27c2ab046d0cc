namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static ConfirmWords Confirm => new()
    {
        Subject = shop => $"Veuillez confirmer que {shop} peut vous écrire",
        Letter = "Vous avez accepté de recevoir des nouvelles et des offres par e-mail. Veuillez le confirmer avec le bouton, dans les 30 jours.",
        Otherwise = "Si ce n’était pas vous, ne faites rien : vous ne recevrez rien, et nous ne redemanderons pas.",
        BecauseOf = shop => $"Vous recevez cet e-mail une seule fois, car cette adresse a été donnée à {shop} avec un accord pour des nouvelles par e-mail.",
        Title = "Veuillez confirmer",
        Intro = shop => $"{shop} peut m’envoyer des nouvelles et des offres par e-mail. Je peux changer d’avis à tout moment, dans chaque e-mail.",
        Send = "Oui, je confirme",
        DoneTitle = "Merci",
        Done = shop => $"C’est confirmé : {shop} peut vous envoyer des nouvelles et des offres. Chaque e-mail contient un lien pour les arrêter.",
        Over = "Il n’est plus possible de confirmer ici. Si vous souhaitez recevoir des nouvelles de la boutique, donnez-y à nouveau votre accord.",
    };
}
