namespace Retention.Flows.ReviewRequest;

/// <summary>The default words that ask for a review. Everybody is asked in the same words, whatever they thought of it (16 CFR 465.4).</summary>
public static class Words
{
    private const string Problem = "If something is wrong with it, reply to this e-mail: a person will help you, whether you review it or not.";

    /// <summary>The first time.</summary>
    public static readonly Template Request = new(
        "request", "How is it, {{first_name}}?", "A few words about your order {{order.number}} help others decide", "How do you like it?",
        ["Hello {{first_name}},", "By now you will have used what you ordered ({{order.number}}). A few honest words, good or bad, help others decide, and help us do better."], Problem)
    {
        Button = "Write a review",
    };

    /// <summary>The second and last time.</summary>
    public static readonly Template Reminder = new(
        "reminder", "Would you tell others about it?", "Our last question about your order {{order.number}}", "A few words would help",
        ["Hello {{first_name}},", "We asked you a week ago how you like what you ordered ({{order.number}}). If you have a minute, we would still like to know. We will not ask again."], Problem)
    {
        Button = "Write a review",
    };
}
