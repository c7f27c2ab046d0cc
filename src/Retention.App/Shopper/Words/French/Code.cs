namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static CodeWords Code => new()
    {
        Title = "Est-ce bien vous\u00A0?",
        Intro = "Nous envoyons un code à 6 chiffres à l'adresse à laquelle cet e-mail a été envoyé. Il est valable 10 minutes.",
        Send = "Recevoir un code",
        Again = "Recevoir un autre code",
        Sent = (to, minutes) => $"Un code à 6 chiffres a été envoyé à {to}. Il est valable {minutes} minutes.",
        Field = "Le code",
        Check = "Continuer",
        Wrong = "Ce n'est pas le bon code, ou il a expiré. Vérifiez, ou demandez-en un nouveau.",
        TooMany = "Impossible d'envoyer d'autres codes pour le moment. Veuillez réessayer dans une heure.",
        NotSent = "Le code n'a pas pu être envoyé. Veuillez réessayer plus tard, ou écrivez-nous.",
        Subject = "Votre code",
        Heading = code => $"Votre code est {code}",
        Text = "Saisissez-le dans les 10 minutes sur la page qui l'a demandé. Si ce n'était pas vous, ne faites rien\u00A0: personne n'a rien vu de vos données.",
        BecauseOf = shop => $"Vous recevez cet e-mail parce que quelqu'un qui détient un e-mail de {shop} à votre adresse a demandé un code.",
    };
}
