namespace Retention.App.ForShoppers;

// The words of the letter that asks to confirm a consent, and of its page.
internal static partial class English
{
    /// <summary>Also those of a language that has none of its own yet.</summary>
    internal static ConfirmWords Confirm => new()
    {
        Subject = shop => $"Please confirm that {shop} may write to you",
        Letter = "You agreed to get news and offers by e-mail. Please confirm it with the button, within 30 days.",
        Otherwise = "If that was not you, do nothing: then none will come, and we do not ask again.",
        BecauseOf = shop => $"You get this letter once, because somebody gave this address to {shop} and agreed to news by e-mail.",
        Title = "Please confirm",
        Intro = shop => $"{shop} may send me news and offers by e-mail. I can take this back at any time, in each letter.",
        Send = "Yes, I confirm",
        DoneTitle = "Thank you",
        Done = shop => $"It is confirmed: {shop} may send you news and offers. Each letter has a link that stops them.",
        Over = "This can no longer be confirmed here. If you would like to hear from the shop, agree to it there once more.",
    };
}
