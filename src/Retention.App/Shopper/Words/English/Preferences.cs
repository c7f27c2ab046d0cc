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
        NowTitle = "What that means now",
        Means = count => count == 0 ? "No letters come to this address." : "By e-mail come:",
        NextOn = day => $"The next one is planned for {day} at the earliest, if nothing speaks against it by then.",
        Often = "How often",
        EachSpacing = days => days switch { 0 => "As often as the shop writes", 7 => "At most one message a week", _ => "At most one message a month" },
        AboutOften = "Letters about your orders are not counted. What can wait is put off; what can not is left out.",
        Languages = "In which language",
        OwnLanguage = "The language that I order in",
        Profiling = "Your habits",
        Object = "Work nothing out about me",
        AboutProfiling = "Then nobody reckons how often you order or what you are likely to do, you get no score, level or label, and belong to no group. Reminders go by what is usual in the shop. Your orders themselves stay known.",
        IsProfiled = "When you are likely to want something again is worked out from your orders.",
        IsNotProfiled = "Nothing is worked out about you.",
        Data = "What do you keep about me?",
    };
}
