namespace Retention.Flows.CreditExpiry;

/// <summary>The default words about credit that runs out: what there is, until when, and no hurry that is not true.</summary>
public static class Words
{
    private const string Ask = "If something is not clear, reply to this e-mail. A person reads every answer.";

    /// <summary>A month before.</summary>
    public static readonly Template Soon = new(
        "soon", "You have {{money credit.left}} at {{shop.name}}", "It can be used until {{date credit.until}}", "{{money credit.left}} is yours",
        ["Hello {{first_name}},", "You have {{money credit.left}} of credit at {{shop.name}}. The first of it can be used until {{date credit.until}}. If there is something that you need anyway, it makes it cheaper."], Ask)
    {
        Button = "See my credit",
    };

    /// <summary>A week before.</summary>
    public static readonly Template Last = new(
        "last", "Your {{money credit.left}} at {{shop.name}} runs out on {{date credit.until}}", "The last reminder of it", "Your credit runs out soon",
        ["Hello {{first_name}},", "{{money credit.left}} of your credit at {{shop.name}} runs out soon, the first of it after {{date credit.until}}. We will not remind you of it again."], Ask)
    {
        Button = "See my credit",
    };
}
