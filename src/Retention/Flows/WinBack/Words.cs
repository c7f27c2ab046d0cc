namespace Retention.Flows.WinBack;

/// <summary>The default words to shoppers who stay away: no discount first, and a goodbye that is one.</summary>
public static class Words
{
    /// <summary>The first word.</summary>
    public static readonly Template Missed = new(
        "missed", "It has been a while, {{first_name}}", "What is new at {{shop.name}}", "It has been a while",
        ["Hello {{first_name}},", "You have not been here for some time. If you are curious what is new at {{shop.name}}, have a look."], "If there is a reason why you stayed away, we would like to hear it: just reply.")
    {
        Button = "See what is new",
    };

    /// <summary>A week later.</summary>
    public static readonly Template Why = new(
        "why", "Did we do something wrong?", "An honest question from {{shop.name}}", "An honest question",
        ["Hello {{first_name}},", "Was something not right with your last order, {{order.number}}? If so, we would like to know, and put it right if we can."], "Reply to this e-mail. A person reads every answer.")
    {
        Button = "Visit the shop",
    };

    /// <summary>Two weeks after that: the last one.</summary>
    public static readonly Template Goodbye = new(
        "goodbye", "Goodbye for now, {{first_name}}", "We will not write again about this", "Goodbye for now",
        ["Hello {{first_name}},", "We do not want to be one of those shops that never stop writing. This is the last reminder: you are always welcome back."], "Thank you for having been our customer.")
    {
        Button = "Visit the shop",
    };
}
