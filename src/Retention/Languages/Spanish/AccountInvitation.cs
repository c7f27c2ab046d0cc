using Retention.Flows;

namespace Retention.Languages.Spanish;

internal static partial class Spanish
{
    private static FlowWords[] AccountInvitation =>
    [
        new(
            "account-invitation",
            "Invitar a quien compra sin cuenta a abrir una",
            "Recibes este correo porque has hecho más de un pedido en {{shop.name}} sin cuenta.",
            new Template(
                "invitation",
                "Tus pedidos de {{shop.name}} en un solo sitio",
                "Una cuenta, si te apetece",
                "Una cuenta, si te apetece",
                ["Hola, {{first_name}}:", "Ya has comprado más de una vez en {{shop.name}}, siempre como invitado. Con una cuenta ves todos tus pedidos en un solo sitio y no tienes que volver a escribir tu dirección.", "No hace falta para comprar. Si prefieres seguir sin cuenta, no tienes que hacer nada: no volveremos a preguntarte."],
                "Si quieres saber más, responde a este correo.")
            {
                Button = "Abrir una cuenta",
            }),
    ];
}
