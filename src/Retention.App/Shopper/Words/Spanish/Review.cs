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
    };
}
