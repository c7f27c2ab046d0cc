namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static StopWords Stop => new()
    {
        Title = "¿No recibir más correos de esta tienda?",
        Intro = shop => $"{shop} no enviará más correos a la dirección a la que llegó este. Los recibos y las noticias de tu paquete los envía la propia tienda y no cambian.",
        Send = "Darme de baja",
        DoneTitle = "No recibirás más correos",
        Done = shop => $"{shop} no enviará más correos a esta dirección. Puedes cerrar esta página.",
    };
}
