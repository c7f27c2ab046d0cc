using Retention.App.Photos;

namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static ReviewWords Review => new()
    {
        Title = order => $"Tu opinión sobre el pedido {order}",
        Intro = shop => $"Valora tantos artículos como quieras. Buena o mala, toda opinión ayuda. Lo que escribas llega a {shop}, que puede mostrarlo a otros clientes, con tu nombre de pila.",
        Stars = "¿Cuántas estrellas?",
        Star = count => count == 1 ? "1 estrella" : $"{count} estrellas",
        ItemTitle = "Título (opcional)",
        ItemText = "Tu opinión (opcional)",
        Send = "Enviar mi opinión",
        NotArrived = "¿Aún no ha llegado?",
        Problem = "Hay un problema",
        Else = "¿Otra cosa?",
        NoStars = "Elige de 1 a 5 estrellas para al menos un artículo.",
        NoStarsFor = item => $"Elige de 1 a 5 estrellas para {item}.",
        TooLong = item => $"Lo que has escrito sobre {item} es demasiado largo: como máximo, 100 caracteres en el título y 2.000 en la opinión.",
        DoneTitle = "Gracias por tu opinión",
        Done = shop => $"Ha llegado a {shop}. No volveremos a preguntarte por este pedido.",
        Rules = shop => $"Se muestran las estrellas, el texto y las fotos, después de comprobar que no contienen enlaces, datos personales ni insultos. El número de estrellas no decide si se publica ni lo que recibes a cambio. En esta página puedes cambiarla o retirarla. {shop} puede responder.",
        Photos = "Fotos (opcional, cinco como máximo)",
        AboutPhotos = "JPEG, PNG o WebP, 8\u00A0MB como máximo cada una. Quitamos dónde y con qué se hicieron.",
        PhotoOf = (item, number) => $"Foto {number} de {item}",
        Off = "Quitar",
        Refused = RefusedPhoto,
        Keep = "Guardar para más tarde",
        Kept = day => $"Guardamos tu borrador, con las fotos, hasta el {day}. Aún no se ha enviado.",
        Discard = "Descartar el borrador",
        AboutKeeping = days => $"Lo que guardes para más tarde se conserva {days} días y solo lo ves tú. Abre esta página desde el mismo correo para continuar.",
        SentOn = day => $"Enviada el {day}.",
        Waiting = why => why is null ? "Espera a que una persona de la tienda la mire." : $"Espera a que una persona de la tienda la mire: {why}.",
        Published = "Está publicada.",
        Rejected = why => why is null ? "La tienda no la muestra. Puedes cambiarla y enviarla otra vez." : $"La tienda no la muestra: {why}. Puedes cambiarla y enviarla otra vez.",
        Because = BecauseOfReview,
        Withdraw = "Retirar",
        WithdrawOf = item => $"Retirar la opinión sobre {item}",
        WithdrawTitle = "¿Retirar tu opinión?",
        WithdrawText = item => $"Tu opinión sobre {item} deja de mostrarse, y su texto y sus fotos se borran. Las copias en los navegadores pueden durar cinco minutos más.",
        WithdrawSend = "Retirar mi opinión",
        WithdrawnTitle = "Tu opinión se ha retirado",
        Withdrawn = shop => $"{shop} ya no la muestra. Puedes escribir otra cuando quieras.",
        Again = "Ver o cambiar mi opinión",
        BusyTitle = "Demasiadas fotos en este momento",
        Busy = "Otras personas están enviando fotos. Vuelve atrás y envía las tuyas dentro de un minuto.",
    };

    private static string RefusedPhoto(RefusedPhoto refused) => refused switch
    {
        { Why: PhotoRefusal.OneTooMany, Name: var name } => $"«{name}» no se ha añadido: un artículo tiene cinco fotos como máximo.",
        { Why: PhotoRefusal.TooMuchAtOnce, Name: var name } => $"«{name}» no se ha añadido: era demasiado a la vez. Las fotos anteriores están guardadas; añade esta ahora y envía otra vez.",
        { Fault: PhotoFault.Empty, Name: var name } => $"«{name}» está vacío. Elige el archivo otra vez.",
        { Fault: PhotoFault.TooLarge, Name: var name } => $"«{name}» ocupa más de 8\u00A0MB. Elige una foto más pequeña o una captura de pantalla.",
        { Fault: PhotoFault.Heic, Name: var name } => $"«{name}» es un archivo HEIC, que la mayoría de los navegadores no muestran. En el iPhone elige Ajustes, Cámara, Formatos, Más compatible; o envía una captura de pantalla.",
        { Fault: PhotoFault.Animated, Name: var name } => $"«{name}» se mueve. Elige una foto fija.",
        { Fault: PhotoFault.Damaged, Name: var name } => $"«{name}» está dañado o incompleto. Ábrelo, guárdalo de nuevo como JPEG y elígelo otra vez.",
        { Fault: PhotoFault.TooSmall, Name: var name } => $"«{name}» es demasiado pequeña: cada lado necesita 50 píxeles.",
        { Fault: PhotoFault.TooManyPixels, Name: var name } => $"«{name}» tiene demasiados píxeles: 12.000 por lado y 50 millones en total como máximo. Elige una más pequeña.",
        { Name: var name } => $"«{name}» no es una foto que se pueda mostrar. Elige un archivo JPEG, PNG o WebP.",
    };

    private static string? BecauseOfReview(string reason) => reason switch
    {
        "link" => "parece contener una dirección web",
        "email" => "parece contener una dirección de correo",
        "telephone" => "parece contener un número de teléfono",
        "personal-data" => "parece contener datos personales",
        "insult" => "parece insultar a alguien",
        "capitals" => "está escrita en mayúsculas",
        "was-rejected" => "se rechazó una anterior",
        "advertising" => "hace publicidad de otra cosa",
        "not-about-item" => "no trata del artículo",
        "not-genuine" => "la tienda dice que no es auténtica",
        "unlawful" => "la ley prohíbe mostrarla",
        _ => null,
    };
}
