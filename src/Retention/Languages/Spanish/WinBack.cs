using Retention.Flows;

namespace Retention.Languages.Spanish;

internal static partial class Spanish
{
    private static FlowWords[] WinBack =>
    [
        new(
            "win-back",
            "Escribir a quien hace tiempo que no viene",
            "Recibes este correo porque ya has hecho algún pedido en {{shop.name}}.",
            new Template(
                "missed",
                "Cuánto tiempo, {{first_name}}",
                "Las novedades de {{shop.name}}",
                "Cuánto tiempo",
                ["Hola, {{first_name}}:", "Hace tiempo que no pasas por aquí. Si te pica la curiosidad por las novedades de {{shop.name}}, echa un vistazo."],
                "Si hay algún motivo por el que no has vuelto, nos gustaría saberlo: solo tienes que responder.")
            {
                Button = "Ver las novedades",
            },
            new Template(
                "why",
                "¿Hicimos algo mal?",
                "Una pregunta sincera de {{shop.name}}",
                "Una pregunta sincera",
                ["Hola, {{first_name}}:", "¿Hubo algo que no estuvo bien en tu último pedido {{order.number}}? Si es así, nos gustaría saberlo y, si podemos, solucionarlo."],
                "Responde a este correo. Una persona lee cada respuesta.")
            {
                Button = "Ir a la tienda",
            },
            new Template(
                "goodbye",
                "Hasta pronto, {{first_name}}",
                "No volveremos a escribirte por esto",
                "Hasta pronto",
                ["Hola, {{first_name}}:", "No queremos ser una de esas tiendas que nunca dejan de escribir. Este es el último recordatorio: aquí tendrás siempre las puertas abiertas."],
                "Gracias por haber comprado con nosotros.")
            {
                Button = "Ir a la tienda",
            }),
    ];
}
