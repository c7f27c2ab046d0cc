using Retention.App.DataUse;

namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static DataWords Data => new()
    {
        Group = of => of switch
        {
            DataGroup.Person => "Qui vous êtes",
            DataGroup.Orders => "Commandes",
            DataGroup.Carts => "Paniers",
            DataGroup.Saved => "Articles mis de côté",
            DataGroup.Consents => "Ce que vous avez autorisé, refusé et choisi",
            DataGroup.Messages => "Messages qui vous ont été envoyés",
            DataGroup.Decisions => "Ce qui est prévu et ce qui a été décidé",
            DataGroup.Reviews => "Avis",
            DataGroup.Answers => "Réponses aux enquêtes",
            DataGroup.Cases => "Vos messages à la boutique",
            DataGroup.Credit => "Avoirs",
            DataGroup.Checks => "Codes et confirmations",
            _ => "Demandes sur vos données",
        },
        Kind = of => of switch
        {
            FieldKind.Name => "prénom",
            FieldKind.Email => "adresse e-mail",
            FieldKind.Phone => "numéro de téléphone",
            FieldKind.Street => "rue et code postal",
            FieldKind.Place => "pays et région",
            FieldKind.Language => "langue",
            FieldKind.Goods => "articles",
            FieldKind.Money => "prix et montants",
            FieldKind.Time => "jours et heures",
            FieldKind.Text => "mots écrits par vous ou par la boutique",
            FieldKind.Score => "étoiles et notes",
            FieldKind.Choice => "ce que vous avez choisi",
            FieldKind.Number => "numéros de commandes, de clients et de paniers",
            FieldKind.State => "où en sont les choses",
            _ => "nos propres identifiants, et des codes qui remplacent noms et adresses",
        },
        Use = of => of switch
        {
            Use.Writing => "pour vous écrire au bon moment, et arrêter à temps",
            Use.Proving => "pour prouver ce que vous avez autorisé et pourquoi un message est parti",
            Use.Answering => "pour qu'une personne puisse vous répondre",
            Use.Showing => "pour montrer votre avis dans la boutique",
            Use.Crediting => "pour tenir le compte de vos avoirs",
            Use.Measuring => "pour dire à la boutique où elle en est",
            Use.Guarding => "pour que rien ne soit détourné ni fait deux fois",
            _ => "pour vous répondre, comme la loi le demande",
        },
        Until = of => of switch
        {
            KeptUntil.ShopLeaves => "tant que la boutique utilise le programme",
            KeptUntil.Erased => "jusqu'à ce que vous les fassiez effacer",
            KeptUntil.ShopLeavesAsHashes => "même après, sous forme de codes que personne ne peut relire, jusqu'à ce que la boutique quitte le programme",
            KeptUntil.Years3 => "trois ans",
            _ => (int)of is var days ? $"{days} jours" : "",
        },
        Title = "Que conservez-vous sur moi\u00A0?",
        Intro = shop => $"{shop} est responsable de ces données, et nous les conservons pour la boutique. Cette page est faite à partir du programme lui-même\u00A0: ce qui ne figure sur aucune ligne n'est pas enregistré.",
        Count = count => count switch { 0 => "Rien pour le moment", 1 => "1 élément à votre sujet", _ => $"{count} éléments à votre sujet" },
        What = "Quoi",
        WhatFor = "Pour quoi faire",
        HowLong = "Combien de temps",
        Who = "Qui s'en occupe",
        OwnMachine = "les machines de l'exploitant",
        DownloadTitle = "Le tout dans un fichier",
        Download = "Lisible par les personnes et par les programmes (JSON). Vous recevez d'abord un code par e-mail, pour que personne d'autre ne le lise.",
        DownloadButton = "Télécharger mes données",
        Proven = "Merci. Vous pouvez maintenant les télécharger.",
        EraseTitle = "Tout faire effacer",
        Erase = "Nous envoyons un e-mail à votre adresse. Son lien mène à la page qui efface en quelques minutes tout ce qui est conservé ici sur vous, et demande à la boutique d'effacer aussi ce qu'elle conserve. C'est définitif\u00A0: les avoirs non utilisés sont perdus.",
        EraseButton = "M'envoyer cet e-mail",
        EraseAsked = "L'e-mail est en route. Rien n'est effacé avant que vous ne le confirmiez.",
        EraseTooMany = "Assez de ces e-mails sont partis aujourd'hui. Regardez votre boîte de réception, ou réessayez demain.",
        StaysTitle = "Ce qui reste après un effacement",
        Stays = "Un code de votre adresse que personne ne peut relire, avec ce que vous avez autorisé et refusé, pour que plus rien n'y soit jamais envoyé et que la boutique puisse prouver ce qu'elle a fait. Des décisions sans votre nom, pendant 90 jours. Et les pièces de la boutique sur vos commandes, que le droit fiscal l'oblige à garder\u00A0: elles sont à la boutique, pas à nous.",
        Operator = contact => $"Le programme est exploité par\u00A0: {contact}",
        ConfirmTitle = "Effacer tout ce qui me concerne",
        Confirm = "Tout ce qui est conservé ici sur vous est effacé immédiatement. C'est définitif, et les avoirs non utilisés sont perdus.",
        ConfirmButton = "Tout effacer",
        ErasedTitle = "C'est effacé",
        Erased = "Tout ce qui était conservé ici sur vous a disparu, et plus rien ne vous sera envoyé.",
        AtShop = shop => $"Nous avons demandé à {shop} d'effacer aussi ce qu'elle conserve sur vous dans son propre système. Elle a un mois pour cela, et doit peut-être garder des pièces sur vos commandes pour le fisc.",
        LetterSubject = shop => $"Effacer ce qui est conservé sur vous chez {shop}\u00A0?",
        Letter = "Quelqu'un nous a demandé d'effacer tout ce qui est conservé sur vous. Si c'était vous, confirmez-le\u00A0: le lien est valable deux jours.",
        LetterOtherwise = "Si ce n'était pas vous, ne faites rien\u00A0: rien n'est effacé.",
        LetterButton = "Continuer vers l'effacement",
        LetterBecauseOf = shop => $"Vous recevez cet e-mail parce que quelqu'un qui a un e-mail de {shop} pour vous l'a demandé.",
    };
}
