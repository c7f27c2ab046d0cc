namespace Retention.App.ForShoppers;

// The words of the page that says why a letter came.
internal static partial class English
{
    private static WhyWords Why => new()
    {
        Title = "Why did I get this?",
        Event = (kind, day, about) => kind switch
            {
                "order" => $"It began with your order {about} of {day}.",
                "parcel" => $"It began when we heard of your parcel, order {about}, on {day}.",
                "cart" => $"It began with a cart that you left on {day}.",
                "saved" => $"It began when you saved {about} on {day}.",
                "item" => $"It began when the price or the stock of {about} changed, on {day}.",
                "answer" => $"It began with your answer about order {about} of {day}.",
                _ => $"It began on {day}.",
            },
        Rule = (rule, day) => $"The shop's rule that wrote it: \"{rule}\". It was sent on {day}.",
        Step = (number, of, isText) => $"It was message {number} of {of} of this rule, {(isText ? "by text" : "by e-mail")}.",
        Confirmed = "You confirmed it from the address itself.",
        Person = "A person of the shop wrote it, in answer to what you told them.",
        Program = "The shop's program wrote it at once, to say who answers what you told them, and by when. A person answers.",
        ConsentTitle = "What you agreed to",
        Service = "It is about something that you asked for or ordered, so it needs no consent. You can stop it all the same.",
        Unasked = "Nothing is on file for this address. In your country a shop may write so to those who ordered, as long as they have not said no.",
        Word = (granted, day, source) => granted ? $"You allowed it on {day} ({source})." : $"You said no on {day} ({source}). This letter was sent before that, or is about something else.",
        Wording = words => $"The words were: \"{words}\"",
        NextTitle = "What comes next",
        Next = day => $"Another letter about this is planned for about {day}.",
        Nothing = "No other letter about this is planned.",
        Stop = "Stop this kind of letter",
        Stopped = "You will get no more letters of this kind.",
    };
}
