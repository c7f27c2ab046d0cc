namespace Retention.App.ForShoppers;

/// <summary>The words of shoppers' pages in German, with a friendly "Sie".</summary>
internal static partial class German
{
    /// <summary>All of them.</summary>
    public static ShopperWords Words { get; } = new()
    {
        Language = "de",
        DayFormat = "d. MMMM yyyy",
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
