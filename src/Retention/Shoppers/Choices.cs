using System.Collections.Immutable;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Shops;

namespace Retention.Shoppers;

/// <summary>What a shopper hears at one address, as the shopper sees and chooses it. Pure.</summary>
public sealed record Choices
{
    /// <summary>Where such a choice is said, in the ledger.</summary>
    public const string Source = "preferences page";

    /// <summary>Whether letters come at all.</summary>
    public required bool Letters { get; init; }

    /// <summary>The keys of the topics that come by letter, as far as nothing else holds them back.</summary>
    public required ImmutableArray<string> Topics { get; init; }

    /// <summary>Whether texts come; null where nothing was ever said about texts. They are only ever turned off here: turning on takes the telephone itself.</summary>
    public bool? Texts { get; init; }

    /// <summary>Whether letters shall name no items.</summary>
    public bool IsDiscreet { get; init; }

    /// <summary>Until when all but letters about orders wait (UTC); null while they don't.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Whether nothing may be worked out of the shopper's habits (<see cref="Shopper.ObjectsToProfiling"/>).</summary>
    public bool ObjectsToProfiling { get; init; }

    /// <summary>How many days at least lie between two messages that are not about orders: one of <see cref="Spacings"/>.</summary>
    public int Spacing { get; init; }

    /// <summary>The language that was chosen, as a BCP 47 tag; empty for that of the orders.</summary>
    public string Language { get; init; } = "";

    /// <summary>What the page offers: as often as the shop likes, once a week at most, once a month at most.</summary>
    public static ImmutableArray<int> Spacings => [0, 7, 30];

    /// <summary>What holds now for the address with this hash.</summary>
    public static Choices Of(Shopper shopper, Shop shop, string address, DateTimeOffset now)
    {
        var country = shopper.Orders.LastOrDefault(order => order.EmailKey == address)?.Country ?? shopper.Profile?.Country;
        var numbers = shopper.Consents.Where(word => word.Channel == Channel.Text).Select(word => word.Address).Distinct(StringComparer.Ordinal).ToArray();
        return new()
        {
            Letters = Hears(shopper, Channel.Email, address),
            Topics = [.. Topic.All.Where(topic => topic.Families.Any(IsHeard)).Select(topic => topic.Key)],
            Texts = numbers.Length == 0 ? null : Array.Exists(numbers, number => Hears(shopper, Channel.Text, number) && shopper.Consents.Any(word => word.Address == number && word.Channel == Channel.Text && word.IsGranted)),
            PausedUntil = shopper.Pause?.Until > now ? shopper.Pause.Until : null,
            IsDiscreet = shopper.WantsDiscretion,
            ObjectsToProfiling = shopper.ObjectsToProfiling,
            Spacing = shopper.Spacing?.Value ?? 0,
            Language = shopper.ChosenLocale?.Tag ?? "",
        };

        // A family speaks as long as any of its flows may.
        bool IsHeard(string family) => AllFlows.List.Any(flow => flow.Family == family && Consents.Object(shopper, shop, flow, Channel.Email, address, country, now) is null);
    }

    /// <summary>
    /// Of what is wanted only what turns off what comes now. So much is open to whoever holds the letter, which may have been passed on; that more
    /// comes again is for whoever has the mailbox.
    /// </summary>
    public Choices TurningOff(Choices wanted) => this with
    {
        Letters = Letters && wanted.Letters,
        // Where no letters come, leaving a box empty refuses nothing that is not refused already.
        Topics = Letters ? [.. Topics.Intersect(wanted.Topics, StringComparer.Ordinal)] : Topics,
        Texts = wanted.Texts is true ? Texts : wanted.Texts,
        // Who else reads the letters is what it protects from.
        IsDiscreet = IsDiscreet || wanted.IsDiscreet,
        PausedUntil = PausedUntil > wanted.PausedUntil || wanted.PausedUntil is null ? PausedUntil : wanted.PausedUntil,
        ObjectsToProfiling = ObjectsToProfiling || wanted.ObjectsToProfiling,
        Spacing = Math.Max(Spacing, wanted.Spacing),
        // Neither more nor less is heard by it.
        Language = wanted.Language,
    };

    /// <summary>
    /// What is told by wanting that instead of these: the words of <see cref="Changed"/>, and each other choice that is made anew with what stood beside it.
    /// Null where nothing is wanted that does not hold already.
    /// </summary>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="wording">The words that stood beside the box of a way or topic.</param>
    /// <param name="beside">The words that stood beside another choice, by its name in <see cref="Chosen.What"/> and its value.</param>
    public ChoicesMade? Made(Choices wanted, DateTimeOffset at, Func<Channel, string?, string> wording, Func<string, string, string> beside)
    {
        var chosen = ImmutableArray.CreateBuilder<Chosen>();
        T? Choose<T>(string what, T before, T after)
            where T : struct
        {
            if (EqualityComparer<T>.Default.Equals(before, after))
                return null;
            Add(what, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{after}").ToLowerInvariant());
            return after;
        }

        void Add(string what, string value) => chosen.Add(new(what, value, beside(what, value)));
        var made = new ChoicesMade(at)
        {
            Consents = Changed(wanted, at, wording),
            IsDiscreet = Choose("discreet", IsDiscreet, wanted.IsDiscreet),
            ObjectsToProfiling = Choose("profiling", ObjectsToProfiling, wanted.ObjectsToProfiling),
            Spacing = Choose("spacing", Spacing, wanted.Spacing),
            Locale = Language == wanted.Language ? null : wanted.Language,
            PausedUntil = PausedUntil == wanted.PausedUntil ? null : wanted.PausedUntil ?? at,
        };
        if (made.Locale is not null)
            Add("language", made.Locale);
        if (made.PausedUntil is { } until)
            Add("pause", until.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        return made.Consents.IsEmpty && chosen.Count == 0 ? null : made with { Chosen = chosen.ToImmutable() };
    }

    /// <summary>Whether wanting that asks for more than what comes now: that takes the mailbox itself.</summary>
    public bool AsksForMore(Choices wanted) =>
        Changed(wanted, DateTimeOffset.MinValue, static (_, _) => "").Any(consent => consent.IsGranted)
        || (IsDiscreet && !wanted.IsDiscreet) || (ObjectsToProfiling && !wanted.ObjectsToProfiling) || wanted.Spacing < Spacing || (PausedUntil is { } until && !(wanted.PausedUntil >= until));

    /// <summary>What is said by wanting that instead of these: only what changes, so that leaving a box as it is says nothing.</summary>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="now">When (UTC).</param>
    /// <param name="wording">The words that stood beside a topic's box, or beside that of a way where there is no topic.</param>
    public ImmutableArray<Consent> Changed(Choices wanted, DateTimeOffset now, Func<Channel, string?, string> wording)
    {
        var said = ImmutableArray.CreateBuilder<Consent>();
        void Say(Channel channel, bool isGranted, string? topic, string? family) =>
            // More is heard only by whoever entered the code mailed to the address: so it is confirmed.
            said.Add(new(channel, Purpose: null, isGranted, now, Source) { Topic = family, Wording = wording(channel, topic), IsConfirmed = isGranted });
        if (wanted.Letters != Letters)
            Say(Channel.Email, wanted.Letters, topic: null, family: null);
        foreach (var topic in wanted.Letters ? Topic.All : [])
        {
            // Who lets letters come again says of each kind which: one that was refused by name before may be wanted now.
            var (before, after) = (Topics.Contains(topic.Key, StringComparer.Ordinal), wanted.Topics.Contains(topic.Key, StringComparer.Ordinal));
            foreach (var family in Letters && before == after ? [] : topic.Families)
                Say(Channel.Email, after, topic.Key, family);
        }

        if (Texts is true && wanted.Texts is not true)
            Say(Channel.Text, isGranted: false, topic: null, family: null);
        return said.ToImmutable();
    }

    // The latest word about all that this way can bring counts, and so does a later one that allows a kind of it.
    private static bool Hears(Shopper shopper, Channel channel, string address)
    {
        var words = shopper.Consents.Where(word => word.Address == address && word.Channel == channel).ToArray();
        var stopped = Array.Find(words, word => word is { Purpose: null, Topic: null, IsGranted: false });
        return !shopper.Refuses(address) && (stopped is null || Array.Exists(words, word => word.Lifts(stopped.At)));
    }
}
