using Retention.Flows;

namespace Retention.Languages.Spanish;

internal static partial class Spanish
{
    private const string OfOrder = "Recibes este correo porque hiciste el pedido {{order.number}} en {{shop.name}}.";

    private const string AnyAnswer = "Si algo no es como esperabas, responde a este correo. Una persona lee cada respuesta.";

    private static FlowWords[] ThankYou =>
    [
        new(
            "thank-you",
            "Dar las gracias por un pedido",
            OfOrder,
            new Template(
                "first",
                "Gracias por tu primer pedido, {{first_name}}",
                "Unas palabras de quienes hacemos {{shop.name}}",
                "Te damos la bienvenida y las gracias",
                [
                    "Hola, {{first_name}}:",
                    "Tu pedido {{order.number}} es el primero que haces con nosotros, y no queríamos que se quedara en un simple recibo. Gracias por confiar en {{shop.name}}.",
                    "Ya lo estamos preparando. Te avisaremos cuando esté en camino.",
                ],
                AnyAnswer),
            new Template(
                "returning",
                "Qué alegría verte de nuevo, {{first_name}}",
                "Gracias por volver a {{shop.name}}",
                "Gracias por volver",
                [
                    "Hola, {{first_name}}:",
                    "Ya nos habías hecho un pedido, y ahora has vuelto a elegir {{shop.name}}. Para una tienda pequeña eso significa mucho. Gracias.",
                    "Estamos preparando tu pedido {{order.number}}. Te avisaremos cuando esté en camino.",
                ],
                "Si hay algo que podamos hacer mejor esta vez, responde a este correo y cuéntanoslo."),
            new Template(
                "neutral",
                "Gracias por tu pedido, {{first_name}}",
                "Unas palabras de quienes hacemos {{shop.name}}",
                "Gracias por tu pedido",
                [
                    "Hola, {{first_name}}:",
                    "Gracias por elegir {{shop.name}}. Sabemos que podrías haber comprado en otro sitio.",
                    "Estamos preparando tu pedido {{order.number}}. Te avisaremos cuando esté en camino.",
                ],
                AnyAnswer)),
        new(
            "thank-you/help",
            "Ofrecer ayuda con el primer pedido",
            OfOrder,
            new Template(
                "help",
                "Para que disfrutes de tu pedido, {{first_name}}",
                "Respuestas a las preguntas más frecuentes, de {{shop.name}}",
                "¿Podemos ayudarte en algo?",
                [
                    "Hola, {{first_name}}:",
                    "Ayer hiciste el pedido {{order.number}}, el primero con nosotros. Antes de que llegue, te contamos en pocas palabras cómo te ayudamos.",
                    "Si tienes dudas sobre la talla, el cuidado o el uso de algo, pregúntanos ahora o más adelante: es más fácil cambiarlo antes de que salga.",
                    "Y si algo no está bien cuando lo tengas, dínoslo. Preferimos solucionarlo antes que dejarte con la duda.",
                ],
                "Solo tienes que responder a este correo. Una persona lee cada respuesta.")),
    ];
}
