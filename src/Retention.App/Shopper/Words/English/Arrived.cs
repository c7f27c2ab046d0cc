namespace Retention.App.ForShoppers;

// The words of the page for what has not arrived.
internal static partial class English
{
    private static ArrivedWords Arrived => new()
    {
        Title = order => $"Has order {order} not arrived?",
        Intro = shop => $"Tell {shop}, and our questions about it wait for another week.",
        Send = "It has not arrived",
        DoneTitle = "Thank you for telling us",
        Done = "We wait with our questions. If it should have been there long ago, write to us: a person will look for it.",
    };
}
