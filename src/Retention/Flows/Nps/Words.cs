namespace Retention.Flows.Nps;

/// <summary>The default words of the survey and of what follows it.</summary>
public static class Words
{
    // The same for all: nobody is asked to invite friends, or not asked, by what they answered.
    private const string Friends = "If you know somebody who would like {{shop.name}}, you can invite them here:";

    private const string Read = "You can also just reply to this e-mail. A person reads every answer.";

    /// <summary>The one question.</summary>
    public static readonly Template Survey = new(
        "survey", "One question about your order {{order.number}}", "A number from 0 to 10, and a minute if you want to say more", "Would you recommend us?",
        [
            "Hello {{first_name}},",
            "Your order {{order.number}} should be with you by now. We have one question about it, to learn what to keep and what to change. It takes a few seconds, or a minute if you want to say more. A person at {{shop.name}} reads every answer.",
            "How likely is it that you would recommend {{shop.name}} to a friend, from 0 (not at all) to 10 (certainly)?",
        ],
        "You can also just reply to this e-mail.")
    {
        Button = "Answer",
    };

    /// <summary>Below 7, of earlier versions.</summary>
    public static readonly Template Case = new(
        "case", "We have read your answer", "A person will write to you", "We are sorry that it was not better",
        ["Hello {{first_name}},", "Thank you for telling us. A person of {{shop.name}} will look at your order {{order.number}} and write to you, usually within a day."], "If there is something that we should know at once, reply to this e-mail.")
    {
        Invitation = Friends,
    };

    /// <summary>7 and 8.</summary>
    public static readonly Template Question = new(
        "question", "What would have made it better?", "One more question, if you have a minute", "What would have made it a 9?",
        ["Hello {{first_name}},", "Thank you for your answer. What is the one thing that would have made it better?"], "Reply to this e-mail, in a word or in many.")
    {
        Button = "Answer",
        Invitation = Friends,
    };

    /// <summary>9 and 10.</summary>
    public static readonly Template Thanks = new(
        "thanks", "Thank you, {{first_name}}", "Your answer made our day", "Thank you",
        ["Hello {{first_name}},", "Thank you for your kind answer. It means a lot to a small shop."], Read)
    {
        Invitation = Friends,
    };
}
