using Retention.Flows;

namespace Retention.Languages.French;

internal static partial class French
{
    private const string OfOrder = "Vous recevez cet e-mail parce que vous avez passé la commande {{order.number}} chez {{shop.name}}.";

    private const string AnyAnswer = "Si quelque chose n'est pas comme vous l'espériez, répondez simplement à cet e-mail. Une personne lit chaque réponse.";

    private static FlowWords[] ThankYou =>
    [
        new(
            "thank-you",
            "Remercier d'une commande",
            OfOrder,
            new Template(
                "first",
                "Merci pour votre première commande, {{first_name}}",
                "Un petit mot de l'équipe de {{shop.name}}",
                "Bienvenue, et merci",
                [
                    "Bonjour {{first_name}},",
                    "Votre commande {{order.number}} est la première que vous passez chez nous, et un simple reçu ne suffisait pas à nos yeux. Merci de faire confiance à {{shop.name}}.",
                    "Nous la préparons en ce moment. Vous aurez de nos nouvelles dès qu'elle sera en route.",
                ],
                AnyAnswer),
            new Template(
                "returning",
                "Ravis de vous revoir, {{first_name}}",
                "Merci d'avoir de nouveau choisi {{shop.name}}",
                "Merci de votre fidélité",
                [
                    "Bonjour {{first_name}},",
                    "Vous aviez déjà commandé chez nous, et vous avez de nouveau choisi {{shop.name}}. Pour une petite boutique, cela compte beaucoup. Merci.",
                    "Votre commande {{order.number}} est en préparation. Vous aurez de nos nouvelles dès qu'elle sera en route.",
                ],
                "S'il y a quelque chose que nous pourrions mieux faire cette fois, répondez à cet e-mail et dites-le-nous."),
            new Template(
                "neutral",
                "Merci pour votre commande, {{first_name}}",
                "Un petit mot de l'équipe de {{shop.name}}",
                "Merci pour votre commande",
                [
                    "Bonjour {{first_name}},",
                    "Merci d'avoir choisi {{shop.name}}. Nous savons que vous auriez pu acheter ailleurs.",
                    "Votre commande {{order.number}} est en préparation. Vous aurez de nos nouvelles dès qu'elle sera en route.",
                ],
                AnyAnswer)),
        new(
            "thank-you/help",
            "Proposer de l'aide pour une première commande",
            OfOrder,
            new Template(
                "help",
                "Pour bien profiter de votre commande, {{first_name}}",
                "Les réponses aux questions les plus fréquentes, par {{shop.name}}",
                "Pouvons-nous vous aider\u00A0?",
                [
                    "Bonjour {{first_name}},",
                    "Hier, vous avez passé la commande {{order.number}}, votre première chez nous. Avant qu'elle n'arrive, voici en deux mots comment nous vous aidons.",
                    "Un doute sur la taille, l'entretien ou l'utilisation\u00A0? Demandez-nous maintenant ou plus tard\u00A0: il est plus facile de changer quelque chose avant l'envoi.",
                    "Et si quelque chose ne va pas à l'arrivée, dites-le-nous. Nous préférons arranger les choses plutôt que de vous laisser dans le doute.",
                ],
                "Répondez simplement à cet e-mail. Une personne lit chaque réponse.")),
    ];
}
