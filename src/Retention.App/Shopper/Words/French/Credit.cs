namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static CreditWords Credit => new()
    {
        Subject = (amount, shop) => $"Vous avez {amount} à dépenser chez {shop}",
        Title = amount => $"{amount} pour votre prochaine commande",
        Given = shop => $"{shop} vous a accordé un avoir.",
        ForReview = shop => $"Merci pour votre avis. Pour chaque avis, quel qu’il soit, {shop} accorde un avoir.",
        ForOrder = shop => $"Vous avez gardé votre commande : {shop} vous en rend une part sous forme d’avoir.",
        ForSurvey = shop => $"Merci d’avoir répondu jusqu’au bout. Quelles que soient les réponses, {shop} accorde un avoir.",
        ForFriend = shop => $"Une personne que vous avez invitée a acheté quelque chose chez {shop} et l’a gardé. Merci.",
        Rest = shop => $"Vous n’avez pas utilisé tout votre avoir chez {shop}. Le reste a un nouveau code, et l’ancien ne fonctionne plus.",
        Code = code => $"Votre code : {code}",
        How = "Au moment de payer, saisissez d’abord votre adresse e-mail, puis le code. Il ne fonctionne qu’une fois, et seulement avec l’adresse à laquelle cet e-mail a été envoyé. Ce que vous n’utilisez pas vous revient sous la forme d’un nouveau code.",
        HowOpen = "Saisissez le code au moment de payer. Il ne fonctionne qu’une fois. Ce que vous n’utilisez pas vous revient sous la forme d’un nouveau code.",
        HowAccount = "Il se trouve sur votre compte client de la boutique, sous forme de crédit. Au moment de payer, connectez-vous avec l’adresse à laquelle cet e-mail a été envoyé, et choisissez de payer avec ce crédit. Ce que vous n’utilisez pas y reste.",
        Until = day => $"Il est valable jusqu’au {day}.",
        ToShop = "Aller à la boutique",
        BecauseOf = shop => $"Vous recevez cet e-mail parce que vous avez un avoir chez {shop}.",
        Promise = amount => $"Pour votre avis, vous recevez un avoir de {amount}, quoi que vous écriviez et quel que soit le nombre d’étoiles. Il arrive par e-mail. Il y a une limite par mois.",
    };
}
