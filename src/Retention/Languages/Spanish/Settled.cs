using Retention.Flows;

namespace Retention.Languages.Spanish;

internal static partial class Spanish
{
    private static FlowWords[] Settled =>
    [
        new(
            "settled",
            "Preguntar si un caso cerrado está resuelto",
            "Recibes este correo porque escribiste a {{shop.name}} y una persona de allí cerró tu caso.",
            new Template(
                "settled",
                "¿Está resuelto?",
                "Una pregunta sobre tu mensaje a {{shop.name}}",
                "¿Está resuelto?",
                ["Hola, {{first_name}}:", "Hace unos días escribiste a {{shop.name}} y pensamos que estaba resuelto. ¿Lo está? Si no, dínoslo y una persona lo revisará de nuevo."],
                "También puedes responder simplemente a este correo.")
            {
                Button = "Sí o no",
            }),
    ];
}
