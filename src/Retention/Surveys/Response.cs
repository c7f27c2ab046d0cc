using System.Collections.Immutable;
using System.Globalization;
using Retention.Insights;

namespace Retention.Surveys;

/// <summary>What one shopper answered to one survey about one order. The words in it are for the shop's people alone, and never public.</summary>
public sealed record Response
{
    /// <summary>Its id: the same for the same survey and order.</summary>
    public required string Id { get; init; }

    /// <summary>The survey's key.</summary>
    public required string Survey { get; init; }

    /// <summary>The version that was answered.</summary>
    public required int Version { get; init; }

    /// <summary>Our id of the shopper.</summary>
    public required string Shopper { get; init; }

    /// <summary>The storefront's id of the order; null where it was about none.</summary>
    public string? OrderId { get; init; }

    /// <summary>The order's number; null when not known.</summary>
    public string? Number { get; init; }

    /// <summary>The language in which it was shown, a BCP 47 tag without a country; null when not told.</summary>
    public string? Language { get; init; }

    /// <summary>How loyal the shopper was then.</summary>
    public LoyaltyBand Loyalty { get; init; }

    /// <summary>What was bought in that order: the products' ids.</summary>
    public ImmutableArray<BoughtProduct> Products { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>When the first of it was answered (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the last of it was answered (UTC).</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Whether it was answered to its end.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The answers.</summary>
    public ImmutableArray<GivenAnswer> Answers { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What was answered to a question; empty for nothing.</summary>
    public ImmutableArray<string> Of(string question) => [.. Answers.Where(one => one.Question == question).Select(one => one.Value)];

    /// <summary>The number that was answered to a question; null for none.</summary>
    public int? NumberOf(string question) => Of(question) is [var value] && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The band of the score: detractor, passive or promoter; null without a score.</summary>
    /// <param name="survey">The survey that was answered.</param>
    public string? Band(SurveyDefinition survey) => survey.Scored is { } scored && NumberOf(scored.Key) is { } score ? NpsBand.Of(score) : null;

    /// <summary>This in the place of what was known of it: the newest answers count, and the first moment stays. Older ones change nothing.</summary>
    public Response InPlaceOf(Response? known) =>
        known is null ? this
        : known.LastAt > LastAt || (known.LastAt == LastAt && known.Answers.Length >= Answers.Length) ? known with { IsComplete = known.IsComplete || IsComplete, At = known.At < At ? known.At : At }
        : this with { At = known.At < At ? known.At : At, IsComplete = known.IsComplete || IsComplete, Loyalty = known.Loyalty };
}

/// <summary>A product of the order that a survey was about.</summary>
/// <param name="Id">The storefront's id.</param>
/// <param name="Title">Its name then.</param>
public sealed record BoughtProduct(string Id, string Title);

/// <summary>Somebody whose turn to be asked came, whether or not the letter has gone.</summary>
/// <param name="Survey">The survey's key.</param>
/// <param name="Shopper">Our id of the shopper.</param>
/// <param name="Loyalty">How loyal the shopper was then.</param>
/// <param name="At">When the turn came first (UTC).</param>
/// <param name="AskedAt">When the letter went (UTC); null while it waits, or never did.</param>
public sealed record Invited(string Survey, string Shopper, LoyaltyBand Loyalty, DateTimeOffset At, DateTimeOffset? AskedAt)
{
    /// <summary>The storefront's id of the order that it was about; null for none.</summary>
    public string? OrderId { get; init; }
}
