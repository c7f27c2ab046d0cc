using Retention.Flows;

namespace Retention.Languages.English;

/// <summary>English: the flows' own words, and the frame.</summary>
internal static class English
{
    /// <summary>All of them.</summary>
    public static Wordbook Book { get; } = new("en", "English")
    {
        Flows = [.. AllFlows.List.Select(flow => new FlowWords(flow.Key, flow.Title, flow.Why, [.. flow.Steps.SelectMany(step => step.Wordings)]))],
        TextStop = "Reply STOP to stop these texts.",
        Texts = new()
        {
            Confirm = shop => $"{shop}: reply YES to get one reminder by text when you leave a cart. Msg & data rates may apply. Reply HELP for help, STOP to end.",
            Stopped = shop => $"{shop}: you will get no more texts from us.",
            Help = (shop, reached) => $"{shop}: help{reached}. Msg and data rates may apply. Reply STOP to end.",
        },
        Frame = new()
        {
            Total = "Total",
            Quantity = count => $"Quantity: {count}",
            Count = count => $"{count} x",
            More = count => count == 1 ? "and 1 more item" : $"and {count} more items",
            Label = text => $"{text}:",
            Unsubscribe = "Stop these letters",
            Policy = "Refunds and exchanges",
            Why = "Why did I get this?",
            Preferences = "Choose what you hear",
            Contact = "Write to us",
            NotArrived = "Not arrived yet?",
            Problem = "There is a problem",
            Saved = "See or change your list",
            Item = "the item you saved",
            Items = "Your items",
        },
        Sample = new("Alex", "Stoneware mug", "Sand / 350 ml", "Linen tea towel") { Level = "Silver", Benefits = "Free shipping on every order." },
        Answer = new()
        {
            Received = shop => $"Thank you for your message. It has reached {shop}.",
            Scored = "Thank you for telling us. We are sorry that it was not better.",
            Promise = (who, shop, by) => $"{(who is null ? $"A person of {shop}" : $"{who} of {shop}")} will read it and answer you by {by}.",
            MomentFormat = "dddd, d MMMM, HH:mm",
            TextPromise = (who, shop, by) => $"{shop}: thank you. {who ?? "A person"} will answer you by {by}.",
            OrderSubject = order => $"Your order {order}",
            MessageSubject = shop => $"Your message to {shop}",
            Preview = shop => $"An answer from {shop}",
            OrderHeading = order => $"About your order {order}",
            MessageHeading = "About your message",
            Reply = "Reply to this e-mail: a person reads every answer.",
            Why = shop => $"You get this letter because you wrote to {shop}.",
            WhyScored = shop => $"You get this letter because you answered a question of {shop}.",
        },
    };
}
