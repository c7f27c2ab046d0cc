using Retention.Flows;

namespace Retention.Languages.Spanish;

internal static partial class Spanish
{
    private static FlowWords[] OwnSurvey =>
    [
        new(
            "survey",
            "Preguntar con tus propias encuestas",
            OfOrder,
            new Template(
                "ask",
                "Unas preguntas sobre tu pedido {{order.number}}",
                "Solo lleva uno o dos minutos",
                "¿Qué tal fue?",
                ["Hola, {{first_name}}:", "¿Quieres responder a unas preguntas de {{shop.name}}? Lo que escribas lo leemos nosotros y nunca se publica."],
                SurveyReply)
            {
                Button = "Responder",
            }),
    ];
}
