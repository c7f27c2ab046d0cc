namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static FriendsWords Friends => new()
    {
        Title = "Inviter des amis",
        Intro = (shop, amount) => $"Pour chaque ami qui achète chez {shop} grâce à votre lien, vous recevez {amount} de crédit.",
        FriendGets = amount => $"Votre ami reçoit {amount} sur sa première commande.",
        Rules = days => days == 1 ? "Cela compte si c'est sa première commande et si elle n'a pas été renvoyée un jour plus tard." : $"Cela compte si c'est sa première commande et si elle n'a pas été renvoyée {days} jours plus tard.",
        Get = "Obtenir mon lien",
        Link = "Votre lien",
        Mail = "L'envoyer par e-mail",
        MailSubject = shop => $"J'aime bien {shop}",
        MailText = (shop, link) => $"{shop} te plaira peut-être aussi. Avec ce lien, tu reçois quelque chose sur ta première commande\u00A0:\n\n{link}",
        FriendsTitle = "Vos amis",
        NoFriends = "Personne n'a encore utilisé votre lien.",
        Friend = day => $"Un ami, le {day}",
        Invited = "a demandé le code",
        Waiting = "a acheté\u00A0: nous attendons que la commande soit gardée",
        Earned = "vous avez reçu votre crédit",
        Refused = "ne compte pas",
        WasYou = "C'était vous-même.",
        NotKept = "La commande n'a pas été gardée.",
        OwnMailbox = "C'est votre propre boîte mail.",
        OneHome = "Vous partagez un logement ou un numéro de téléphone.",
        NotFirst = "Ce n'était pas une première commande.",
        MonthFull = "Vous avez reçu tout ce que l'on peut recevoir en un mois.",
        NotCounted = "La boutique n'a pas pu en tenir compte. Écrivez-nous pour en savoir plus.",
        NoAddress = "Nous ne connaissons plus l'adresse à laquelle cet e-mail est parti, et ne pouvons donc pas vous créer de lien.",
        WelcomeTitle = shop => $"Un ami vous recommande {shop}",
        Welcome = (shop, amount) => $"Vous recevez {amount} sur votre première commande chez {shop}. Saisissez votre adresse, et nous vous envoyons le code.",
        Email = "Votre adresse e-mail",
        Send = "M'envoyer le code",
        Promise = "Nous ne vous envoyons que cet e-mail. Vous n'êtes inscrit à aucune liste.",
        NoEmail = "Saisissez une adresse e-mail, par exemple ann@example.com.",
        TooOften = "C'était trop souvent. Réessayez dans une heure.",
        DoneTitle = "Regardez dans votre boîte mail",
        Done = shop => $"Si vous n'avez encore jamais commandé chez {shop}, un e-mail avec votre code arrive dans quelques minutes.",
        OverTitle = "Cette invitation n'est plus valable",
        Over = "Demandez un nouveau lien à votre ami, ou allez à la boutique sans lien.",
    };
}
