using System.Collections.Immutable;
using Retention.Decisions;
using Retention.Languages;
using Retention.Reputation;

namespace Retention.Shops;

/// <summary>What decisions and letters need to know of one shop. All times are UTC.</summary>
public sealed record Shop
{
    /// <summary>Our id of the shop: it opens every key.</summary>
    public required string Id { get; init; }

    /// <summary>How the shop looks in letters.</summary>
    public required Brand Brand { get; init; }

    /// <summary>Our copy of the logo for shoppers' pages; null while nobody looked for it.</summary>
    public LogoCopy? Logo { get; init; }

    /// <summary>Where replies go; null when the merchant has not said.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The language of shoppers whose own is not known, a BCP 47 tag.</summary>
    public string Locale { get; init; } = "en";

    /// <summary>Since when the shop has been connected.</summary>
    public required DateTimeOffset ConnectedAt { get; init; }

    /// <summary>When the shop removed the app; null while it is installed.</summary>
    public DateTimeOffset? UninstalledAt { get; init; }

    /// <summary>Why the shop can't tell us what happens, in the shop's own code; null while it can.</summary>
    public string? Trouble { get; init; }

    /// <summary>The copy of the shop that was last heard of; null when none was.</summary>
    public ShopCopy? Copy { get; init; }

    /// <summary>
    /// Whether every order that the shop ever had is known here: a new shop, or one whose history was imported.
    /// Only then can an order be called somebody's first.
    /// </summary>
    public bool KnowsAllOrders { get; init; }

    /// <summary>The keys of the flows that the merchant has turned on.</summary>
    public ImmutableArray<string> FlowsOn { get; init; } = [];

    /// <summary>Counts up with every change of what decisions look at: a decision names the version that it was made by.</summary>
    public int Version { get; init; }

    /// <summary>The key of the shop's shares (holdout, splits); null for the shop's id.</summary>
    public string? Salt { get; init; }

    /// <summary>The keys of the flows that wait: nothing is said, and nobody is forgotten.</summary>
    public ImmutableArray<string> FlowsPaused { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Whether everything waits: the brake.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Two-letter ISO code of the shop's country; null when not known.</summary>
    public string? Country { get; init; }

    /// <summary>The shop's time zone by its IANA name, for shoppers of whom nothing is known where the shop's country is not known either; null when not known.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What the merchant set otherwise than the flows' defaults.</summary>
    public FlowSettings Settings { get => field ?? FlowSettings.Default; init; } = FlowSettings.Default;

    /// <summary>
    /// The versions of the words that the merchant wrote in place of ours, by flow, wording and language; empty where all are ours. What was kept before
    /// words had a language has none in its key: it is in the shop's own.
    /// </summary>
    public ImmutableDictionary<string, int> OwnWords { get => field ?? ImmutableDictionary<string, int>.Empty; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The language of the shop's letters to whoever has none that we know.</summary>
    public string Language => Wordbooks.LanguageOf(Locale);

    /// <summary>The version of the shop's own words in place of this wording of the flow in that language; null where they are ours.</summary>
    public int? WordsVersion(string flow, string template, string language) =>
        OwnWords.TryGetValue(Key(flow, template, language), out var version) || (language == Language && OwnWords.TryGetValue(EarlierKey(flow, template), out version)) ? version : null;

    /// <summary>The languages in which the shop has words of its own in place of this wording of the flow.</summary>
    public ImmutableArray<string> OwnLanguages(string flow, string template) =>
        [.. Wordbooks.List.Select(book => book.Language).Where(language => WordsVersion(flow, template, language) is not null)];

    /// <summary>This shop with words of its own, in this version, in place of the wording of the flow in that language; with ours for null.</summary>
    public Shop WithWords(string flow, string template, string language, int? version)
    {
        var others = OwnWords.Remove(Key(flow, template, language));
        if (language == Language)
            others = others.Remove(EarlierKey(flow, template));
        return this with { OwnWords = version is { } own ? others.Add(Key(flow, template, language), own) : others };
    }

    private static string Key(string flow, string template, string language) => $"{flow}|{template}|{language}";

    private static string EarlierKey(string flow, string template) => $"{flow}|{template}";

    /// <summary>How mailboxes take the shop's letters; null where nothing ever told against them.</summary>
    public Standing? Standing { get; init; }

    /// <summary>Why the shop's texts wait, or did last; null where carriers never refused its sender, or the merchant set another.</summary>
    public TextHold? TextHold { get; init; }

    /// <summary>When the shop's own sending domain was first used (UTC); null while it writes from the shared one.</summary>
    public DateTimeOffset? DomainSince { get; init; }

    /// <summary>This shop with that sending domain, or none. Another one is new to mailboxes from when it counts, and what was told of the one before is not its fault.</summary>
    public Shop WithSender(SenderDomain? sender, DateTimeOffset now)
    {
        var (isSame, since) = (Sender?.Domain == sender?.Domain, sender is { IsValid: true } ? now : (DateTimeOffset?)null);
        return this with { Sender = sender, DomainSince = isSame ? DomainSince ?? since : since, Standing = isSame ? Standing : null };
    }

    /// <summary>Whether another program writes the same messages, as the merchant says; null while that was not asked.</summary>
    public OtherSenders? OtherSenders { get; init; }

    /// <summary>Other programs that were found writing the same messages for the shop, by their names; empty where none was found, or nobody could look.</summary>
    public ImmutableArray<string> SendersFound { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Whether the shop brought along a list of those who must not be written to; null while the merchant has not said, and nothing that advertises is turned on.</summary>
    public EarlierSuppressions? EarlierSuppressions { get; init; }

    /// <summary>This shop with no flow on, and none being tried: by it what is told from the past starts nothing.</summary>
    public Shop Silent => FlowsOn.IsEmpty && FlowsTried.IsEmpty ? this : this with { FlowsOn = [], FlowsTried = ImmutableDictionary<string, string>.Empty };

    /// <summary>The flows that are being tried, each with the member of staff who gets its letters instead of the shoppers.</summary>
    public ImmutableDictionary<string, string> FlowsTried { get => field ?? ImmutableDictionary<string, string>.Empty; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Since when each flow has been as it is (UTC): nobody is written to about what happened before.</summary>
    public ImmutableDictionary<string, DateTimeOffset> FlowsSince { get => field ?? ImmutableDictionary<string, DateTimeOffset>.Empty; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>The domain of its own from which its letters come, or are to come; null while none was asked for.</summary>
    public SenderDomain? Sender { get; init; }

    /// <summary>The address that its letters come from; null while it has no domain of its own that counts.</summary>
    public string? From => Sender is { IsValid: true } own ? own.Address : null;

    /// <summary>Whether replies to its letters become cases here; otherwise they reach <see cref="ReplyTo"/>.</summary>
    public bool RepliesBecomeCases { get; init; }

    /// <summary>What its platform last told of the shop itself; null where it tells nothing.</summary>
    public ShopDetails? Details { get; init; }

    /// <summary>What it lets us do; null where its platform has no such names, or has not told.</summary>
    public ShopScopes? Scopes { get; init; }

    /// <summary>What it subscribed to of ours; null where its platform told of nothing.</summary>
    public ShopSubscription? Subscription { get; init; }

    /// <summary>Why and since when whoever runs the program lets nothing of it go out; null while it may send.</summary>
    public SendingHalt? Halt { get; init; }

    /// <summary>Whether whoever runs the program knows the merchant, so that a new shop's limits do not hold.</summary>
    public bool IsTrusted { get; init; }

    /// <summary>Whether the merchant has turned this flow's switch on.</summary>
    public bool IsOn(string family) => FlowsOn.Contains(family, StringComparer.Ordinal);

    /// <summary>How this flow's switch stands.</summary>
    public FlowMode ModeOf(string family) => IsOn(family) ? FlowMode.On : FlowsTried.ContainsKey(family) ? FlowMode.Test : FlowMode.Off;

    /// <summary>Whether anything began before the flow's switch was set as it is: then nobody is written to about it.</summary>
    public bool WasOtherwiseAt(string family, DateTimeOffset at) => FlowsSince.TryGetValue(family, out var since) && at < since;

    /// <summary>Whether the flow's switch was not on at that time, as far as it can be told: what it was before it was set the last time is not known.</summary>
    public bool WasNotOnAt(string family, DateTimeOffset at) => FlowsSince.TryGetValue(family, out var since) && at < since ? IsOn(family) : !IsOn(family);

    /// <summary>Whether this flow waits.</summary>
    public bool IsWaiting(string family) => IsPaused || FlowsPaused.Contains(family, StringComparer.Ordinal);

    /// <summary>The share of shoppers that this flow's messages are held back from, in percent.</summary>
    public double HoldoutOf(string family) => Settings.Holdouts.TryGetValue(family, out var percent) ? percent : Holdout.DefaultPercent;

    /// <summary>This shop with the flow turned on or off.</summary>
    public Shop With(string flow, bool on) =>
        IsOn(flow) == on ? this : this with { FlowsOn = on ? FlowsOn.Add(flow) : FlowsOn.Remove(flow, StringComparer.Ordinal) };

    /// <summary>This shop with the flow's switch set, from now on.</summary>
    /// <param name="family">The flow.</param>
    /// <param name="mode">How.</param>
    /// <param name="tester">Who gets its letters while it is tried.</param>
    /// <param name="now">The moment (UTC).</param>
    public Shop Switched(string family, FlowMode mode, string? tester, DateTimeOffset now) =>
        mode == ModeOf(family) && mode != FlowMode.Test ? this : With(family, mode == FlowMode.On) with
        {
            FlowsTried = mode == FlowMode.Test && tester is not null ? FlowsTried.SetItem(family, tester) : FlowsTried.Remove(family),
            FlowsSince = FlowsSince.SetItem(family, now),
        };

    /// <summary>This shop with everything waiting, or going on.</summary>
    public Shop Paused(bool isPaused) => IsPaused == isPaused ? this : this with { IsPaused = isPaused };

    /// <summary>This shop with the flow waiting, or going on.</summary>
    public Shop Paused(string flow, bool isPaused) =>
        FlowsPaused.Contains(flow, StringComparer.Ordinal) == isPaused ? this : this with { FlowsPaused = isPaused ? FlowsPaused.Add(flow) : FlowsPaused.Remove(flow, StringComparer.Ordinal) };
}
