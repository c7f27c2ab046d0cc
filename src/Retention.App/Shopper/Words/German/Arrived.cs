namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static ArrivedWords Arrived => new()
    {
        Title = order => $"Ist die Bestellung {order} nicht angekommen?",
        Intro = shop => $"Sagen Sie es {shop}, dann warten unsere Fragen dazu noch eine Woche.",
        Send = "Sie ist nicht angekommen",
        DoneTitle = "Danke, dass Sie es uns sagen",
        Done = "Wir warten mit unseren Fragen. Müsste die Bestellung längst da sein? Schreiben Sie uns: Ein Mensch kümmert sich darum.",
    };
}
