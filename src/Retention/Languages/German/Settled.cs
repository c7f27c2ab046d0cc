using Retention.Flows;

namespace Retention.Languages.German;

internal static partial class German
{
    private static FlowWords[] Settled =>
    [
        new(
            "settled",
            "Fragen, ob ein abgeschlossener Fall erledigt ist",
            "Sie erhalten diese E-Mail, weil Sie {{shop.name}} geschrieben haben und ein Mensch dort den Fall abgeschlossen hat.",
            new Template(
                "settled",
                "Ist es erledigt?",
                "Eine Frage zu Ihrer Nachricht an {{shop.name}}",
                "Ist es erledigt?",
                ["Hallo {{first_name}},", "vor einigen Tagen haben Sie {{shop.name}} geschrieben, und wir dachten, es sei erledigt. Ist es das? Wenn nicht, sagen Sie es uns, und ein Mensch sieht es sich noch einmal an."],
                "Sie können auch einfach auf diese E-Mail antworten.")
            {
                Button = "Ja oder nein",
            }),
    ];
}
