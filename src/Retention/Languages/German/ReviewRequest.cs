using Retention.Flows;

namespace Retention.Languages.German;

internal static partial class German
{
    private const string ReviewReply = "Stimmt etwas damit nicht? Antworten Sie auf diese E-Mail: Ein Mensch hilft Ihnen, ob Sie eine Bewertung schreiben oder nicht.";

    private static FlowWords[] ReviewRequest =>
    [
        new(
            "review-request",
            "Um eine Bewertung bitten, wenn die Bestellung angekommen ist",
            OfOrder,
            new Template(
                "request",
                "Wie ist es, {{first_name}}?",
                "Ein paar Worte zu Ihrer Bestellung {{order.number}} helfen anderen bei der Wahl",
                "Wie gefällt es Ihnen?",
                ["Hallo {{first_name}},", "inzwischen haben Sie Ihre Bestellung {{order.number}} sicher ausprobiert. Ein paar ehrliche Worte, gut oder schlecht, helfen anderen bei der Wahl und uns, besser zu werden."],
                ReviewReply)
            {
                Button = "Bewertung schreiben",
            },
            new Template(
                "reminder",
                "Würden Sie anderen davon erzählen?",
                "Unsere letzte Frage zu Ihrer Bestellung {{order.number}}",
                "Ein paar Worte würden helfen",
                ["Hallo {{first_name}},", "vor einer Woche haben wir Sie gefragt, wie Ihnen Ihre Bestellung {{order.number}} gefällt. Wenn Sie eine Minute haben, wüssten wir es immer noch gern. Wir fragen nicht noch einmal."],
                ReviewReply)
            {
                Button = "Bewertung schreiben",
            }),
    ];
}
