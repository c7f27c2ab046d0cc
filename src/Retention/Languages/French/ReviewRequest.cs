using Retention.Flows;

namespace Retention.Languages.French;

internal static partial class French
{
    private const string ReviewReply = "Si quelque chose ne va pas, répondez à cet e-mail\u00A0: une personne vous aidera, que vous donniez votre avis ou non.";

    private static FlowWords[] ReviewRequest =>
    [
        new(
            "review-request",
            "Demander un avis une fois la commande arrivée",
            OfOrder,
            new Template(
                "request",
                "Alors, ça vous plaît, {{first_name}}\u00A0?",
                "Quelques mots sur votre commande {{order.number}} aident les autres à choisir",
                "Qu'en pensez-vous\u00A0?",
                ["Bonjour {{first_name}},", "Vous avez sans doute eu le temps d'essayer votre commande {{order.number}}. Quelques mots sincères, bons ou mauvais, aident les autres à choisir, et nous aident à progresser."],
                ReviewReply)
            {
                Button = "Donner mon avis",
            },
            new Template(
                "reminder",
                "Voulez-vous en parler aux autres\u00A0?",
                "Notre dernière question sur votre commande {{order.number}}",
                "Quelques mots nous aideraient",
                ["Bonjour {{first_name}},", "Il y a une semaine, nous vous avons demandé ce que vous pensiez de votre commande {{order.number}}. Si vous avez une minute, votre avis nous intéresse toujours. Nous ne vous le demanderons plus."],
                ReviewReply)
            {
                Button = "Donner mon avis",
            }),
    ];
}
