using Retention.Flows;

namespace Retention.Languages.French;

internal static partial class French
{
    private static FlowWords[] Settled =>
    [
        new(
            "settled",
            "Demander si un dossier clos est réglé",
            "Vous recevez cet e-mail parce que vous avez écrit à {{shop.name}} et que votre dossier y a été clos.",
            new Template(
                "settled",
                "Est-ce réglé ?",
                "Une question sur votre message à {{shop.name}}",
                "Est-ce réglé ?",
                ["Bonjour {{first_name}},", "Il y a quelques jours, vous avez écrit à {{shop.name}}, et nous pensions que c’était réglé. Est-ce le cas ? Sinon, dites-le-nous et une personne s’en occupera de nouveau."],
                "Vous pouvez aussi répondre simplement à cet e-mail.")
            {
                Button = "Oui ou non",
            }),
    ];
}
