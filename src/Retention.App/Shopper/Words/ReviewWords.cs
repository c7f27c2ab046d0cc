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
}
