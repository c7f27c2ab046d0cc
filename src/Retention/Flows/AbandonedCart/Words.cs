using Retention.Decisions;

namespace Retention.Flows.AbandonedCart;

/// <summary>The default words of the reminders. They name what lies in the cart and say nothing that is not true: no false hurry, no false scarcity.</summary>
public static class Words
{
    private const string Questions24 = "Every question reaches a person. Just reply to this e-mail.";

    /// <summary>After an hour: only a reminder.</summary>
    public static readonly Template Reminder = new(
        "reminder",
        "You left something at {{shop.name}}",
        "It is still there, just as you left it",
        "Your cart is still here",
        ["Hello {{first_name}},", "You left these in your cart. We have kept them together, in case something came up."],
        "If something did not work, reply to this e-mail and tell us.")
    {
        Button = "Back to my cart",
    };

    /// <summary>By text, once.</summary>
    public static readonly Template Text = new("text", "", "", "", ["{{shop.name}}: your cart is still here: {{link}} Reply STOP to stop these texts."], "");

    /// <summary>After a day: answers what keeps people from ordering.</summary>
    public static readonly Template Questions = new(
        "questions",
        "Questions about your cart?",
        "Delivery, returns, and anything else you would like to know",
        "Can we help you decide?",
        [
            "Hello {{first_name}},",
            "What you chose is still in your cart. If you are wondering how long delivery takes, or whether you can send something back, the answers are on our pages, and we are happy to tell you.",
        ],
        Questions24)
    {
        Button = "Back to my cart",
    };

    /// <summary>After three days, with a code where the shop allows one.</summary>
    public static readonly Template WithCode = new(
        "last-with-code",
        "A little help with your cart",
        "A code for what you left at {{shop.name}}",
        "Take this with you",
        ["Hello {{first_name}},", "With the code {{code}} what is in your cart costs a little less.", "This is our last reminder of this cart."],
        Questions24)
    {
        Button = "Back to my cart",
    };

    /// <summary>After three days, without a code.</summary>
    public static readonly Template LastWithoutCode = new(
        "last",
        "Shall we keep your cart?",
        "Our last reminder of what you left at {{shop.name}}",
        "Our last reminder",
        ["Hello {{first_name}},", "What you chose is still in your cart. We will not remind you of it again: it is there if you come back."],
        Questions24)
    {
        Button = "Back to my cart",
    };

    /// <summary>The last reminder as the shop allows it.</summary>
    public static Template Last(Seen seen) => seen.Shop.Settings.Code is null ? LastWithoutCode : WithCode;
}
