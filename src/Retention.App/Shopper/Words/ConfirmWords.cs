namespace Retention.App.ForShoppers;

/// <summary>The words of the letter that asks to confirm a consent, and of the page that it leads to.</summary>
public sealed record ConfirmWords
{
    /// <summary>The letter's subject, with the shop's name.</summary>
    public required Func<string, string> Subject { get; init; }

    /// <summary>The letter's words. They hold no offer.</summary>
    public required string Letter { get; init; }

    /// <summary>What happens if nothing is done.</summary>
    public required string Otherwise { get; init; }

    /// <summary>Why the letter came, with the shop's name.</summary>
    public required Func<string, string> BecauseOf { get; init; }

    /// <summary>The heading of letter and page.</summary>
    public required string Title { get; init; }

    /// <summary>What is confirmed, with the shop's name: it is kept as evidence.</summary>
    public required Func<string, string> Intro { get; init; }

    /// <summary>The button.</summary>
    public required string Send { get; init; }

    /// <summary>The heading afterwards.</summary>
    public required string DoneTitle { get; init; }

    /// <summary>Said afterwards, with the shop's name.</summary>
    public required Func<string, string> Done { get; init; }

    /// <summary>Said when it can no longer be confirmed.</summary>
    public required string Over { get; init; }
}
