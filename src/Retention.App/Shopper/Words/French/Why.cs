namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static WhyWords Why => new()
    {
        Title = "Pourquoi ai-je reçu ceci\u00A0?",
        Event = (kind, day, about) => kind switch
        {
            "order" => $"Tout a commencé par votre commande {about} du {day}.",
            "parcel" => $"Tout a commencé quand nous avons eu des nouvelles de votre colis, commande {about}, le {day}.",
            "cart" => $"Tout a commencé par un panier que vous avez laissé le {day}.",
            "saved" => $"Tout a commencé quand vous avez mis de côté {about}, le {day}.",
            "item" => $"Tout a commencé quand le prix ou le stock de {about} a changé, le {day}.",
            "answer" => $"Tout a commencé par votre réponse sur la commande {about} du {day}.",
            _ => $"Tout a commencé le {day}.",
        },
        Rule = (rule, day) => $"La règle de la boutique à l'origine de cet e-mail\u00A0: «\u00A0{rule}\u00A0». Il a été envoyé le {day}.",
        Step = (number, of, isText) => $"C'était le message {number} sur {of} de cette règle, {(isText ? "par SMS" : "par e-mail")}.",
        Confirmed = "Vous l'avez confirmé depuis l'adresse elle-même.",
        Person = "Une personne de la boutique l'a écrit, en réponse à ce que vous lui avez dit.",
        Program = "Le programme de la boutique l'a écrit aussitôt, pour dire qui répondra à vos mots, et quand. C'est une personne qui répond.",
        ConsentTitle = "Ce que vous avez accepté",
        Service = "Il s'agit de quelque chose que vous avez demandé ou commandé\u00A0: aucun consentement n'est nécessaire. Vous pouvez l'arrêter malgré tout.",
        Unasked = "Rien n'est enregistré pour cette adresse. Dans votre pays, une boutique peut écrire ainsi à ceux qui ont commandé, tant qu'ils n'ont pas dit non.",
        Word = (granted, day, source) => granted ? $"Vous l'avez autorisé le {day} ({Place(source)})." : $"Vous avez dit non le {day} ({Place(source)}). Cet e-mail a été envoyé avant, ou concerne autre chose.",
        Wording = words => $"Le texte était\u00A0: «\u00A0{words}\u00A0»",
        NextTitle = "La suite",
        Next = day => $"Un autre e-mail à ce sujet est prévu vers le {day}.",
        Nothing = "Aucun autre e-mail à ce sujet n'est prévu.",
        Stop = "Arrêter ce type d'e-mails",
        Stopped = "Vous ne recevrez plus ce type d'e-mails.",
    };


    // Where a word was said is stored in English; what comes from elsewhere is the shop's to answer for.
    private static string Place(string source) => source switch
    {
        "checkout" => "lors de la commande",
        "unsubscribe link" => "par le lien de désabonnement",
        "preferences page" or "why page" => "sur une page comme celle-ci",
        "merchant" => "saisi par la boutique",
        _ => "selon la boutique",
    };
}
