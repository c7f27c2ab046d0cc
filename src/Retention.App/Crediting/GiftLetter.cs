using Retention.App.ForShoppers;

namespace Retention.App.Crediting;

/// <summary>What the letter says that brings a product for free, in place of what it says of an amount.</summary>
/// <param name="Words">Our words.</param>
/// <param name="Item">The product.</param>
/// <param name="Shop">The shop's name.</param>
internal sealed record GiftLetter(TierWords Words, string Item, string Shop)
{
    /// <summary>The subject.</summary>
    public string Subject => Words.GiftSubject(Item, Shop);

    /// <summary>The heading.</summary>
    public string Title => Words.GiftTitle(Item);

    /// <summary>Why it comes.</summary>
    public string Why => Words.GiftFor(Shop);

    /// <summary>How the code is used.</summary>
    public string How => Words.GiftHow(Item);
}
