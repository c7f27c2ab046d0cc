namespace Retention.Shoppers;

// What the shopper chose beside consent: it holds for the person, at every address.
public sealed partial record Shopper
{
    /// <summary>What was last said about being profiled: true objects to it (GDPR, article 21(1) and (2)); null while nothing was said.</summary>
    public Wish<bool>? Profiling { get; init; }

    /// <summary>
    /// Whether nothing may be worked out of this person's habits: no own gap between orders, no score, no label, no segment. Whoever adds such a
    /// thing asks this first and says so in docs/privacy.md.
    /// </summary>
    public bool ObjectsToProfiling => Profiling is { Value: true };

    /// <summary>How many days at least shall lie between two messages that are not about orders; 0 for as many as the shop likes. Null while nothing was said.</summary>
    public Wish<int>? Spacing { get; init; }

    /// <summary>The language that the shopper chose; an empty tag takes the choice back. Null while none was chosen.</summary>
    public SpokenLocale? ChosenLocale { get; init; }

    /// <summary>The language to write in, as far as the person's own words tell: what was chosen counts before what was ordered in. Null while neither is known.</summary>
    /// <param name="about">The language of what it is about, an order say; null where that has none.</param>
    public string? LanguageOf(string? about) => ChosenLocale is { Tag.Length: > 0 } chosen ? chosen.Tag : about ?? Locale?.Tag;
}
