using Retention.Flows;

namespace Retention.Languages.Spanish;

internal static partial class Spanish
{
    private const string SupplyReply = "Si dura más de lo que pensamos, responde a este correo y cuéntanoslo.";

    private static FlowWords[] Replenishment =>
    [
        new(
            "replenishment",
            "Recordar antes de que se acabe",
            "Recibes este correo porque pediste en {{shop.name}} algo que ya se habrá acabado (pedido {{order.number}}).",
            new Template(
                "soon",
                "¿Se te está acabando, {{first_name}}?",
                "Un recordatorio de {{shop.name}}, antes de que se acabe",
                "¿Se te está acabando?",
                ["Hola, {{first_name}}:", "Según nuestros cálculos, lo que pediste la última vez (pedido {{order.number}}) se acabará pronto."],
                SupplyReply)
            {
                Button = "Volver a pedir",
            },
            new Template(
                "now",
                "¿Toca reponer?",
                "Nuestro último recordatorio de tu pedido {{order.number}}",
                "¿Toca reponer?",
                ["Hola, {{first_name}}:", "Según nuestros cálculos, lo que pediste la última vez (pedido {{order.number}}) ya se ha acabado. No te lo recordaremos más."],
                SupplyReply)
            {
                Button = "Volver a pedir",
            }),
    ];
}
