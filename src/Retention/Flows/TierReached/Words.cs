namespace Retention.Flows.TierReached;

/// <summary>The default words about a level that was reached.</summary>
public static class Words
{
    /// <summary>It was reached.</summary>
    public static readonly Template Reached = new(
        "reached", "You have reached {{tier}} at {{shop.name}}", "What it brings you, in a few words", "You have reached {{tier}}",
        ["Hello {{first_name}},", "With your order {{order.number}} you have reached the level {{tier}} at {{shop.name}}. Thank you for coming back.", "{{tier.benefits}}"], "If you have a question about it, reply to this e-mail.")
    {
        Button = "See my level",
    };
}
