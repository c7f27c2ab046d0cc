using Retention.Flows;

namespace Retention.Languages.French;

internal static partial class French
{
    private const string SupplyReply = "Si cela dure plus longtemps que nous le pensons, répondez à cet e-mail et dites-le-nous.";

    private static FlowWords[] Replenishment =>
    [
        new(
            "replenishment",
            "Rappeler avant qu'il n'y en ait plus",
            "Vous recevez cet e-mail parce que vous avez commandé chez {{shop.name}} un article qui doit être terminé (commande {{order.number}}).",
            new Template(
                "soon",
                "Bientôt à court, {{first_name}}\u00A0?",
                "Un rappel de {{shop.name}}, avant qu'il n'y en ait plus",
                "Bientôt à court\u00A0?",
                ["Bonjour {{first_name}},", "D'après notre estimation, il ne restera bientôt plus rien de votre dernière commande {{order.number}}."],
                SupplyReply)
            {
                Button = "Commander à nouveau",
            },
            new Template(
                "now",
                "C'est le moment d'en reprendre\u00A0?",
                "Notre dernier rappel pour votre commande {{order.number}}",
                "C'est le moment d'en reprendre\u00A0?",
                ["Bonjour {{first_name}},", "D'après notre estimation, il ne reste plus rien de votre dernière commande {{order.number}}. Nous ne vous le rappellerons plus."],
                SupplyReply)
            {
                Button = "Commander à nouveau",
            }),
    ];
}
