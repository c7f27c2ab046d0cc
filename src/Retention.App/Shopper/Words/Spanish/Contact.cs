namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static ContactWords Contact => new()
    {
        Title = shop => $"Escribir a {shop}",
        Intro = shop => $"Una persona de {shop} responde a la dirección a la que llegó este correo, normalmente en un día.",
        Order = order => $"Se trata de tu pedido {order}.",
        Topics = "¿De qué se trata?",
        Topic = key => key switch
        {
            "problem" => "Hay un problema",
            "delivery" => "Envío",
            "return" => "Devolución o reembolso",
            _ => "Otra cosa",
        },
        Text = "Tu mensaje",
        LeaveEmpty = "Deja esto vacío",
        Send = "Enviar",
        NoTopic = "Elige de qué se trata.",
        NoText = "Escribe qué podemos hacer por ti.",
        TooLong = "Es demasiado largo: 2.000 caracteres como máximo.",
        DoneTitle = "Tu mensaje está en camino",
        Done = shop => $"Una persona de {shop} te responderá por correo, normalmente en un día. Hasta entonces no recibirás ofertas ni encuestas nuestras.",
    };
}
