namespace Retention.App.ForShoppers;

/// <summary>The words of the page of surveys that stand around a survey's own.</summary>
public sealed record AnswerWords
{
    /// <summary>Names a scale, with what its ends mean; each empty where that is not said.</summary>
    public required Func<int, string, int, string, string> Scale { get; init; }

    /// <summary>Says that any number of choices may be ticked.</summary>
    public required string Several { get; init; }

    /// <summary>Says that a question may be left out.</summary>
    public required string Optional { get; init; }

    /// <summary>The answer to a question of yes or no.</summary>
    public required string Yes { get; init; }

    /// <summary>The other one.</summary>
    public required string No { get; init; }

    /// <summary>The button of a page that is not known to be the last.</summary>
    public required string Send { get; init; }

    /// <summary>Leads to the page before.</summary>
    public required string Back { get; init; }

    /// <summary>Said when no number was chosen, or none that there is.</summary>
    public required Func<int, int, string> NoNumber { get; init; }

    /// <summary>Said when nothing was chosen, or nothing that there is.</summary>
    public required string NoChoice { get; init; }

    /// <summary>Said when nothing was written.</summary>
    public required string NoWords { get; init; }

    /// <summary>Said when too much was written, with how much may be.</summary>
    public required Func<int, string> TooLong { get; init; }

    /// <summary>The heading afterwards.</summary>
    public required string DoneTitle { get; init; }

    /// <summary>What happens now, with the shop's name.</summary>
    public required Func<string, string> Done { get; init; }

    /// <summary>Leads to where friends are invited, the same for everybody.</summary>
    public required string Invite { get; init; }
}
