using Retention.Flows;

namespace Retention.Languages.French;

internal static partial class French
{
    private static FlowWords[] TierReached =>
    [
        new(
            "tier-reached",
            "Annoncer qu'un niveau est atteint",
            "Vous recevez cet e-mail parce que votre commande {{order.number}} chez {{shop.name}} vous a fait passer à un nouveau niveau.",
            new Template(
                "reached",
                "Vous avez atteint {{tier}} chez {{shop.name}}",
                "Ce que cela vous apporte, en quelques mots",
                "Vous avez atteint {{tier}}",
                ["Bonjour {{first_name}},", "Avec votre commande {{order.number}}, vous avez atteint le niveau {{tier}} chez {{shop.name}}. Merci de votre fidélité.", "{{tier.benefits}}"],
                "Si vous avez une question à ce sujet, répondez à cet e-mail.")
            {
                Button = "Voir mon niveau",
            }),
    ];
}
