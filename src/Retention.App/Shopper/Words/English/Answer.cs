namespace Retention.App.ForShoppers;

// The words of the survey's page.
internal static partial class English
{
    private static AnswerWords Answer => new()
    {
        Title = shop => $"Would you recommend {shop}?",
        Intro = order => $"After your order {order}: how likely is it that you would recommend us to a friend?",
        Score = "From 0 (not at all) to 10 (certainly)",
        Send = "Send my answer",
        NoScore = "Choose a number from 0 to 10.",
        NextTitle = score => score <= 6 ? "What went wrong?" : score <= 8 ? "What would have made it better?" : "What did you like best?",
        Next = (score, shop) => score <= 6 ? $"Thank you for telling us. A person of {shop} reads this and will write to you, usually within a day." : $"Thank you. A person of {shop} reads every answer.",
        Comment = "In a word or in many",
        SendComment = "Send",
        NoComment = "Write a few words, or close this page: your score has been counted.",
        TooLong = "This is too long: at most 2,000 letters.",
        DoneTitle = "Thank you",
        Done = shop => $"Your answer has reached {shop}. You can close this page.",
    };
}
