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
        Undo = "Put it back",
        Restored = "It is on your list again.",
        Costs = price => $"It costs {price}, as when you saved it.",
        CostThen = (then, now) => $"It cost {then} when you saved it, and costs {now} now.",
        ToCart = item => $"Put {item} into the cart",
        TellPrice = item => $"Tell me when {item} costs less",
        StopPrice = item => $"Tell me nothing of the price of {item}",
        TellStock = item => $"Tell me when {item} is back",
        StopStock = item => $"Do not tell me when {item} is back",
        Kept = "We have noted that.",
        All = "See all that I saved",
        AllIntro = "This letter was not about everything that you saved, so we ask for a code first.",
    };
}
