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
        All = "Ver todo lo que guardé",
        AllIntro = "Este correo no trataba de todo lo que guardaste, así que antes te pedimos un código.",
    };
}
