namespace Retention.Flows.Replenishment;

/// <summary>The default words about what is used up.</summary>
public static class Words
{
    private const string Ask = "If it lasts longer than we think, reply to this e-mail and tell us.";

    /// <summary>Shortly before.</summary>
    public static readonly Template Soon = new(
        "soon", "Running low, {{first_name}}?", "A reminder from {{shop.name}}, before it is used up", "Running low?",
        ["Hello {{first_name}},", "By our guess what you ordered last time ({{order.number}}) will soon be used up."], Ask)
    {
        Button = "Order again",
    };

    /// <summary>Shortly after.</summary>
    public static readonly Template Now = new(
        "now", "Time for more?", "Our last reminder of your order {{order.number}}", "Time for more?",
        ["Hello {{first_name}},", "By our guess what you ordered last time ({{order.number}}) is used up by now. We will not remind you of it again."], Ask)
    {
        Button = "Order again",
    };
}
