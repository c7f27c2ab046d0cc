using System.Collections.Immutable;

namespace Retention.Reviews;

/// <summary>
/// Why a review waits or is not shown, from one fixed vocabulary that merchants read. No reason speaks of what the shopper thought of the item.
/// The keys are stored: only ever add.
/// </summary>
/// <param name="Key">The stored name.</param>
/// <param name="Title">What a merchant reads.</param>
public sealed record ReviewReason(string Key, string Title)
{
    /// <summary>It holds a web address.</summary>
    public static readonly ReviewReason Link = new("link", "It seems to hold a web address");

    /// <summary>It holds an e-mail address.</summary>
    public static readonly ReviewReason Email = new("email", "It seems to hold an e-mail address");

    /// <summary>It holds a telephone number.</summary>
    public static readonly ReviewReason Telephone = new("telephone", "It seems to hold a telephone number");

    /// <summary>It holds what belongs to a person: the number of a card or an account, somebody's name on a network.</summary>
    public static readonly ReviewReason PersonalData = new("personal-data", "It holds personal data");

    /// <summary>It insults somebody.</summary>
    public static readonly ReviewReason Insult = new("insult", "It insults somebody");

    /// <summary>It is written in capitals.</summary>
    public static readonly ReviewReason Capitals = new("capitals", "It is written in capitals");

    /// <summary>Nothing is suspicious; the shop looks at each before it shows it, or shows none yet.</summary>
    public static readonly ReviewReason LookFirst = new("look-first", "Nothing suspicious: it waits for your look");

    /// <summary>It takes the place of one that was rejected.</summary>
    public static readonly ReviewReason WasRejected = new("was-rejected", "You rejected an earlier one in its place");

    /// <summary>It has photos. No rule of ours knows what is on them.</summary>
    public static readonly ReviewReason Photos = new("photos", "It has photos: look at them first");

    /// <summary>It was hidden where it was imported from.</summary>
    public static readonly ReviewReason HiddenThere = new("hidden-there", "It was not shown where it was imported from");

    /// <summary>It advertises something else.</summary>
    public static readonly ReviewReason Advertising = new("advertising", "It advertises something else");

    /// <summary>It is not about the item.</summary>
    public static readonly ReviewReason NotAboutItem = new("not-about-item", "It is not about the item");

    /// <summary>Whoever wrote it never had the item, or was told what to write.</summary>
    public static readonly ReviewReason NotGenuine = new("not-genuine", "It is not genuine, and you can show why");

    /// <summary>The law forbids to show it.</summary>
    public static readonly ReviewReason Unlawful = new("unlawful", "The law forbids to show it");

    /// <summary>The whole vocabulary.</summary>
    public static readonly ImmutableArray<ReviewReason> All = [Link, Email, Telephone, PersonalData, Insult, Capitals, LookFirst, WasRejected, Photos, HiddenThere, Advertising, NotAboutItem, NotGenuine, Unlawful];

    /// <summary>Those for which a person may reject a review.</summary>
    public static readonly ImmutableArray<ReviewReason> ForStaff = [PersonalData, Insult, Advertising, NotAboutItem, NotGenuine, Unlawful];

    /// <summary>The reason with this key; null when this program knows none.</summary>
    public static ReviewReason? Find(string? key) => All.FirstOrDefault(reason => reason.Key == key);
}
