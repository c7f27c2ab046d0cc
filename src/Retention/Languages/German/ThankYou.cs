using Retention.Flows;

namespace Retention.Languages.German;

internal static partial class German
{
    private const string OfOrder = "Sie erhalten diese E-Mail, weil Sie bei {{shop.name}} die Bestellung {{order.number}} aufgegeben haben.";

    private static FlowWords[] ThankYou =>
    [
        new(
            "thank-you",
            "Für eine Bestellung danken",
            OfOrder,
            new Template(
                "first",
                "Vielen Dank für Ihre erste Bestellung, {{first_name}}",
                "Ein paar Worte von den Menschen hinter {{shop.name}}",
                "Willkommen und vielen Dank",
                [
                    "Hallo {{first_name}},",
                    "Ihre Bestellung {{order.number}} ist die erste, die Sie bei uns aufgegeben haben. Dafür soll es mehr geben als nur eine Bestätigung: Danke für Ihr Vertrauen in {{shop.name}}.",
                    "Wir machen jetzt alles für Sie fertig. Sobald Ihr Paket unterwegs ist, hören Sie von uns.",
                ],
                "Ist etwas nicht so, wie Sie es sich gewünscht haben? Antworten Sie einfach auf diese E-Mail. Jede Antwort liest ein Mensch."),
            new Template(
                "returning",
                "Schön, dass Sie wieder da sind, {{first_name}}",
                "Danke, dass Sie zu {{shop.name}} zurückgekommen sind",
                "Danke, dass Sie wiedergekommen sind",
                [
                    "Hallo {{first_name}},",
                    "Sie haben schon einmal bei uns bestellt, und nun haben Sie sich wieder für {{shop.name}} entschieden. Für einen kleinen Laden bedeutet das viel. Vielen Dank.",
                    "Ihre Bestellung {{order.number}} wird gerade fertig gemacht. Sobald sie unterwegs ist, hören Sie von uns.",
                ],
                "Gibt es etwas, das wir diesmal besser machen können? Antworten Sie auf diese E-Mail und sagen Sie es uns."),
            new Template(
                "neutral",
                "Vielen Dank für Ihre Bestellung, {{first_name}}",
                "Ein paar Worte von den Menschen hinter {{shop.name}}",
                "Vielen Dank für Ihre Bestellung",
                [
                    "Hallo {{first_name}},",
                    "danke, dass Sie sich für {{shop.name}} entschieden haben. Wir wissen, dass Sie auch anderswo hätten kaufen können.",
                    "Ihre Bestellung {{order.number}} wird gerade fertig gemacht. Sobald sie unterwegs ist, hören Sie von uns.",
                ],
                "Ist etwas nicht so, wie Sie es sich gewünscht haben? Antworten Sie einfach auf diese E-Mail. Jede Antwort liest ein Mensch.")),
        new(
            "thank-you/help",
            "Hilfe zur ersten Bestellung anbieten",
            OfOrder,
            new Template(
                "help",
                "Damit Sie lange Freude an Ihrer Bestellung haben, {{first_name}}",
                "Antworten auf die häufigsten Fragen, von {{shop.name}}",
                "Können wir Ihnen mit etwas helfen?",
                [
                    "Hallo {{first_name}},",
                    "gestern haben Sie die Bestellung {{order.number}} aufgegeben, Ihre erste bei uns. Bevor sie ankommt, kurz dazu, wie wir Ihnen helfen.",
                    "Sind Sie bei Größe, Pflege oder Gebrauch unsicher? Fragen Sie uns jetzt oder später: Vor dem Versand lässt sich etwas leichter ändern.",
                    "Und wenn nach der Ankunft etwas nicht stimmt, sagen Sie es uns. Wir bringen es lieber in Ordnung, als Sie im Ungewissen zu lassen.",
                ],
                "Antworten Sie einfach auf diese E-Mail. Jede Antwort liest ein Mensch.")),
    ];
}
