using Retention.Flows;

namespace Retention.Languages.Spanish;

internal static partial class Spanish
{
    private const string BackToCart = "Volver a mi carrito";

    private const string CartReply = "Cada pregunta llega a una persona. Solo tienes que responder a este correo.";

    private static FlowWords[] AbandonedCart =>
    [
        new(
            "abandoned-cart",
            "Recordar un carrito abandonado",
            "Recibes este mensaje porque dejaste un carrito en {{shop.name}}.",
            new Template(
                "reminder",
                "Dejaste algo en {{shop.name}}",
                "Todo sigue ahí, tal como lo dejaste",
                "Tu carrito sigue aquí",
                ["Hola, {{first_name}}:", "Dejaste estos artículos en tu carrito. Los hemos guardado juntos, por si te surgió algo."],
                "Si algo no funcionó, responde a este correo y cuéntanoslo.")
            {
                Button = BackToCart,
            },
            // Without the accents that are not in GSM 03.38: each would make the text twice as dear.
            new Template("text", "", "", "", ["{{shop.name}}: tu carrito te espera: {{link}} Responde STOP para no recibir estos SMS."], ""),
            new Template(
                "questions",
                "¿Tienes preguntas sobre tu carrito?",
                "El envío, las devoluciones y todo lo que quieras saber",
                "¿Te ayudamos a decidir?",
                [
                    "Hola, {{first_name}}:",
                    "Lo que elegiste sigue en tu carrito. Si te preguntas cuánto tarda el envío o si puedes devolver algo, las respuestas están en nuestras páginas, y te las damos con mucho gusto.",
                ],
                CartReply)
            {
                Button = BackToCart,
            },
            new Template(
                "last-with-code",
                "Una pequeña ayuda con tu carrito",
                "Un código para lo que dejaste en {{shop.name}}",
                "Esto es para ti",
                ["Hola, {{first_name}}:", "Con el código {{code}}, tu carrito te sale un poco más barato.", "Este es nuestro último recordatorio de este carrito."],
                CartReply)
            {
                Button = BackToCart,
            },
            new Template(
                "last",
                "¿Guardamos tu carrito?",
                "Nuestro último recordatorio de lo que dejaste en {{shop.name}}",
                "Nuestro último recordatorio",
                ["Hola, {{first_name}}:", "Lo que elegiste sigue en tu carrito. No te lo recordaremos más: si vuelves, ahí estará."],
                CartReply)
            {
                Button = BackToCart,
            }),
    ];
}
