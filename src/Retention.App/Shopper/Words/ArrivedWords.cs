namespace Retention.App.ForShoppers;

/// <summary>The words of the page for what has not arrived.</summary>
public sealed record ArrivedWords
{
    /// <summary>The question, with the order's number.</summary>
    public required Func<string, string> Title { get; init; }

    /// <summary>What pressing the button does, with the shop's name.</summary>
    public required Func<string, string> Intro { get; init; }

    /// <summary>The button.</summary>
    public required string Send { get; init; }

    /// <summary>The heading afterwards.</summary>
    public required string DoneTitle { get; init; }

    /// <summary>What happens now.</summary>
    public required string Done { get; init; }
}
