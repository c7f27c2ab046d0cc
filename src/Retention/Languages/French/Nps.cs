using Retention.Flows;

namespace Retention.Languages.French;

internal static partial class French
{
    // The same for all, as in English.
    private const string Friends = "Vous connaissez quelqu'un à qui {{shop.name}} plairait\u00A0? Vous pouvez l'inviter ici\u00A0:";

    private const string SurveyReply = "Vous pouvez aussi simplement répondre à cet e-mail. Une personne lit chaque réponse.";

    private const string OfAnswer = "Vous recevez cet e-mail parce que vous avez répondu à notre question sur la commande {{order.number}}.";

    private static FlowWords[] Nps =>
    [
        new(
            "nps",
            "Demander si vous nous recommanderiez",
            OfOrder,
            new Template(
                "survey",
                "Une question sur votre commande {{order.number}}",
                "Un chiffre de 0 à 10, et une minute si vous voulez en dire plus",
                "Nous recommanderiez-vous\u00A0?",
                [
                    "Bonjour {{first_name}},",
                    "Votre commande {{order.number}} devrait être arrivée. Nous avons une question à son sujet, pour savoir ce que nous devons garder et ce que nous devons changer. Cela prend quelques secondes, ou une minute si vous voulez en dire plus. Chez {{shop.name}}, une personne lit chaque réponse.",
                    "Recommanderiez-vous {{shop.name}} à vos amis, de 0 (pas du tout) à 10 (certainement)\u00A0?",
                ],
                "Vous pouvez aussi simplement répondre à cet e-mail.")
            {
                Button = "Répondre",
            }),
        new(
            "nps/case",
            "Dire aux clients déçus qu'une personne leur écrira",
            OfAnswer,
            new Template(
                "case",
                "Nous avons lu votre réponse",
                "Une personne va vous écrire",
                "Nous sommes désolés que ce n'ait pas été mieux",
                ["Bonjour {{first_name}},", "Merci de nous l'avoir dit. Une personne de {{shop.name}} va examiner votre commande {{order.number}} et vous écrire, en général en un jour."],
                "S'il y a quelque chose que nous devons savoir tout de suite, répondez à cet e-mail.")
            {
                Invitation = Friends,
            }),
        new(
            "nps/question",
            "Demander ce qui aurait pu être mieux",
            OfAnswer,
            new Template(
                "question",
                "Qu'est-ce qui aurait été mieux\u00A0?",
                "Encore une question, si vous avez une minute",
                "Qu'aurait-il fallu pour un 9\u00A0?",
                ["Bonjour {{first_name}},", "Merci pour votre réponse. Quelle est la chose qui aurait tout amélioré\u00A0?"],
                "Répondez à cet e-mail, en un mot ou en mille.")
            {
                Button = "Répondre",
                Invitation = Friends,
            }),
        new(
            "nps/thanks",
            "Remercier ceux qui nous recommanderaient",
            OfAnswer,
            new Template(
                "thanks",
                "Merci, {{first_name}}",
                "Votre réponse a embelli notre journée",
                "Merci",
                ["Bonjour {{first_name}},", "Merci pour votre gentille réponse. Pour une petite boutique, cela compte beaucoup."],
                SurveyReply)
            {
                Invitation = Friends,
            }),
    ];
}
