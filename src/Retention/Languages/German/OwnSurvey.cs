using Retention.Flows;

namespace Retention.Languages.German;

internal static partial class German
{
    private static FlowWords[] OwnSurvey =>
    [
        new(
            "survey",
            "Mit eigenen Umfragen fragen",
            OfOrder,
            new Template(
                "ask",
                "Ein paar Fragen zu Ihrer Bestellung {{order.number}}",
                "Das dauert ein oder zwei Minuten",
                "Wie war es?",
                ["Hallo {{first_name}},", "würden Sie uns ein paar Fragen beantworten? Was Sie schreiben, lesen nur wir von {{shop.name}}; veröffentlicht wird es nie."],
                SurveyReply)
            {
                Button = "Antworten",
            }),
    ];
}
