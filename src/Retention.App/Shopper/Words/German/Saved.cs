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
        Undo = "Wieder auf die Liste",
        Restored = "Der Artikel steht wieder auf Ihrer Liste.",
        Costs = price => $"Kostet {price}, wie beim Merken.",
        CostThen = (then, now) => $"Kostete {then}, als Sie den Artikel gemerkt haben, und kostet jetzt {now}.",
        ToCart = item => $"{item} in den Warenkorb legen",
        TellPrice = item => $"Bescheid sagen, wenn {item} weniger kostet",
        StopPrice = item => $"Nichts mehr zum Preis von {item} sagen",
        TellStock = item => $"Bescheid sagen, wenn {item} wieder da ist",
        StopStock = item => $"Nicht Bescheid sagen, wenn {item} wieder da ist",
        Kept = "Das haben wir notiert.",
        All = "Die ganze Merkliste ansehen",
        AllIntro = "In dieser E-Mail ging es nicht um alles, was Sie sich gemerkt haben. Deshalb fragen wir vorher nach einem Code.",
    };
}
