namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static FrameWords Frame => new()
    {
        Shop = "La tienda",
        Choose = "Elegir qué recibo",
        Why = "¿Por qué he recibido esto?",
        Contact = "Escríbenos",
        Rewards = "Tu saldo y tus ventajas",
        More = "Otras páginas de este correo",
        UnknownTitle = "Este enlace no funciona",
        Unknown = "El enlace no está completo. Ábrelo otra vez desde el correo o cópialo entero.",
        RunOutTitle = "Este enlace ha caducado",
        RunOut = "El correo es demasiado antiguo, o la tienda ya no acepta respuestas aquí. Todavía puedes darte de baja.",
        GoneTitle = "Aquí ya no hay nada",
        Gone = "Ya no se guarda aquello de lo que trataba el correo.",
        TooManyTitle = "Es mucho para un solo día",
        TooMany = "Este correo no admite más respuestas hoy. Vuelve a intentarlo mañana.",
        TooLargeTitle = "No se ha podido leer",
        TooLarge = "Era demasiado largo o se estropeó por el camino. Vuelve atrás, acórtalo y envíalo otra vez.",
        ElsewhereTitle = "Este enlace lleva a otro sitio",
        Elsewhere = "Llevaría fuera de la tienda, así que no se sigue. La tienda está aquí:",
        ToShop = "Ir a la tienda",
        LaterTitle = "Inténtalo de nuevo en un minuto",
        Later = "Ahora mismo no se puede consultar este enlace. No se pierde nada.",
        Back = "Volver",
        Comma = ", ",
    };
}
