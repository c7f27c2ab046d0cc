using Retention.Decisions;

namespace Retention.Flows.ThankYou;

/// <summary>The default words of the thank-you letters. A service letter: no offer, no credit, no referral.</summary>
public static class Words
{
    /// <summary>For an order that is known to be the shopper's first.</summary>
    public static readonly Template First = new(
        "first",
        "Thank you for your first order, {{first_name}}",
        "A short word from the people behind {{shop.name}}",
        "Welcome, and thank you",
        [
            "Hello {{first_name}},",
            "Your order {{order.number}} is the first you have placed with us, and we did not want to let that pass with a receipt alone. Thank you for trusting {{shop.name}}.",
            "We are getting it ready now. You will hear from us when it is on its way.",
        ],
        "If anything is not as you hoped, just reply to this e-mail. A person reads every answer.");

    /// <summary>For a shopper who has ordered before.</summary>
    public static readonly Template Returning = new(
        "returning",
        "Good to see you again, {{first_name}}",
        "Thank you for coming back to {{shop.name}}",
        "Thank you for coming back",
        [
            "Hello {{first_name}},",
            "You have ordered from us before, and now you have chosen {{shop.name}} again. That means a lot to a small shop. Thank you.",
            "Your order {{order.number}} is being made ready. You will hear from us when it is on its way.",
        ],
        "If there is something that we could do better this time, reply to this e-mail and tell us.");

    /// <summary>For a shopper whose earlier orders are not known: says neither first nor again.</summary>
    public static readonly Template Neutral = new(
        "neutral",
        "Thank you for your order, {{first_name}}",
        "A short word from the people behind {{shop.name}}",
        "Thank you for your order",
        [
            "Hello {{first_name}},",
            "Thank you for choosing {{shop.name}}. We know that you could have bought elsewhere.",
            "Your order {{order.number}} is being made ready. You will hear from us when it is on its way.",
        ],
        "If anything is not as you hoped, just reply to this e-mail. A person reads every answer.");

    /// <summary>A day after a first order: help, and nothing to buy.</summary>
    public static readonly Template Help = new(
        "help",
        "Getting the most out of your order, {{first_name}}",
        "Answers to what people ask most, from {{shop.name}}",
        "Is there anything we can help with?",
        [
            "Hello {{first_name}},",
            "Yesterday you placed order {{order.number}}, your first with us. Before it arrives, a short word on how we help.",
            "If you are not sure about size, care or use of anything in it, ask us now or later: it is easier to change something before it is sent off.",
            "And if it should not be right once you have it, tell us. We would rather put it right than have you wonder.",
        ],
        "Just reply to this e-mail. A person reads every answer.");

    /// <summary>The words that fit what is known of the shopper.</summary>
    public static Template For(Seen seen) => seen.History switch
    {
        OrderHistory.First => First,
        OrderHistory.Returning => Returning,
        _ => Neutral,
    };
}
