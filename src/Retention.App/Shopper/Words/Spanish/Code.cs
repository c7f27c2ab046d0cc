namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static CodeWords Code => new()
    {
        Title = "¿Eres tú?",
        Intro = "Enviamos un código de 6 cifras a la dirección a la que llegó este correo. Vale durante 10 minutos.",
        Send = "Enviarme un código",
        Again = "Enviarme otro código",
        Sent = (to, minutes) => $"Hemos enviado un código de 6 cifras a {to}. Vale durante {minutes} minutos.",
        Field = "El código",
        Check = "Continuar",
        Wrong = "Ese no es el código, o ha caducado. Míralo otra vez o pide uno nuevo.",
        TooMany = "Ahora no se pueden enviar más códigos. Vuelve a intentarlo dentro de una hora.",
        NotSent = "No se ha podido enviar el código. Vuelve a intentarlo más tarde o escríbenos.",
        Subject = "Tu código",
        Heading = code => $"Tu código es {code}",
        Text = "Escríbelo en la página que te lo pidió antes de 10 minutos. Si no has sido tú, no hagas nada: nadie ha visto nada tuyo.",
        BecauseOf = shop => $"Recibes este correo porque alguien que tiene un correo de {shop} dirigido a ti ha pedido un código.",
    };
}
