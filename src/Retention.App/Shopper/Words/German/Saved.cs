namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static SavedWords Saved => new()
    {
        Title = "Was Sie sich gemerkt haben",
        None = "Ihre Merkliste ist leer.",
        Since = day => $"Gemerkt am {day}",
        Remove = item => $"{item} von der Liste nehmen",
        Removed = "Der Artikel ist von Ihrer Liste genommen. Sie hören nichts mehr davon.",
        All = "Die ganze Merkliste ansehen",
        AllIntro = "In dieser E-Mail ging es nicht um alles, was Sie sich gemerkt haben. Deshalb fragen wir vorher nach einem Code.",
    };
}
