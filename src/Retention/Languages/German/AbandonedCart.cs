using Retention.Flows;

namespace Retention.Languages.German;

internal static partial class German
{
    private const string BackToCart = "Zurück zu meinem Warenkorb";

    private const string CartReply = "Jede Frage erreicht einen Menschen. Antworten Sie einfach auf diese E-Mail.";

    private static FlowWords[] AbandonedCart =>
    [
        new(
            "abandoned-cart",
            "An einen verlassenen Warenkorb erinnern",
            "Sie erhalten diese Nachricht, weil Sie bei {{shop.name}} etwas im Warenkorb gelassen haben.",
            new Template(
                "reminder",
                "Bei {{shop.name}} wartet noch etwas auf Sie",
                "Alles liegt noch so da, wie Sie es verlassen haben",
                "Ihr Warenkorb ist noch da",
                ["Hallo {{first_name}},", "diese Dinge liegen noch in Ihrem Warenkorb. Wir haben sie für Sie beisammen gelassen, falls etwas dazwischengekommen ist."],
                "Hat etwas nicht funktioniert? Antworten Sie auf diese E-Mail und sagen Sie es uns.")
            {
                Button = BackToCart,
            },
            new Template("text", "", "", "", ["{{shop.name}}: Ihr Warenkorb ist noch da: {{link}} Antworten Sie STOP, um keine SMS mehr zu erhalten."], ""),
            new Template(
                "questions",
                "Fragen zu Ihrem Warenkorb?",
                "Lieferung, Rückgabe und alles, was Sie sonst wissen möchten",
                "Können wir Ihnen bei der Entscheidung helfen?",
                [
                    "Hallo {{first_name}},",
                    "was Sie ausgesucht haben, liegt noch in Ihrem Warenkorb. Wie lange die Lieferung dauert oder ob Sie etwas zurückgeben können, steht auf unseren Seiten, und wir sagen es Ihnen auch gern persönlich.",
                ],
                CartReply)
            {
                Button = BackToCart,
            },
            new Template(
                "last-with-code",
                "Eine kleine Starthilfe für Ihren Warenkorb",
                "Ein Code für das, was Sie bei {{shop.name}} ausgesucht haben",
                "Das ist für Sie",
                ["Hallo {{first_name}},", "mit dem Code {{code}} kostet der Inhalt Ihres Warenkorbs etwas weniger.", "Das ist unsere letzte Erinnerung an diesen Warenkorb."],
                CartReply)
            {
                Button = BackToCart,
            },
            new Template(
                "last",
                "Sollen wir Ihren Warenkorb behalten?",
                "Unsere letzte Erinnerung an das, was Sie bei {{shop.name}} ausgesucht haben",
                "Unsere letzte Erinnerung",
                ["Hallo {{first_name}},", "was Sie ausgesucht haben, liegt noch in Ihrem Warenkorb. Wir erinnern Sie nicht noch einmal daran: Wenn Sie wiederkommen, ist es da."],
                CartReply)
            {
                Button = BackToCart,
            }),
    ];
}
