namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static CollectedWords Collected => new()
    {
        Title = "Cómo se recogen las opiniones",
        WhoTitle = "A quién se pide una opinión",
        Asked = shop => $"{shop} escribe por correo electrónico a todas las personas cuyo pedido ha llegado, con un solo enlace para todos los artículos. No se excluye a nadie por lo que pueda pensar, y todos ven la misma página.",
        NotAsked = shop => $"{shop} no pide opiniones en este momento.",
        Promised = (shop, amount) => $"Por una opinión, {shop} da un saldo de {amount}, diga lo que diga. Cada opinión de esa época lleva una indicación.",
        NotPromised = shop => $"{shop} no da nada por las opiniones en este momento. Las opiniones por las que se prometió o se dio algo llevan una indicación.",
        JudgedTitle = "Qué decide si una opinión se muestra",
        AtOnce = "Una opinión se muestra enseguida. Una persona la lee antes si parece contener una dirección web, datos de contacto, datos personales o un insulto, si está escrita en mayúsculas o si tiene fotos.",
        AfterALook = shop => $"Una persona de {shop} lee cada opinión antes de que se muestre.",
        ShowsNone = shop => $"{shop} no muestra opiniones en este momento.",
        NotByStars = "El número de estrellas no decide nada: las opiniones buenas y malas se muestran por igual. Una persona solo puede rechazar una opinión por uno de los motivos de abajo.",
        MarksTitle = "Qué significan las indicaciones",
        VerifiedMeans = "El artículo se pagó en esta tienda, y la tienda conoce el pedido.",
        RewardedMeans = "En ese momento se prometía o se daba algo por las opiniones, dijeran lo que dijeran.",
        Free = "Recibido gratis",
        FreeMeans = "No se pagó nada por el artículo.",
        ImportedFrom = source => $"Procede de {source}",
        Imported = "Procede de otro programa",
        ImportedMeans = "La tienda recogió la opinión con otro programa y la trajo aquí.",
        NumbersTitle = "En cifras",
        Published = (count, imported) => imported == 0 ? $"Mostradas: {count}" : $"Mostradas: {count}, de ellas de otro programa: {imported}",
        Waiting = count => $"Pendientes de leer: {count}",
        Rejected = count => $"Rechazadas: {count}",
        Withdrawn = count => $"Retiradas por sus autores: {count}",
        Reason = key => key switch
        {
            "personal-data" => "Datos personales",
            "insult" => "Insulta a alguien",
            "advertising" => "Hace publicidad de otra cosa",
            "not-about-item" => "No trata del artículo",
            "not-genuine" => "No es auténtica",
            "unlawful" => "Prohibida por la ley",
            _ => "Otro motivo",
        },
        Reply = shop => $"Respuesta de {shop}",
        Photo = (number, count) => $"Foto {number} de {count}",
    };
}
