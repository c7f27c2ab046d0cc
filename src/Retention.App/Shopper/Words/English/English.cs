namespace Retention.App.ForShoppers;

/// <summary>The English words of the pages that letters lead to; a file for each page.</summary>
internal static partial class English
{
    /// <summary>All of them.</summary>
    public static ShopperWords Words { get; } = new()
    {
        Language = "en",
        DayFormat = "d MMMM yyyy",
        Frame = Frame,
        Review = Review,
        Answer = Answer,
        Settled = Settled,
        Arrived = Arrived,
        Contact = Contact,
        Preferences = Preferences,
        Why = Why,
        Saved = Saved,
        Code = Code,
        Stop = Stop,
        Confirm = Confirm,
        Credit = Credit,
        Rewards = Rewards,
        AtShop = AtShop,
    };
}
