using Retention.Flows;

namespace Retention.Languages.French;

internal static partial class French
{
    private const string BackToCart = "Revenir à mon panier";

    private const string CartReply = "Une personne lit chaque question. Il suffit de répondre à cet e-mail.";

    private static FlowWords[] AbandonedCart =>
    [
        new(
            "abandoned-cart",
            "Rappeler un panier abandonné",
            "Vous recevez ce message parce que vous avez laissé un panier chez {{shop.name}}.",
            new Template(
                "reminder",
                "Vous avez oublié quelque chose chez {{shop.name}}",
                "Tout est resté comme vous l'avez laissé",
                "Votre panier est toujours là",
                ["Bonjour {{first_name}},", "Ces articles sont restés dans votre panier. Nous les avons gardés ensemble, au cas où vous auriez eu un empêchement."],
                "Si quelque chose n'a pas fonctionné, répondez à cet e-mail et dites-le-nous.")
            {
                Button = BackToCart,
            },
            new Template("text", "", "", "", ["{{shop.name}}: votre panier est toujours là: {{link}} Répondez STOP pour ne plus recevoir ces SMS."], ""),
            new Template(
                "questions",
                "Des questions sur votre panier\u00A0?",
                "La livraison, les retours et tout ce que vous aimeriez savoir",
                "Pouvons-nous vous aider à choisir\u00A0?",
                [
                    "Bonjour {{first_name}},",
                    "Ce que vous avez choisi est toujours dans votre panier. Si vous vous demandez combien de temps prend la livraison, ou si vous pouvez renvoyer un article, les réponses sont sur nos pages, et nous vous les donnons volontiers.",
                ],
                CartReply)
            {
                Button = BackToCart,
            },
            new Template(
                "last-with-code",
                "Un petit coup de pouce pour votre panier",
                "Un code pour ce que vous avez laissé chez {{shop.name}}",
                "C'est pour vous",
                ["Bonjour {{first_name}},", "Avec le code {{code}}, votre panier vous coûte un peu moins cher.", "C'est notre dernier rappel pour ce panier."],
                CartReply)
            {
                Button = BackToCart,
            },
            new Template(
                "last",
                "Devons-nous garder votre panier\u00A0?",
                "Notre dernier rappel de ce que vous avez laissé chez {{shop.name}}",
                "Notre dernier rappel",
                ["Bonjour {{first_name}},", "Ce que vous avez choisi est toujours dans votre panier. Nous ne vous le rappellerons plus\u00A0: il sera là si vous revenez."],
                CartReply)
            {
                Button = BackToCart,
            }),
    ];
}
