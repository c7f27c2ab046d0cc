using Retention.Flows;

namespace Retention.Languages.German;

internal static partial class German
{
    private static FlowWords[] WinBack =>
    [
        new(
            "win-back",
            "Denen schreiben, die lange nicht da waren",
            "Sie erhalten diese E-Mail, weil Sie schon einmal bei {{shop.name}} bestellt haben.",
            new Template(
                "missed",
                "Lange nicht gesehen, {{first_name}}",
                "Neues bei {{shop.name}}",
                "Es ist eine Weile her",
                ["Hallo {{first_name}},", "Sie waren länger nicht hier. Wenn Sie neugierig sind, was es bei {{shop.name}} Neues gibt, schauen Sie doch vorbei."],
                "Gibt es einen Grund, warum Sie nicht mehr da waren? Wir würden ihn gern hören: Antworten Sie einfach.")
            {
                Button = "Neues ansehen",
            },
            new Template(
                "why",
                "Haben wir etwas falsch gemacht?",
                "Eine ehrliche Frage von {{shop.name}}",
                "Eine ehrliche Frage",
                ["Hallo {{first_name}},", "war mit Ihrer letzten Bestellung {{order.number}} etwas nicht in Ordnung? Dann möchten wir es wissen und es wiedergutmachen, wenn wir können."],
                "Antworten Sie auf diese E-Mail. Jede Antwort liest ein Mensch.")
            {
                Button = "Zum Shop",
            },
            new Template(
                "goodbye",
                "Auf Wiedersehen, {{first_name}}",
                "Wir schreiben Ihnen deswegen nicht noch einmal",
                "Auf Wiedersehen",
                ["Hallo {{first_name}},", "wir möchten keiner von den Läden sein, die nie aufhören zu schreiben. Das ist die letzte Erinnerung: Sie sind jederzeit wieder willkommen."],
                "Danke, dass Sie bei uns eingekauft haben.")
            {
                Button = "Zum Shop",
            }),
    ];
}
