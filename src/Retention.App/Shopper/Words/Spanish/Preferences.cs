namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static PreferencesWords Preferences => new()
    {
        Title = shop => $"¿Qué quieres recibir de {shop}?",
        Intro = "Se trata de la dirección a la que llegó el correo. Los recibos y las noticias de tu paquete los envía la propia tienda y no cambian.",
        Ways = "Por qué medio",
        Letters = "Correos electrónicos",
        Texts = "SMS (para volver a recibirlos, acéptalos al hacer un pedido)",
        Topics = "Sobre qué, por correo",
        Topic = key => key switch
        {
            "orders" => "Agradecimientos y ayuda después de un pedido",
            "carts" => "Recordatorios de un carrito que dejé",
            "saved" => "Artículos que guardé: recordatorios, precio y existencias",
            "opinions" => "Peticiones de opinión y encuestas",
            _ => "Novedades y ofertas de la tienda",
        },
        Discretion = "Cómo son los correos",
        Discreet = "No nombrar artículos ni mostrar imágenes de ellos",
        Save = "Guardar",
        Saved = "Tu elección está guardada. Vale desde ahora.",
        TakesCode = "Lo que has desmarcado está guardado. Para recibir más, o antes, demuestra primero que el buzón es tuyo: a veces los correos se reenvían.",
        GetCode = "Recibir un código por correo",
        Proven = "Gracias. Ahora elige lo que quieras y guarda.",
        PauseTitle = "Un descanso",
        Pause = "Nada durante 30 días, salvo los correos sobre tus pedidos.",
        PauseButton = "Descansar 30 días",
        PausedUntil = day => $"Estás en pausa hasta el {day}.",
        ResumeButton = "Terminar el descanso",
        StopTitle = "Parar todo",
        Stop = "Ningún correo ni SMS más que esta tienda envíe a través de nosotros.",
        StopButton = "Parar todo",
        Erased = "No se guarda nada sobre esta dirección, y no se le envía nada.",
        Link = "Aquí eliges qué quieres recibir de nosotros y cómo. Si no lo has pedido, no hagas nada: nada cambia.",
        LinkButton = "Elegir lo que recibo",
        LinkBecauseOf = shop => $"Recibes este correo porque alguien escribió esta dirección en el formulario de preferencias de {shop}.",
        SavedItems = "Lo que guardé para más tarde",
    };
}
