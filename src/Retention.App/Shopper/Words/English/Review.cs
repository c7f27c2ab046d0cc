namespace Retention.App.ForShoppers;

// The words of the page for reviews.
internal static partial class English
{
    private static ReviewWords Review => new()
    {
        Title = order => $"Your review of order {order}",
        Intro = shop => $"Rate as many items as you like. Good or bad, both help. What you write goes to {shop}, who may show it to other shoppers, with your first name.",
        Stars = "How many stars?",
        Star = count => count == 1 ? "1 star" : $"{count} stars",
        ItemTitle = "Title (optional)",
        ItemText = "Your review (optional)",
        Send = "Send my review",
        NotArrived = "Not arrived yet?",
        Problem = "There is a problem",
        Else = "Something else?",
        NoStars = "Choose from 1 to 5 stars for at least one item.",
        NoStarsFor = item => $"Choose from 1 to 5 stars for {item}.",
        TooLong = item => $"What you wrote about {item} is too long: at most 100 letters in the title and 2,000 in the review.",
        DoneTitle = "Thank you for your review",
        Done = shop => $"It has reached {shop}. You will not be asked again about this order.",
    };
}
