using Retention.Flows;

namespace Retention.Languages.French;

internal static partial class French
{
    private static FlowWords[] WinBack =>
    [
        new(
            "win-back",
            "Écrire à ceux qui ne sont pas venus depuis longtemps",
            "Vous recevez cet e-mail parce que vous avez déjà commandé chez {{shop.name}}.",
            new Template(
                "missed",
                "Cela fait longtemps, {{first_name}}",
                "Les nouveautés de {{shop.name}}",
                "Cela fait longtemps",
                ["Bonjour {{first_name}},", "Cela fait un certain temps que nous n'avons pas eu de vos nouvelles. Si les nouveautés de {{shop.name}} vous intéressent, venez jeter un coup d'œil."],
                "S'il y a une raison à votre absence, nous aimerions la connaître\u00A0: répondez-nous simplement.")
            {
                Button = "Voir les nouveautés",
            },
            new Template(
                "why",
                "Avons-nous fait quelque chose de travers\u00A0?",
                "Une question sincère de {{shop.name}}",
                "Une question sincère",
                ["Bonjour {{first_name}},", "Quelque chose n'allait pas avec votre dernière commande {{order.number}}\u00A0? Si c'est le cas, nous aimerions le savoir, et arranger les choses si nous le pouvons."],
                "Répondez à cet e-mail. Une personne lit chaque réponse.")
            {
                Button = "Voir la boutique",
            },
            new Template(
                "goodbye",
                "Au revoir, {{first_name}}",
                "Nous n'écrirons plus à ce sujet",
                "Au revoir",
                ["Bonjour {{first_name}},", "Nous ne voulons pas être de ces boutiques qui n'arrêtent jamais d'écrire. Ceci est notre dernier rappel\u00A0: notre porte vous reste ouverte."],
                "Merci de votre confiance.")
            {
                Button = "Voir la boutique",
            }),
    ];
}
