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

    /// <summary>The heading of what holds now.</summary>
    public required string NowTitle { get; init; }

    /// <summary>Leads to the list of what comes by e-mail now, by how many topics stand in it; 0 for nothing.</summary>
    public required Func<int, string> Means { get; init; }

    /// <summary>The day of the next message that is planned.</summary>
    public required Func<string, string> NextOn { get; init; }

    /// <summary>Names the choice of how often.</summary>
    public required string Often { get; init; }

    /// <summary>One of them, by how many days at least lie between two messages; 0 for as often as the shop likes.</summary>
    public required Func<int, string> EachSpacing { get; init; }

    /// <summary>What that means.</summary>
    public required string AboutOften { get; init; }

    /// <summary>Names the choice of languages.</summary>
    public required string Languages { get; init; }

    /// <summary>No choice: the language of the orders.</summary>
    public required string OwnLanguage { get; init; }

    /// <summary>Names the choice about profiling.</summary>
    public required string Profiling { get; init; }

    /// <summary>The box of whoever objects.</summary>
    public required string Object { get; init; }

    /// <summary>What that means.</summary>
    public required string AboutProfiling { get; init; }

    /// <summary>Said while nobody objects.</summary>
    public required string IsProfiled { get; init; }

    /// <summary>Said while somebody does.</summary>
    public required string IsNotProfiled { get; init; }

    /// <summary>The link to what is kept.</summary>
    public required string Data { get; init; }

    /// <summary>What stands beside a choice that is no consent, by its name in <see cref="Events.Chosen.What"/> and its value: shown, and kept as the proof of it.</summary>
    public string Beside(string what, string value) => (what, value) switch
    {
        ("spacing", _) => EachSpacing(int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)),
        ("profiling", "true") => IsNotProfiled,
        ("profiling", _) => IsProfiled,
        ("discreet", _) => Discreet,
        ("pause", _) => Pause,
        ("language", "") => OwnLanguage,
        ("language", _) => $"{Languages}: {System.Globalization.CultureInfo.GetCultureInfo(value).NativeName}",
        _ => throw new ArgumentException($"No such choice: {what}.", nameof(what)),
    };

    /// <summary>The link to what was saved.</summary>
    public required string SavedItems { get; init; }
}
