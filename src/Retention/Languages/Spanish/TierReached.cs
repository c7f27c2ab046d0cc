using Retention.Flows;

namespace Retention.Languages.Spanish;

internal static partial class Spanish
{
    private static FlowWords[] TierReached =>
    [
        new(
            "tier-reached",
            "Avisar de que se alcanza un nivel",
            "Recibes este correo porque tu pedido {{order.number}} en {{shop.name}} te ha llevado a un nuevo nivel.",
            new Template(
                "reached",
                "Has alcanzado {{tier}} en {{shop.name}}",
                "Lo que te aporta, en pocas palabras",
                "Has alcanzado {{tier}}",
                ["Hola, {{first_name}}:", "Con tu pedido {{order.number}} has alcanzado el nivel {{tier}} en {{shop.name}}. Gracias por volver.", "{{tier.benefits}}"],
                "Si tienes alguna pregunta, responde a este correo.")
            {
                Button = "Ver mi nivel",
            }),
    ];
}
