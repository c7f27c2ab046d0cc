namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static WhyWords Why => new()
    {
        Title = "¿Por qué he recibido esto?",
        Event = (kind, day, about) => kind switch
        {
            "order" => $"Empezó con tu pedido {about} del {day}.",
            "parcel" => $"Empezó cuando supimos de tu paquete, pedido {about}, el {day}.",
            "cart" => $"Empezó con un carrito que dejaste el {day}.",
            "saved" => $"Empezó cuando guardaste {about}, el {day}.",
            "item" => $"Empezó cuando cambió el precio o las existencias de {about}, el {day}.",
            "answer" => $"Empezó con tu respuesta sobre el pedido {about} del {day}.",
            _ => $"Empezó el {day}.",
        },
        Rule = (rule, day) => $"La regla de la tienda que lo escribió: «{rule}». Se envió el {day}.",
        Step = (number, of, isText) => $"Fue el mensaje {number} de {of} de esta regla, {(isText ? "por SMS" : "por correo")}.",
        Confirmed = "Lo confirmaste desde la propia dirección.",
        Person = "Lo escribió una persona de la tienda, en respuesta a lo que le contaste.",
        Program = "Lo escribió enseguida el programa de la tienda, para decir quién responderá a lo que contaste y cuándo. Responde una persona.",
        ConsentTitle = "Lo que aceptaste",
        Service = "Trata de algo que pediste, así que no necesita consentimiento. Puedes pararlo de todos modos.",
        Unasked = "No hay nada registrado para esta dirección. En tu país una tienda puede escribir así a quien ha hecho un pedido, mientras no haya dicho que no.",
        Word = (granted, day, source) => granted ? $"Lo permitiste el {day} ({Place(source)})." : $"Dijiste que no el {day} ({Place(source)}). Este correo se envió antes, o trata de otra cosa.",
        Wording = words => $"El texto era: «{words}»",
        NextTitle = "Lo que viene después",
        Next = day => $"Hay otro correo sobre esto previsto para el {day}, más o menos.",
        Nothing = "No hay ningún otro correo sobre esto previsto.",
        Stop = "Parar este tipo de correos",
        Stopped = "No recibirás más correos de este tipo.",
    };


    // Where a word was said is stored in English; what comes from elsewhere is the shop's to answer for.
    private static string Place(string source) => source switch
    {
        "checkout" => "al hacer el pedido",
        "unsubscribe link" => "con el enlace de baja",
        "preferences page" or "why page" => "en una página como esta",
        "merchant" => "anotado por la tienda",
        _ => "según la tienda",
    };
}
