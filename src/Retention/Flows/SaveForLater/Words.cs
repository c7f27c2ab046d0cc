namespace Retention.Flows.SaveForLater;

/// <summary>The default words about saved items. The price and the stock are named only where they are true at that moment.</summary>
public static class Words
{
    private const string Ask = "If you would like to know more about it, reply to this e-mail.";

    /// <summary>After three days.</summary>
    public static readonly Template Reminder = new(
        "reminder", "Still thinking about {{item.title}}?", "You saved it at {{shop.name}}", "You saved this for later",
        ["Hello {{first_name}},", "A few days ago you saved {{item.title}}. Here it is, in case you would like another look."], Ask)
    {
        Button = "Have another look",
    };

    /// <summary>After two weeks, for the last time.</summary>
    public static readonly Template Last = new(
        "last", "{{item.title}} is still on your list", "Our last reminder of it", "Still on your list",
        ["Hello {{first_name}},", "{{item.title}} is still on your list. We will not remind you of it again."], Ask)
    {
        Button = "Have another look",
    };

    /// <summary>It became cheaper.</summary>
    public static readonly Template Cheaper = new(
        "price-drop", "{{item.title}} costs less now", "The price of what you saved has gone down", "It costs less now",
        ["Hello {{first_name}},", "{{item.title}} costs less than when you saved it."], Ask)
    {
        Button = "See it in the shop",
    };

    /// <summary>Few are left.</summary>
    public static readonly Template FewLeft = new(
        "low-stock", "Few of {{item.title}} are left", "What you saved is nearly sold out", "Nearly sold out",
        ["Hello {{first_name}},", "Few of {{item.title}} are left. We thought that you would want to know."], Ask)
    {
        Button = "See it in the shop",
    };

    /// <summary>It is back.</summary>
    public static readonly Template Back = new(
        "back-in-stock", "{{item.title}} is back", "You asked us to tell you", "It is back",
        ["Hello {{first_name}},", "You asked us to tell you when {{item.title}} can be bought again. Now it can."], Ask)
    {
        Button = "See it in the shop",
    };
}
