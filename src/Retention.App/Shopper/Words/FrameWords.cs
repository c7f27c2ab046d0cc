namespace Retention.App.ForShoppers;

/// <summary>What stands on every page, and what is said when a page can't be shown.</summary>
public sealed record FrameWords
{
    /// <summary>Stands where the shop's name is not known.</summary>
    public required string Shop { get; init; }

    /// <summary>The link to the choice of what to hear.</summary>
    public required string Choose { get; init; }

    /// <summary>The link that says why the letter came.</summary>
    public required string Why { get; init; }

    /// <summary>The link by which a person of the shop is reached.</summary>
    public required string Contact { get; init; }

    /// <summary>The link to what the shopper has at the shop.</summary>
    public required string Rewards { get; init; }

    /// <summary>Names the links to the other pages, for those who can't see them.</summary>
    public required string More { get; init; }

    /// <summary>The heading where a link is none of ours.</summary>
    public required string UnknownTitle { get; init; }

    /// <summary>What to do then.</summary>
    public required string Unknown { get; init; }

    /// <summary>The heading where a link is too old.</summary>
    public required string RunOutTitle { get; init; }

    /// <summary>What still works then.</summary>
    public required string RunOut { get; init; }

    /// <summary>The heading where what the letter was about is no longer kept.</summary>
    public required string GoneTitle { get; init; }

    /// <summary>Says so.</summary>
    public required string Gone { get; init; }

    /// <summary>The heading where too much was posted.</summary>
    public required string TooManyTitle { get; init; }

    /// <summary>What to do then.</summary>
    public required string TooMany { get; init; }

    /// <summary>The heading where a post can't be read.</summary>
    public required string TooLargeTitle { get; init; }

    /// <summary>What to do then.</summary>
    public required string TooLarge { get; init; }

    /// <summary>The heading where a letter's way into the shop would lead away from it.</summary>
    public required string ElsewhereTitle { get; init; }

    /// <summary>Says so.</summary>
    public required string Elsewhere { get; init; }

    /// <summary>The link to the shop's front page.</summary>
    public required string ToShop { get; init; }

    /// <summary>The heading where nothing can be looked up now.</summary>
    public required string LaterTitle { get; init; }

    /// <summary>What to do then.</summary>
    public required string Later { get; init; }

    /// <summary>Stands between two things of a list.</summary>
    public required string Comma { get; init; }

    /// <summary>The link back to the form.</summary>
    public required string Back { get; init; }
}
