namespace Retention.App.ForShoppers;

internal static partial class English
{
    private static CreditWords Credit => new()
    {
        Subject = (amount, shop) => $"You have {amount} to spend at {shop}",
        Title = amount => $"{amount} for your next order",
        Given = shop => $"{shop} has given you credit.",
        ForReview = shop => $"Thank you for your review. For every review, whatever it says, {shop} gives some credit.",
        ForOrder = shop => $"Thank you for keeping your order. {shop} gives you a share of it as credit.",
        ForSurvey = shop => $"Thank you for answering to the end. Whatever was answered, {shop} gives some credit for it.",
        ForFriend = shop => $"Somebody whom you invited has bought something at {shop} and kept it. Thank you.",
        Rest = shop => $"You did not use all of your credit at {shop}. The rest has a new code, and the old one no longer works.",
        Code = code => $"Your code: {code}",
        How = "At the checkout, enter your e-mail address first, then the code. It works once, and only with the address that this e-mail went to. What you do not use comes back as a new code.",
        HowOpen = "Enter the code at the checkout. It works once. What you do not use comes back as a new code.",
        HowAccount = "It is on your account at the shop, as store credit. Sign in at the checkout with the address that this e-mail went to, and choose to pay with it. What you do not use stays there.",
        Until = day => $"It can be used until {day}.",
        ToShop = "Go to the shop",
        BecauseOf = shop => $"You get this e-mail because you have credit at {shop}.",
        Promise = amount => $"For your review you get {amount} of credit, whatever you write and however many stars you give. It comes by e-mail. There is a limit for each month.",
    };
}
