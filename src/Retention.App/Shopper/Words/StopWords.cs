namespace Retention.App.ForShoppers;

/// <summary>The words of the page that stops letters.</summary>
public sealed record StopWords
{
    /// <summary>The question.</summary>
    public required string Title { get; init; }

    /// <summary>What pressing the button does, with the shop's name.</summary>
    public required Func<string, string> Intro { get; init; }

    /// <summary>The button.</summary>
    public required string Send { get; init; }

    /// <summary>The heading afterwards.</summary>
    public required string DoneTitle { get; init; }

    /// <summary>What happens now, with the shop's name.</summary>
    public required Func<string, string> Done { get; init; }
}
