namespace Retention.App.ForShoppers;

/// <summary>The words about levels: on the shopper's page, on the page of what is sold early, and in the letter that brings a product for free.</summary>
public sealed record TierWords
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>At which level the shopper is.</summary>
    public required Func<string, string> At { get; init; }

    /// <summary>That there is none yet.</summary>
    public required string None { get; init; }

    /// <summary>Until when it is kept at least, with the day.</summary>
    public required Func<string, string> KeptUntil { get; init; }

    /// <summary>The shop's code for it.</summary>
    public required Func<string, string> Code { get; init; }

    /// <summary>How many more orders lead to the next level, with its name.</summary>
    public required Func<long, string, string> MoreOrders { get; init; }

    /// <summary>How much more has to be spent, an amount, with the level's name.</summary>
    public required Func<string, string, string> MoreSpend { get; init; }

    /// <summary>How many more items have to be reviewed, with the level's name.</summary>
    public required Func<long, string, string> MoreReviews { get; init; }

    /// <summary>That it is the highest.</summary>
    public required string Highest { get; init; }

    /// <summary>The heading of all levels.</summary>
    public required string All { get; init; }

    /// <summary>What a level takes: orders.</summary>
    public required Func<long, string> TakesOrders { get; init; }

    /// <summary>What a level takes: an amount.</summary>
    public required Func<string, string> TakesSpend { get; init; }

    /// <summary>What a level takes: reviewed items.</summary>
    public required Func<long, string> TakesReviews { get; init; }

    /// <summary>What counts, and how levels are kept.</summary>
    public required string Rules { get; init; }

    /// <summary>What is given to whoever reviews much: after how many items, and the product.</summary>
    public required Func<long, string, string> Gift { get; init; }

    /// <summary>The heading of the page of what is sold early.</summary>
    public required string EarlyTitle { get; init; }

    /// <summary>That the visitor may buy it before others, with the day from which all may.</summary>
    public required Func<string, string> EarlyOpen { get; init; }

    /// <summary>That only shoppers of a level may buy it yet: the level, and the day.</summary>
    public required Func<string, string, string> EarlyClosed { get; init; }

    /// <summary>That whoever is at that level has to sign in at the shop.</summary>
    public required string EarlySignIn { get; init; }

    /// <summary>That everybody may buy it.</summary>
    public required string EarlyOver { get; init; }

    /// <summary>The button that puts it into the cart.</summary>
    public required string AddToCart { get; init; }

    /// <summary>The link to the item in the shop.</summary>
    public required string ToItem { get; init; }

    /// <summary>The subject of the letter with a product for free: the product and the shop's name.</summary>
    public required Func<string, string, string> GiftSubject { get; init; }

    /// <summary>Its heading, with the product.</summary>
    public required Func<string, string> GiftTitle { get; init; }

    /// <summary>Why, with the shop's name.</summary>
    public required Func<string, string> GiftFor { get; init; }

    /// <summary>How it is used, with the product.</summary>
    public required Func<string, string> GiftHow { get; init; }
}
