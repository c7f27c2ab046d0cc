using Retention.Flows;

namespace Retention.Languages.Spanish;

internal static partial class Spanish
{
    private static FlowWords[] CreditExpiry =>
    [
        new(
            "credit-expiry",
            "Recordar un saldo antes de que caduque",
            "Recibes este correo porque tienes en {{shop.name}} un saldo que caduca.",
            new Template(
                "soon",
                "Tienes {{money credit.left}} en {{shop.name}}",
                "Se puede usar hasta el {{date credit.until}}",
                "{{money credit.left}} son tuyos",
                ["Hola, {{first_name}}:", "Tienes un saldo de {{money credit.left}} en {{shop.name}}. La primera parte caduca después del {{date credit.until}}. Si necesitas algo de todos modos, te saldrá más barato."],
                "Si algo no está claro, responde a este correo. Una persona lee todas las respuestas.")
            {
                Button = "Ver mi saldo",
            }),
        new(
            "credit-expiry/last",
            "Recordar un saldo por última vez",
            "Recibes este correo porque tienes en {{shop.name}} un saldo que caduca.",
            new Template(
                "last",
                "Tus {{money credit.left}} en {{shop.name}} caducan después del {{date credit.until}}",
                "El último recordatorio",
                "Tu saldo caduca pronto",
                ["Hola, {{first_name}}:", "De tu saldo en {{shop.name}}, {{money credit.left}} caducan pronto, la primera parte después del {{date credit.until}}. No te lo recordaremos más."],
                "Si algo no está claro, responde a este correo. Una persona lee todas las respuestas.")
            {
                Button = "Ver mi saldo",
            }),
    ];
}
