using Retention.Flows;

namespace Retention.Languages.German;

internal static partial class German
{
    private static FlowWords[] AccountInvitation =>
    [
        new(
            "account-invitation",
            "Gäste einladen, ein Konto zu eröffnen",
            "Sie erhalten diese E-Mail, weil Sie mehr als einmal als Gast bei {{shop.name}} bestellt haben.",
            new Template(
                "invitation",
                "Ihre Bestellungen bei {{shop.name}} an einem Ort",
                "Ein Konto, wenn Sie möchten",
                "Ein Konto, wenn Sie möchten",
                ["Hallo {{first_name}},", "Sie haben schon mehr als einmal bei {{shop.name}} bestellt, jedes Mal als Gast. Mit einem Konto sehen Sie alle Ihre Bestellungen an einem Ort und müssen Ihre Adresse nicht mehr eintippen.", "Zum Bestellen brauchen Sie keines. Wenn Sie lieber Gast bleiben, müssen Sie nichts tun: Wir fragen nicht noch einmal."],
                "Wenn Sie mehr darüber wissen möchten, antworten Sie auf diese E-Mail.")
            {
                Button = "Konto eröffnen",
            }),
    ];
}
