namespace Retention.App.ForShoppers;

internal static partial class English
{
    private static SettledWords Settled => new()
    {
        Title = "Is it settled?",
        Intro = shop => $"You wrote to {shop}, and we thought that it was settled.",
        Order = order => $"It was about your order {order}.",
        Question = "Is it?",
        Yes = "Yes, it is settled",
        No = "No, not yet",
        Text = "Anything that we should know (you may leave it empty)",
        Send = "Send my answer",
        NoAnswer = "Choose yes or no.",
        TooLong = "That is too long: 2,000 characters at most.",
        DoneTitle = "Thank you",
        DoneYes = "Good to hear. You can close this page.",
        DoneNo = shop => $"A person of {shop} will look at it again and write to you, usually within a day.",
        Paused = shop => $"You told {shop} of a problem. Until it is settled, and for some days after, nothing is advertised to you.",
        Calm = shop => $"You gave {shop} a low score. For two weeks after it nothing is advertised to you.",
    };
}
