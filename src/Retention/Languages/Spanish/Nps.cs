using Retention.Flows;

namespace Retention.Languages.Spanish;

internal static partial class Spanish
{
    // The same for all, as in English.
    private const string Friends = "¿Conoces a alguien a quien le gustaría {{shop.name}}? Puedes invitarle aquí:";

    private const string SurveyReply = "También puedes responder a este correo. Una persona lee cada respuesta.";

    private const string OfAnswer = "Recibes este correo porque respondiste a nuestra pregunta sobre el pedido {{order.number}}.";

    private static FlowWords[] Nps =>
    [
        new(
            "nps",
            "Preguntar si nos recomendarías",
            OfOrder,
            new Template(
                "survey",
                "Una pregunta sobre tu pedido {{order.number}}",
                "Un número del 0 al 10, y un minuto si quieres contarnos más",
                "¿Nos recomendarías?",
                [
                    "Hola, {{first_name}}:",
                    "Tu pedido {{order.number}} ya debería estar contigo. Tenemos una pregunta sobre él, para saber qué conservar y qué cambiar. Lleva unos segundos, o un minuto si quieres contarnos más. En {{shop.name}}, una persona lee cada respuesta.",
                    "¿Recomendarías {{shop.name}} a un amigo, del 0 (en absoluto) al 10 (seguro)?",
                ],
                "También puedes responder a este correo.")
            {
                Button = "Responder",
            }),
        new(
            "nps/case",
            "Decir a quien no está contento que le escribirá una persona",
            OfAnswer,
            new Template(
                "case",
                "Hemos leído tu respuesta",
                "Una persona te escribirá",
                "Sentimos que no fuera mejor",
                ["Hola, {{first_name}}:", "Gracias por decírnoslo. Una persona de {{shop.name}} mirará tu pedido {{order.number}} y te escribirá, normalmente en un día."],
                "Si hay algo que debamos saber enseguida, responde a este correo.")
            {
                Invitation = Friends,
            }),
        new(
            "nps/question",
            "Preguntar qué podría haber sido mejor",
            OfAnswer,
            new Template(
                "question",
                "¿Qué lo habría hecho mejor?",
                "Una pregunta más, si tienes un minuto",
                "¿Qué faltó para un 9?",
                ["Hola, {{first_name}}:", "Gracias por tu respuesta. ¿Qué es lo único que lo habría hecho mejor?"],
                "Responde a este correo, con una palabra o con muchas.")
            {
                Button = "Responder",
                Invitation = Friends,
            }),
        new(
            "nps/thanks",
            "Dar las gracias a quien nos recomendaría",
            OfAnswer,
            new Template(
                "thanks",
                "Gracias, {{first_name}}",
                "Tu respuesta nos ha alegrado el día",
                "Gracias",
                ["Hola, {{first_name}}:", "Gracias por tu amable respuesta. Para una tienda pequeña significa mucho."],
                SurveyReply)
            {
                Invitation = Friends,
            }),
    ];
}
