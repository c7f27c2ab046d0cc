namespace Retention.App.ForShoppers;

internal static partial class English
{
    private static TierWords Tier => new()
    {
        Title = "Your level",
        At = tier => $"You are at the level {tier}.",
        None = "You have not reached a level yet.",
        KeptUntil = day => $"You keep it until {day} at least.",
        Code = code => $"Your code for this level: {code}",
        MoreOrders = (count, tier) => count == 1 ? $"One more order brings you to {tier}." : $"{count} more orders bring you to {tier}.",
        MoreSpend = (amount, tier) => $"{amount} more brings you to {tier}.",
        MoreReviews = (count, tier) => count == 1 ? $"One more review brings you to {tier}." : $"{count} more reviews bring you to {tier}.",
        Highest = "There is no higher level.",
        All = "All levels",
        TakesOrders = count => count == 1 ? "one order" : $"{count} orders",
        TakesSpend = amount => $"orders for {amount}",
        TakesReviews = count => count == 1 ? "one review" : $"{count} reviews",
        Rules = "The last twelve months count. Orders that were called off or given back do not. A level is kept for a year from the last day that earned it.",
        Gift = (count, item) => $"Whoever has reviewed {count} items gets this for free, once: {item}. What the reviews say, and with how many stars, does not matter.",
        EarlyTitle = "Before everybody else",
        EarlyOpen = day => $"You can buy this now. From {day} everybody can.",
        EarlyClosed = (tier, day) => $"Shoppers of the level {tier} can buy this first. From {day} everybody can.",
        EarlySignIn = "If you are at that level, sign in to your account in this shop, and come back to this page.",
        EarlyOver = "Everybody can buy this now.",
        AddToCart = "Add to cart",
        ToItem = "See it in the shop",
        GiftSubject = (item, shop) => $"A gift from {shop}: {item}",
        GiftTitle = item => $"{item} is yours",
        GiftFor = shop => $"Thank you for all your reviews. Whoever has written so many, whatever they say, gets a gift from {shop}.",
        GiftHow = item => $"Put one {item} into your cart, and enter the code at the checkout, with the e-mail address that this letter went to. The code works once.",
    };
}
