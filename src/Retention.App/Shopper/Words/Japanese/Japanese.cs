namespace Retention.App.ForShoppers;

/// <summary>The words of shoppers' pages in Japanese, in です and ます.</summary>
internal static partial class Japanese
{
    /// <summary>All of them.</summary>
    public static ShopperWords Words { get; } = new()
    {
        Language = "ja",
        DayFormat = "yyyy年M月d日",
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
