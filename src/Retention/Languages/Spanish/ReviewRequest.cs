using Retention.Flows;

namespace Retention.Languages.Spanish;

internal static partial class Spanish
{
    private const string ReviewReply = "Si algo va mal, responde a este correo: una persona te ayudará, escribas una opinión o no.";

    private static FlowWords[] ReviewRequest =>
    [
        new(
            "review-request",
            "Pedir una opinión cuando ha llegado el pedido",
            OfOrder,
            new Template(
                "request",
                "¿Qué tal todo, {{first_name}}?",
                "Unas palabras sobre tu pedido {{order.number}} ayudan a otros a decidir",
                "¿Te gusta?",
                ["Hola, {{first_name}}:", "A estas alturas ya habrás probado tu pedido {{order.number}}. Unas palabras sinceras, buenas o malas, ayudan a otros a decidir, y a nosotros a mejorar."],
                ReviewReply)
            {
                Button = "Escribir una opinión",
            },
            new Template(
                "reminder",
                "¿Se lo contarías a otros?",
                "Nuestra última pregunta sobre tu pedido {{order.number}}",
                "Unas palabras ayudarían",
                ["Hola, {{first_name}}:", "Hace una semana te preguntamos qué te parecía tu pedido {{order.number}}. Si tienes un minuto, aún nos gustaría saberlo. No volveremos a preguntar."],
                ReviewReply)
            {
                Button = "Escribir una opinión",
            }),
    ];
}
