namespace Retention.App.ForShoppers;

// The words of the page on which a shopper chooses what to hear.
internal static partial class English
{
    private static PreferencesWords Preferences => new()
    {
        Title = shop => $"What do you want to hear from {shop}?",
        Intro = "This is about the address that the letter went to. Receipts and news of your parcel come from the shop itself and are not affected.",
        Ways = "By which way",
        Letters = "Letters by e-mail",
        Texts = "Text messages (to start them again, agree to them at the checkout)",
        Topics = "About what, by e-mail",
        Topic = key => key switch
            {
                "orders" => "Thanks and help after an order",
                "carts" => "Reminders of a cart that I left",
                "saved" => "Items that I saved: reminders, price and stock",
                "opinions" => "Requests for reviews, and surveys",
                _ => "News and offers of the shop",
            },
        Discretion = "How letters read",
        Discreet = "Name no items and show no pictures of them",
        Save = "Save",
        Saved = "Your choice is saved. It holds from now on.",
        TakesCode = "What you turned off is saved. To get more again, or sooner, first show that the mailbox is yours: letters are sometimes passed on.",
        GetCode = "Get a code by e-mail",
        Proven = "Thank you. Now choose what you want, and save.",
        PauseTitle = "A break",
        Pause = "Nothing for 30 days but letters about your orders.",
        PauseButton = "Pause for 30 days",
        PausedUntil = day => $"You have a break until {day}.",
        ResumeButton = "End the break",
        StopTitle = "Stop everything",
        Stop = "No more letters and no more texts from this shop through us.",
        StopButton = "Stop everything",
        Erased = "Nothing is kept about this address, and nothing is sent to it.",
        Link = "Here is the page on which you choose what you hear from us, and by which way. If you did not ask for it, do nothing: nothing changes.",
        LinkButton = "Choose what I hear",
        LinkBecauseOf = shop => $"You get this letter because somebody gave this address on the preferences form of {shop}.",
        SavedItems = "What I saved for later",
    };
}
