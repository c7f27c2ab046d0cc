namespace Retention.Surveys;

/// <summary>Which responses a report looks at; null for all.</summary>
public sealed record SurveyFilter
{
    /// <summary>All of them.</summary>
    public static readonly SurveyFilter All = new();

    /// <summary>Those in this band of the score: detractor, passive or promoter.</summary>
    public string? Band { get; init; }

    /// <summary>Those by shoppers who are so loyal.</summary>
    public LoyaltyBand? Loyalty { get; init; }

    /// <summary>Those in this language.</summary>
    public string? Language { get; init; }

    /// <summary>Those about an order with this product.</summary>
    public string? Product { get; init; }

    /// <summary>Those in whose words this stands, large or small.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the response is one of them.</summary>
    public bool Fits(Response response, SurveyDefinition survey) =>
        (Band is null || response.Band(survey) == Band)
        && (Loyalty is null || response.Loyalty == Loyalty)
        && (Language is null || response.Language == Language)
        && (Product is null || response.Products.Any(product => product.Id == Product))
        && (Text is null || Verbatim.Of(response, survey).Any(said => said.Text.Contains(Text, StringComparison.OrdinalIgnoreCase)));
}
