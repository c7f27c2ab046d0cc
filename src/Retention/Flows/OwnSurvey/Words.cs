namespace Retention.Flows.OwnSurvey;

/// <summary>The default words of the letter that asks by a survey of the shop's own.</summary>
public static class Words
{
    /// <summary>The letter.</summary>
    public static readonly Template Ask = new(
        "ask", "A few questions about your order {{order.number}}", "It takes a minute or two", "How was it?",
        ["Hello {{first_name}},", "Would you answer a few questions of {{shop.name}}? What you write is read by us, and never published."],
        "You can also just reply to this e-mail. A person reads every answer.")
    {
        Button = "Answer",
    };
}
