namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static SavedWords Saved => new()
    {
        Title = "Lo que guardaste",
        None = "No hay nada en tu lista.",
        Since = day => $"Guardado el {day}",
        Remove = item => $"Quitar {item} de la lista",
        Removed = "Ya no está en tu lista, y no sabrás más de ello.",
        Undo = "Volver a ponerlo",
        Restored = "Está otra vez en tu lista.",
        Costs = price => $"Cuesta {price}, como cuando lo guardaste.",
        CostThen = (then, now) => $"Costaba {then} cuando lo guardaste y ahora cuesta {now}.",
        ToCart = item => $"Poner {item} en el carrito",
        TellPrice = item => $"Avisarme cuando {item} cueste menos",
        StopPrice = item => $"No decirme nada del precio de {item}",
        TellStock = item => $"Avisarme cuando {item} vuelva a estar disponible",
        StopStock = item => $"No avisarme cuando {item} vuelva a estar disponible",
        Kept = "Lo hemos anotado.",
        All = "Ver todo lo que guardé",
        AllIntro = "Este correo no trataba de todo lo que guardaste, así que antes te pedimos un código.",
    };
}
