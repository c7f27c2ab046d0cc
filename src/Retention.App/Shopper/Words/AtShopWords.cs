namespace Retention.App.ForShoppers;

/// <summary>The words of our pages in the shop itself, and of the letter that asks whether a list is its reader's.</summary>
public sealed record AtShopWords
{
    /// <summary>Said when an item was saved, with its name.</summary>
    public required Func<string, string> Saved { get; init; }

    /// <summary>The button that puts an item into the cart. The item's name follows, for those who can't see which it belongs to.</summary>
    public required string AddToCart { get; init; }

    /// <summary>The button that takes an item off the list. The item's name follows, too.</summary>
    public required string Remove { get; init; }

    /// <summary>The button that keeps a list with the cart, for browsers that keep nothing by themselves.</summary>
    public required string KeepHere { get; init; }

    /// <summary>Said of what can't be bought now.</summary>
    public required string SoldOut { get; init; }

    /// <summary>The button of somebody who wants to hear when an item is back. The item's name follows, too.</summary>
    public required string TellMe { get; init; }

    /// <summary>Said once it was pressed.</summary>
    public required string Telling { get; init; }

    /// <summary>Said to whoever is not logged in.</summary>
    public required string LogIn { get; init; }

    /// <summary>The heading above the field for an address.</summary>
    public required string RemindTitle { get; init; }

    /// <summary>What whoever gives an address agrees to, with the shop's name: it is kept as evidence.</summary>
    public required Func<string, string> Consent { get; init; }

    /// <summary>Names the field.</summary>
    public required string Email { get; init; }

    /// <summary>The button beside it.</summary>
    public required string Remind { get; init; }

    /// <summary>Said afterwards, whoever's address it is.</summary>
    public required string Asked { get; init; }

    /// <summary>Said once it was confirmed.</summary>
    public required string Reminding { get; init; }

    /// <summary>Said of a list that is full.</summary>
    public required string Full { get; init; }

    /// <summary>Said of an item that the shop does not sell.</summary>
    public required string NotThere { get; init; }

    /// <summary>Said while the shop can't be asked.</summary>
    public required string NotNow { get; init; }

    /// <summary>Said of what is no address.</summary>
    public required string NoAddress { get; init; }

    /// <summary>Said of what came too often.</summary>
    public required string TooOften { get; init; }

    /// <summary>The letter's subject, with the shop's name.</summary>
    public required Func<string, string> LetterSubject { get; init; }

    /// <summary>The heading of letter and page.</summary>
    public required string LetterTitle { get; init; }

    /// <summary>The letter's words, with the shop's name. They hold no offer.</summary>
    public required Func<string, string> Letter { get; init; }

    /// <summary>What happens if nothing is done.</summary>
    public required string LetterOtherwise { get; init; }

    /// <summary>The button of letter and page.</summary>
    public required string LetterButton { get; init; }

    /// <summary>Why the letter came, with the shop's name.</summary>
    public required Func<string, string> LetterBecauseOf { get; init; }

    /// <summary>The heading afterwards.</summary>
    public required string DoneTitle { get; init; }

    /// <summary>Said afterwards, with the shop's name.</summary>
    public required Func<string, string> Done { get; init; }

    /// <summary>Said when it can no longer be confirmed.</summary>
    public required string Over { get; init; }

    /// <summary>Who answers a message, with the shop's name.</summary>
    public required Func<string, string> ContactIntro { get; init; }

    /// <summary>Names the field for a name.</summary>
    public required string Name { get; init; }

    /// <summary>Names the field for an order's number.</summary>
    public required string Order { get; init; }

    /// <summary>Said of a field with something wrong in it that we have no other words for.</summary>
    public required string Wrong { get; init; }

    /// <summary>What the form for an address does that leads to the page of choices.</summary>
    public required string ChoicesIntro { get; init; }

    /// <summary>Its button.</summary>
    public required string SendLink { get; init; }

    /// <summary>Said afterwards, whoever's address it is.</summary>
    public required string LinkSent { get; init; }

    /// <summary>The heading above reviews.</summary>
    public required string Reviews { get; init; }

    /// <summary>Said where there is none.</summary>
    public required string NoReviews { get; init; }

    /// <summary>How many stars of five, with the number as the language writes it.</summary>
    public required Func<string, string> Stars { get; init; }

    /// <summary>How many reviews there are.</summary>
    public required Func<int, string> Count { get; init; }

    /// <summary>The badge of whoever bought it.</summary>
    public required string Verified { get; init; }

    /// <summary>The badge of a review that was rewarded.</summary>
    public required string Rewarded { get; init; }

    /// <summary>Said of whoever gave no name.</summary>
    public required string Customer { get; init; }

    /// <summary>The link to older ones.</summary>
    public required string Older { get; init; }
}
