using Retention.Flows;

namespace Retention.Languages.German;

internal static partial class German
{
    private static FlowWords[] CreditExpiry =>
    [
        new(
            "credit-expiry",
            "Vor dem Verfall an Guthaben erinnern",
            "Sie erhalten diese E-Mail, weil Sie bei {{shop.name}} ein Guthaben haben, das abläuft.",
            new Template(
                "soon",
                "Sie haben {{money credit.left}} bei {{shop.name}}",
                "Gültig bis zum {{date credit.until}}",
                "{{money credit.left}} gehören Ihnen",
                ["Hallo {{first_name}},", "Sie haben bei {{shop.name}} ein Guthaben von {{money credit.left}}. Der erste Teil davon verfällt nach dem {{date credit.until}}. Wenn Sie ohnehin etwas brauchen, wird es damit günstiger."],
                "Ist etwas unklar? Antworten Sie auf diese E-Mail. Jede Antwort liest ein Mensch.")
            {
                Button = "Mein Guthaben ansehen",
            }),
        new(
            "credit-expiry/last",
            "Ein letztes Mal an Guthaben erinnern",
            "Sie erhalten diese E-Mail, weil Sie bei {{shop.name}} ein Guthaben haben, das abläuft.",
            new Template(
                "last",
                "Ihre {{money credit.left}} bei {{shop.name}} verfallen nach dem {{date credit.until}}",
                "Die letzte Erinnerung daran",
                "Ihr Guthaben läuft bald ab",
                ["Hallo {{first_name}},", "{{money credit.left}} von Ihrem Guthaben bei {{shop.name}} verfallen bald, der erste Teil nach dem {{date credit.until}}. Wir erinnern Sie nicht noch einmal daran."],
                "Ist etwas unklar? Antworten Sie auf diese E-Mail. Jede Antwort liest ein Mensch.")
            {
                Button = "Mein Guthaben ansehen",
            }),
    ];
}
