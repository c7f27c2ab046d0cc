namespace Retention.App.ForShoppers;

// The words of the page of saved items.
internal static partial class English
{
    private static SavedWords Saved => new()
    {
        Title = "What you saved",
        None = "Nothing is on your list.",
        Since = day => $"Saved on {day}",
        Remove = item => $"Take {item} off the list",
        Removed = "It is off your list, and you hear no more of it.",
        All = "See all that I saved",
        AllIntro = "This letter was not about everything that you saved, so we ask for a code first.",
    };
}
