namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static AnswerWords Answer => new()
    {
        Title = shop => $"¿Recomendarías {shop}?",
        Intro = order => $"Después de tu pedido {order}: ¿nos recomendarías a un amigo?",
        Score = "Del 0 (en absoluto) al 10 (seguro)",
        Send = "Enviar mi respuesta",
        NoScore = "Elige un número del 0 al 10.",
        NextTitle = score => score <= 6 ? "¿Qué salió mal?" : score <= 8 ? "¿Qué lo habría hecho mejor?" : "¿Qué te gustó más?",
        Next = (score, shop) => score <= 6 ? $"Gracias por decírnoslo. Una persona de {shop} lo leerá y te escribirá, normalmente en un día." : $"Gracias. Una persona de {shop} lee cada respuesta.",
        Comment = "Con una palabra o con muchas",
        SendComment = "Enviar",
        NoComment = "Escribe unas palabras o cierra esta página: tu puntuación ya se ha contado.",
        TooLong = "Es demasiado largo: 2.000 caracteres como máximo.",
        DoneTitle = "Gracias",
        Done = shop => $"Tu respuesta ha llegado a {shop}. Puedes cerrar esta página.",
    };
}
