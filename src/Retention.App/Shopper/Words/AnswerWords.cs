namespace Retention.App.ForShoppers;

/// <summary>The words of the survey's page.</summary>
public sealed record AnswerWords
{
    /// <summary>The question, with the shop's name.</summary>
    public required Func<string, string> Title { get; init; }

    /// <summary>What it is about, with the order's number.</summary>
    public required Func<string, string> Intro { get; init; }

    /// <summary>Names the choice.</summary>
    public required string Score { get; init; }

    /// <summary>The button.</summary>
    public required string Send { get; init; }

    /// <summary>Said when nothing was chosen.</summary>
    public required string NoScore { get; init; }

    /// <summary>The question that follows a score.</summary>
    public required Func<int, string> NextTitle { get; init; }

    /// <summary>What is done with the answer, with the shop's name.</summary>
    public required Func<int, string, string> Next { get; init; }

    /// <summary>Names the field.</summary>
    public required string Comment { get; init; }

    /// <summary>The button.</summary>
    public required string SendComment { get; init; }

    /// <summary>Said when nothing was written.</summary>
    public required string NoComment { get; init; }

    /// <summary>Said when too much was written.</summary>
    public required string TooLong { get; init; }

    /// <summary>The heading afterwards.</summary>
    public required string DoneTitle { get; init; }

    /// <summary>What happens now, with the shop's name.</summary>
    public required Func<string, string> Done { get; init; }
}
