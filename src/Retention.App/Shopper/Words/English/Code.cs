namespace Retention.App.ForShoppers;

// The words of the page that asks for a code, and of the letter that brings it.
internal static partial class English
{
    private static CodeWords Code => new()
    {
        Title = "Is it you?",
        Intro = "We mail a code of 6 digits to the address that this letter went to. It works for 10 minutes.",
        Send = "Mail me a code",
        Again = "Mail me another code",
        Sent = (to, minutes) => $"A code of 6 digits was mailed to {to}. It works for {minutes} minutes.",
        Field = "The code",
        Check = "Go on",
        Wrong = "This is not the code, or it has run out. Look again, or ask for a new one.",
        TooMany = "No more codes can be mailed now. Please try again in an hour.",
        NotSent = "The code could not be mailed. Please try again later, or write to us.",
        Subject = "Your code",
        Heading = code => $"Your code is {code}",
        Text = "Enter it on the page that asked for it, within 10 minutes. If that was not you, do nothing: nobody has seen anything of yours.",
        BecauseOf = shop => $"You get this letter because somebody with a letter of {shop} to you asked for a code.",
    };
}
