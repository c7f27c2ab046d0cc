namespace Retention.App.ForShoppers;

/// <summary>The words of the page for messages to the shop.</summary>
public sealed record ContactWords
{
    /// <summary>The heading, with the shop's name.</summary>
    public required Func<string, string> Title { get; init; }

    /// <summary>Who answers, with the shop's name.</summary>
    public required Func<string, string> Intro { get; init; }

    /// <summary>What it is about, with the order's number.</summary>
    public required Func<string, string> Order { get; init; }

    /// <summary>Names the choice of topics.</summary>
    public required string Topics { get; init; }

    /// <summary>A topic by its key.</summary>
    public required Func<string, string> Topic { get; init; }

    /// <summary>Names the field.</summary>
    public required string Text { get; init; }

    /// <summary>Names the field that only machines fill.</summary>
    public required string LeaveEmpty { get; init; }

    /// <summary>The button.</summary>
    public required string Send { get; init; }

    /// <summary>Said when no topic was chosen.</summary>
    public required string NoTopic { get; init; }

    /// <summary>Said when nothing was written.</summary>
    public required string NoText { get; init; }

    /// <summary>Said when too much was written.</summary>
    public required string TooLong { get; init; }

    /// <summary>The heading afterwards.</summary>
    public required string DoneTitle { get; init; }

    /// <summary>What happens now, with the shop's name.</summary>
    public required Func<string, string> Done { get; init; }
}
