using System.Globalization;

namespace Retention.Texts;

/// <summary>What a text takes and costs, as a merchant reads it before anything is sent.</summary>
/// <param name="Segments">Its parts.</param>
/// <param name="Country">Where it would go: two-letter ISO code; null when not known.</param>
/// <param name="Each">About what one such text costs, in USD; null where no price is known.</param>
public sealed record TextCost(Segments Segments, string? Country, decimal? Each)
{
    /// <summary>Of a text as it goes to a country on that day.</summary>
    public static TextCost Of(string text, string? country, PartPrices prices, DateOnly day)
    {
        var segments = Segments.Of(text);
        return new(segments, country, country is null ? null : prices.Find(country, day)?.Total * segments.Parts);
    }

    /// <summary>In a sentence, like "2 parts, about $0.026 each to US".</summary>
    public string Sentence
    {
        get
        {
            var parts = Segments.Parts == 1 ? "1 part" : string.Create(CultureInfo.InvariantCulture, $"{Segments.Parts} parts");
            return Each is { } each ? string.Create(CultureInfo.InvariantCulture, $"{parts}, about ${each:0.000} each to {Country}")
                : $"{parts}, at a price that is not known{(Country is null ? "" : $" for {Country}")}";
        }
    }

    /// <summary>How to make it cheaper, where it is plain how; null otherwise.</summary>
    public string? Advice => !Segments.IsGsm7 && Segments.Parts > 1 ? "A character outside the plain alphabet of texts makes it longer: an emoji, or an accent like á. Without it there is room for more than twice as much." : null;
}
