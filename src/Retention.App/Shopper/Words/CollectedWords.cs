namespace Retention.App.ForShoppers;

/// <summary>The words of the page that says how a shop's reviews are collected, and of what stands beside a review in the shop.</summary>
public sealed record CollectedWords
{
    /// <summary>The heading, and the link that leads to the page.</summary>
    public required string Title { get; init; }

    /// <summary>The heading above who is asked.</summary>
    public required string WhoTitle { get; init; }

    /// <summary>Who is asked, with the shop's name.</summary>
    public required Func<string, string> Asked { get; init; }

    /// <summary>Said while nobody is asked, with the shop's name.</summary>
    public required Func<string, string> NotAsked { get; init; }

    /// <summary>What is promised: the shop's name and the amount.</summary>
    public required Func<string, string, string> Promised { get; init; }

    /// <summary>Said while nothing is promised, with the shop's name.</summary>
    public required Func<string, string> NotPromised { get; init; }

    /// <summary>The heading above who decides.</summary>
    public required string JudgedTitle { get; init; }

    /// <summary>How it is decided where reviews are shown at once.</summary>
    public required string AtOnce { get; init; }

    /// <summary>How it is decided where a person looks first, with the shop's name.</summary>
    public required Func<string, string> AfterALook { get; init; }

    /// <summary>Said while none are shown, with the shop's name.</summary>
    public required Func<string, string> ShowsNone { get; init; }

    /// <summary>That stars decide nothing.</summary>
    public required string NotByStars { get; init; }

    /// <summary>The heading above what the marks mean.</summary>
    public required string MarksTitle { get; init; }

    /// <summary>What the mark of whoever bought it means.</summary>
    public required string VerifiedMeans { get; init; }

    /// <summary>What the mark of a rewarded review means.</summary>
    public required string RewardedMeans { get; init; }

    /// <summary>The mark of an item that was received free.</summary>
    public required string Free { get; init; }

    /// <summary>What it means.</summary>
    public required string FreeMeans { get; init; }

    /// <summary>The mark of a review from another program, with the program's name.</summary>
    public required Func<string, string> ImportedFrom { get; init; }

    /// <summary>The same, where the name is not known.</summary>
    public required string Imported { get; init; }

    /// <summary>What it means.</summary>
    public required string ImportedMeans { get; init; }

    /// <summary>The heading above the numbers.</summary>
    public required string NumbersTitle { get; init; }

    /// <summary>How many are shown, and how many of these were imported.</summary>
    public required Func<int, int, string> Published { get; init; }

    /// <summary>How many wait.</summary>
    public required Func<int, string> Waiting { get; init; }

    /// <summary>How many were rejected.</summary>
    public required Func<int, string> Rejected { get; init; }

    /// <summary>How many their authors took back.</summary>
    public required Func<int, string> Withdrawn { get; init; }

    /// <summary>Why one was rejected, by the reason's key; the last word is for a reason that we have none for.</summary>
    public required Func<string, string> Reason { get; init; }

    /// <summary>Stands before the shop's answer, with its name.</summary>
    public required Func<string, string> Reply { get; init; }

    /// <summary>Says what a photo is: which, and of how many.</summary>
    public required Func<int, int, string> Photo { get; init; }
}
