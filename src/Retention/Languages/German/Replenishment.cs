using Retention.Flows;

namespace Retention.Languages.German;

internal static partial class German
{
    private const string SupplyReply = "Hält es länger, als wir denken? Antworten Sie auf diese E-Mail und sagen Sie es uns.";

    private static FlowWords[] Replenishment =>
    [
        new(
            "replenishment",
            "Erinnern, bevor etwas aufgebraucht ist",
            "Sie erhalten diese E-Mail, weil Sie bei {{shop.name}} etwas bestellt haben, das inzwischen aufgebraucht sein dürfte (Bestellung {{order.number}}).",
            new Template(
                "soon",
                "Geht der Vorrat zur Neige, {{first_name}}?",
                "Eine Erinnerung von {{shop.name}}, bevor alles aufgebraucht ist",
                "Geht der Vorrat zur Neige?",
                ["Hallo {{first_name}},", "nach unserer Schätzung ist bald aufgebraucht, was Sie zuletzt bestellt haben (Bestellung {{order.number}})."],
                SupplyReply)
            {
                Button = "Nachbestellen",
            },
            new Template(
                "now",
                "Zeit für Nachschub?",
                "Unsere letzte Erinnerung an Ihre Bestellung {{order.number}}",
                "Zeit für Nachschub?",
                ["Hallo {{first_name}},", "nach unserer Schätzung ist inzwischen aufgebraucht, was Sie zuletzt bestellt haben (Bestellung {{order.number}}). Wir erinnern Sie nicht noch einmal daran."],
                SupplyReply)
            {
                Button = "Nachbestellen",
            }),
    ];
}
