namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static ConfirmWords Confirm => new()
    {
        Subject = shop => $"Confirma que {shop} puede escribirte",
        Letter = "Aceptaste recibir novedades y ofertas por correo. Confírmalo con el botón en un plazo de 30 días.",
        Otherwise = "Si no fuiste tú, no hagas nada: no te llegará ninguna y no volveremos a preguntar.",
        BecauseOf = shop => $"Recibes este correo una sola vez porque alguien dio esta dirección a {shop} y aceptó recibir novedades por correo.",
        Title = "Confírmalo, por favor",
        Intro = shop => $"{shop} puede enviarme novedades y ofertas por correo. Puedo retirarlo en cualquier momento, en cada correo.",
        Send = "Sí, lo confirmo",
        DoneTitle = "Gracias",
        Done = shop => $"Confirmado: {shop} puede enviarte novedades y ofertas. Cada correo lleva un enlace para dejar de recibirlos.",
        Over = "Esto ya no se puede confirmar aquí. Si quieres recibir noticias de la tienda, vuelve a aceptarlo allí.",
    };
}
