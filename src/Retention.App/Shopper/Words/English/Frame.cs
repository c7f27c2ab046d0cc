namespace Retention.App.ForShoppers;

// What stands on every page, and what is said when a page can't be shown.
internal static partial class English
{
    private static FrameWords Frame => new()
    {
        Shop = "The shop",
        Choose = "Choose what you hear",
        Why = "Why did I get this?",
        Contact = "Write to us",
        Rewards = "Your credit and rewards",
        More = "Other pages of this letter",
        UnknownTitle = "This link does not work",
        Unknown = "This link is not complete. Open it from the letter again, or copy it whole.",
        RunOutTitle = "This link has run out",
        RunOut = "The letter is too old, or the shop no longer takes answers here. You can still stop its letters.",
        GoneTitle = "There is nothing here any more",
        Gone = "What this letter was about is no longer kept.",
        TooManyTitle = "That was a lot for one day",
        TooMany = "This letter takes no more answers today. Please try again tomorrow.",
        TooLargeTitle = "That could not be read",
        TooLarge = "It was too long, or broken on its way. Go back, make it shorter, and send it again.",
        ElsewhereTitle = "This link leads elsewhere",
        Elsewhere = "It would lead away from the shop, so it is not followed. The shop itself is here:",
        ToShop = "Go to the shop",
        LaterTitle = "Please try again in a minute",
        Later = "This link can't be looked up just now. Nothing is lost.",
        Back = "Back",
        Comma = ", ",
    };
}
