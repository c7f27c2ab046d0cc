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
    };

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
