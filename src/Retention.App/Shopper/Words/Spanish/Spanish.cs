namespace Retention.App.ForShoppers;

/// <summary>The words of shoppers' pages in Spanish, with "tú".</summary>
internal static partial class Spanish
{
    /// <summary>All of them.</summary>
    public static ShopperWords Words { get; } = new()
    {
        Language = "es",
        DayFormat = "d 'de' MMMM 'de' yyyy",
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
