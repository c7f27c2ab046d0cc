namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static SettledWords Settled => new()
    {
        Title = "¿Está resuelto?",
        Intro = shop => $"Escribiste a {shop} y pensamos que estaba resuelto.",
        Order = order => $"Era sobre tu pedido {order}.",
        Question = "¿Lo está?",
        Yes = "Sí, está resuelto",
        No = "No, todavía no",
        Text = "Lo que debamos saber (puedes dejarlo vacío)",
        Send = "Enviar mi respuesta",
        NoAnswer = "Elige sí o no.",
        TooLong = "Es demasiado largo: 2.000 caracteres como máximo.",
        DoneTitle = "Gracias",
        DoneYes = "Nos alegra saberlo. Puedes cerrar esta página.",
        DoneNo = shop => $"Una persona de {shop} lo revisará de nuevo y te escribirá, normalmente en un día.",
        Paused = shop => $"Le contaste un problema a {shop}. Hasta que se resuelva, y unos días después, no recibirás publicidad.",
        Calm = shop => $"Diste a {shop} una nota baja. Durante las dos semanas siguientes no recibes publicidad.",
    };
}
