namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static ArrivedWords Arrived => new()
    {
        Title = order => $"¿No ha llegado el pedido {order}?",
        Intro = shop => $"Díselo a {shop}, y nuestras preguntas sobre él esperarán una semana más.",
        Send = "No ha llegado",
        DoneTitle = "Gracias por decírnoslo",
        Done = "Esperaremos con nuestras preguntas. Si debería haber llegado hace tiempo, escríbenos: una persona lo buscará.",
    };
}
