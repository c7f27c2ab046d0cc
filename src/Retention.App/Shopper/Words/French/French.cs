namespace Retention.App.ForShoppers;

/// <summary>The words of shoppers' pages in French, with "vous".</summary>
internal static partial class French
{
    /// <summary>All of them.</summary>
    public static ShopperWords Words { get; } = new()
    {
        Language = "fr",
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
