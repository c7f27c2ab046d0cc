using Retention.Flows;

namespace Retention.Languages.French;

internal static partial class French
{
    private static FlowWords[] OwnSurvey =>
    [
        new(
            "survey",
            "Interroger par vos propres questionnaires",
            OfOrder,
            new Template(
                "ask",
                "Quelques questions sur votre commande {{order.number}}",
                "Une ou deux minutes suffisent",
                "Comment était-ce\u00A0?",
                ["Bonjour {{first_name}},", "Voulez-vous répondre à quelques questions de {{shop.name}}\u00A0? Ce que vous écrivez est lu par nous, et n'est jamais publié."],
                SurveyReply)
            {
                Button = "Répondre",
            }),
    ];
}
