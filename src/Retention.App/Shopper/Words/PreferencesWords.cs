namespace Retention.App.ForShoppers;

/// <summary>The words of the page on which a shopper chooses what to hear.</summary>
public sealed record PreferencesWords
{
    /// <summary>The heading, with the shop's name.</summary>
    public required Func<string, string> Title { get; init; }

    /// <summary>Which address it is about.</summary>
    public required string Intro { get; init; }

    /// <summary>Names the choice of ways.</summary>
    public required string Ways { get; init; }

    /// <summary>The box for letters.</summary>
    public required string Letters { get; init; }

    /// <summary>The box for texts.</summary>
    public required string Texts { get; init; }

    /// <summary>Names the choice of topics.</summary>
    public required string Topics { get; init; }

    /// <summary>The box of a topic, by its key.</summary>
    public required Func<string, string> Topic { get; init; }

    /// <summary>Names the choice of how letters read.</summary>
    public required string Discretion { get; init; }

    /// <summary>The box for letters that name no items.</summary>
    public required string Discreet { get; init; }

    /// <summary>The button.</summary>
    public required string Save { get; init; }

    /// <summary>Said afterwards.</summary>
    public required string Saved { get; init; }

    /// <summary>Said where more was asked for than a letter's link may give: what was turned off is saved, the rest takes a code.</summary>
    public required string TakesCode { get; init; }

    /// <summary>The link to that code.</summary>
    public required string GetCode { get; init; }

    /// <summary>Said once the code was entered.</summary>
    public required string Proven { get; init; }

    /// <summary>The heading of the pause.</summary>
    public required string PauseTitle { get; init; }

    /// <summary>What a pause is.</summary>
    public required string Pause { get; init; }

    /// <summary>The button.</summary>
    public required string PauseButton { get; init; }

    /// <summary>Said while it lasts, with its last day.</summary>
    public required Func<string, string> PausedUntil { get; init; }

    /// <summary>The button that ends it.</summary>
    public required string ResumeButton { get; init; }

    /// <summary>The heading of the end of everything.</summary>
    public required string StopTitle { get; init; }

    /// <summary>What that is.</summary>
    public required string Stop { get; init; }

    /// <summary>The button.</summary>
    public required string StopButton { get; init; }

    /// <summary>Said to somebody who was erased.</summary>
    public required string Erased { get; init; }

    /// <summary>Said in the letter that leads here, for whoever asked for it in the shop.</summary>
    public required string Link { get; init; }

    /// <summary>Its button.</summary>
    public required string LinkButton { get; init; }

    /// <summary>Why it came, with the shop's name.</summary>
    public required Func<string, string> LinkBecauseOf { get; init; }

    /// <summary>The link to what was saved.</summary>
    public required string SavedItems { get; init; }
}
