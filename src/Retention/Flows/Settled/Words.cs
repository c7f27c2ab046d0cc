namespace Retention.Flows.Settled;

/// <summary>The default words of the question whether a case is settled.</summary>
public static class Words
{
    /// <summary>The one question.</summary>
    public static readonly Template Question = new(
        "settled", "Is it settled?", "One question about your message to {{shop.name}}", "Is it settled?",
        ["Hello {{first_name}},", "Some days ago you wrote to {{shop.name}}, and we thought that it was settled. Is it? If not, say so, and a person will look at it again."], "You can also just reply to this e-mail.")
    {
        Button = "Yes or no",
    };
}
