namespace Retention.App.ForShoppers;

/// <summary>The words of the page that asks whether a closed case is settled.</summary>
public sealed record SettledWords
{
    /// <summary>The question.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about, with the shop's name.</summary>
    public required Func<string, string> Intro { get; init; }

    /// <summary>Which order, with its number.</summary>
    public required Func<string, string> Order { get; init; }

    /// <summary>Names the choice.</summary>
    public required string Question { get; init; }

    /// <summary>It is settled.</summary>
    public required string Yes { get; init; }

    /// <summary>It is not.</summary>
    public required string No { get; init; }

    /// <summary>Names the field.</summary>
    public required string Text { get; init; }

    /// <summary>The button.</summary>
    public required string Send { get; init; }

    /// <summary>Said when nothing was chosen.</summary>
    public required string NoAnswer { get; init; }

    /// <summary>Said when too much was written.</summary>
    public required string TooLong { get; init; }

    /// <summary>The heading afterwards.</summary>
    public required string DoneTitle { get; init; }

    /// <summary>Said after a yes.</summary>
    public required string DoneYes { get; init; }

    /// <summary>What happens after a no, with the shop's name.</summary>
    public required Func<string, string> DoneNo { get; init; }

    /// <summary>Why nothing is advertised now, with the shop's name: said where a shopper asks what comes next.</summary>
    public required Func<string, string> Paused { get; init; }

    /// <summary>Why nothing is advertised for a while after a low score whose case is closed, with the shop's name.</summary>
    public required Func<string, string> Calm { get; init; }
}
