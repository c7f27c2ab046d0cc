using Retention.Reviews;

namespace Retention.App.ForShoppers;

/// <summary>The words of the page for reviews.</summary>
public sealed record ReviewWords
{
    /// <summary>The heading, with the order's number.</summary>
    public required Func<string, string> Title { get; init; }

    /// <summary>What is done with it, with the shop's name.</summary>
    public required Func<string, string> Intro { get; init; }

    /// <summary>Names the choice of stars.</summary>
    public required string Stars { get; init; }

    /// <summary>How many stars, in words.</summary>
    public required Func<int, string> Star { get; init; }

    /// <summary>Names the field for a title.</summary>
    public required string ItemTitle { get; init; }

    /// <summary>Names the field for the review.</summary>
    public required string ItemText { get; init; }

    /// <summary>The button.</summary>
    public required string Send { get; init; }

    /// <summary>Offered to everybody.</summary>
    public required string NotArrived { get; init; }

    /// <summary>Offered to everybody.</summary>
    public required string Problem { get; init; }

    /// <summary>Stands before these two.</summary>
    public required string Else { get; init; }

    /// <summary>Said when nothing was rated.</summary>
    public required string NoStars { get; init; }

    /// <summary>Said when an item has words and no stars.</summary>
    public required Func<string, string> NoStarsFor { get; init; }

    /// <summary>Said when the words about an item are too many.</summary>
    public required Func<string, string> TooLong { get; init; }

    /// <summary>The heading afterwards.</summary>
    public required string DoneTitle { get; init; }

    /// <summary>What happens now, with the shop's name.</summary>
    public required Func<string, string> Done { get; init; }

    /// <summary>What is shown of a review, what is looked at before, and that stars count for neither; with the shop's name.</summary>
    public required Func<string, string> Rules { get; init; }

    /// <summary>Names the field for photos.</summary>
    public required string Photos { get; init; }

    /// <summary>Which files are taken, and what is removed from them.</summary>
    public required string AboutPhotos { get; init; }

    /// <summary>What a photo shows, with the item's name and the photo's number.</summary>
    public required Func<string, int, string> PhotoOf { get; init; }

    /// <summary>Names the box that takes a photo off.</summary>
    public required string Off { get; init; }

    /// <summary>Why a file was not kept, and what to do.</summary>
    public required Func<RefusedPhoto, string> Refused { get; init; }

    /// <summary>The button that keeps what was begun.</summary>
    public required string Keep { get; init; }

    /// <summary>That it is kept and was not sent, with the last day.</summary>
    public required Func<string, string> Kept { get; init; }

    /// <summary>The button that throws away what is kept.</summary>
    public required string Discard { get; init; }

    /// <summary>For how many days it would be kept.</summary>
    public required Func<int, string> AboutKeeping { get; init; }

    /// <summary>When it was sent, with the day.</summary>
    public required Func<string, string> SentOn { get; init; }

    /// <summary>That a person of the shop looks at it first, with why where that is known.</summary>
    public required Func<string?, string> Waiting { get; init; }

    /// <summary>That everybody may see it.</summary>
    public required string Published { get; init; }

    /// <summary>That the shop does not show it, with why where that is known.</summary>
    public required Func<string?, string> Rejected { get; init; }

    /// <summary>Why it waits or is not shown, by the key of the reason, as the end of a sentence; null for one that says nothing to its author.</summary>
    public required Func<string, string?> Because { get; init; }

    /// <summary>Leads to taking it back.</summary>
    public required string Withdraw { get; init; }

    /// <summary>The same with the item's name, for who hears the page.</summary>
    public required Func<string, string> WithdrawOf { get; init; }

    /// <summary>The heading of the question.</summary>
    public required string WithdrawTitle { get; init; }

    /// <summary>What is done then, with the item's name.</summary>
    public required Func<string, string> WithdrawText { get; init; }

    /// <summary>The button.</summary>
    public required string WithdrawSend { get; init; }

    /// <summary>The heading afterwards.</summary>
    public required string WithdrawnTitle { get; init; }

    /// <summary>What was done, with the shop's name.</summary>
    public required Func<string, string> Withdrawn { get; init; }

    /// <summary>Leads back to the page.</summary>
    public required string Again { get; init; }

    /// <summary>The heading where too many send photos.</summary>
    public required string BusyTitle { get; init; }

    /// <summary>What to do then.</summary>
    public required string Busy { get; init; }

    /// <summary>Where a review stands, and why.</summary>
    public string Standing(Review review) => review.State switch
    {
        ReviewState.Published => Published,
        ReviewState.Pending => Waiting(review.Reason is { } reason ? Because(reason) : null),
        _ => Rejected(review.Reason is { } reason ? Because(reason) : null),
    };
}
