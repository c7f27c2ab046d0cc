namespace Retention.App.ForShoppers;

// The words of the page for messages to the shop.
internal static partial class English
{
    private static ContactWords Contact => new()
    {
        Title = shop => $"Write to {shop}",
        Intro = shop => $"A person of {shop} answers to the address that this letter went to, usually within a day.",
        Order = order => $"It is about your order {order}.",
        Topics = "What is it about?",
        Topic = key => key switch
            {
                "problem" => "There is a problem",
                "delivery" => "Delivery",
                "return" => "Return or refund",
                _ => "Something else",
            },
        Text = "Your message",
        LeaveEmpty = "Leave this empty",
        Send = "Send",
        NoTopic = "Choose what it is about.",
        NoText = "Write what we can do for you.",
        TooLong = "This is too long: at most 2,000 letters.",
        DoneTitle = "Your message is on its way",
        Done = shop => $"A person of {shop} will answer by e-mail, usually within a day. Until then you get no offers and no surveys from us.",
    };
}
