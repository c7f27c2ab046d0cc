using Retention.Flows;

namespace Retention.Languages.French;

internal static partial class French
{
    private static FlowWords[] CreditExpiry =>
    [
        new(
            "credit-expiry",
            "Rappeler un avoir avant son expiration",
            "Vous recevez cet e-mail parce que vous avez chez {{shop.name}} un avoir qui expire.",
            new Template(
                "soon",
                "Vous avez {{money credit.left}} chez {{shop.name}}",
                "Valable jusqu’au {{date credit.until}}",
                "{{money credit.left}} vous attendent",
                ["Bonjour {{first_name}},", "Vous avez un avoir de {{money credit.left}} chez {{shop.name}}. La première partie expire après le {{date credit.until}}. Si vous avez besoin de quelque chose, cela vous coûtera moins cher."],
                "Quelque chose n’est pas clair\u00A0? Répondez à cet e-mail. Une personne lit chaque réponse.")
            {
                Button = "Voir mon avoir",
            }),
        new(
            "credit-expiry/last",
            "Rappeler un avoir une dernière fois",
            "Vous recevez cet e-mail parce que vous avez chez {{shop.name}} un avoir qui expire.",
            new Template(
                "last",
                "Vos {{money credit.left}} chez {{shop.name}} expirent après le {{date credit.until}}",
                "Le dernier rappel à ce sujet",
                "Votre avoir expire bientôt",
                ["Bonjour {{first_name}},", "Sur votre avoir chez {{shop.name}}, {{money credit.left}} expirent bientôt, la première partie après le {{date credit.until}}. Nous ne vous le rappellerons plus."],
                "Quelque chose n’est pas clair\u00A0? Répondez à cet e-mail. Une personne lit chaque réponse.")
            {
                Button = "Voir mon avoir",
            }),
    ];
}
