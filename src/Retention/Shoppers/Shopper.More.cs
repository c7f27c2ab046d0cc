using System.Collections.Immutable;
using Retention.Events;
using Retention.Flows;

namespace Retention.Shoppers;

// What flows beyond the order need: carts, saved items, consent, what was said, and the arms of the holdout.
public sealed partial record Shopper
{
    /// <summary>How many carts are remembered.</summary>
    public const int RememberedCarts = 20;

    /// <summary>How many saved items are remembered.</summary>
    public const int RememberedItems = 50;

    /// <summary>How many words of consent are remembered.</summary>
    public const int RememberedWords = 200;

    /// <summary>How many suppressed addresses are remembered with their cause.</summary>
    public const int RememberedSuppressions = 100;

    /// <summary>How long a message is remembered for the caps; the longest cap is as long (facts/peers.md 4).</summary>
    public static readonly TimeSpan RememberedSaid = TimeSpan.FromDays(14);

    /// <summary>How often the state was committed: the order in which things became known.</summary>
    public long Turn { get; init; }

    /// <summary>Who the shopper is by the customer's record; null while none was told.</summary>
    public Profile? Profile { get; init; }

    /// <summary>In which language the shopper last ordered or left a cart; null while none was told.</summary>
    public SpokenLocale? Locale { get; init; }

    /// <summary>The shopper's carts, by when they were last changed; the last <see cref="RememberedCarts"/>.</summary>
    public ImmutableArray<KnownCart> Carts { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Items saved for later or waited for, by when they were saved; the last <see cref="RememberedItems"/>.</summary>
    public ImmutableArray<KnownItem> Items { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The latest explicit word about each address, way, purpose and topic.</summary>
    public ImmutableArray<ConsentWord> Consents { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Addresses that bounced or complained.</summary>
    public ImmutableArray<Suppression> Suppressions { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The messages of the last <see cref="RememberedSaid"/>, the oldest first.</summary>
    public ImmutableArray<Said> Messages { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>For each flow whether its messages are held back, since the shopper first could have got one.</summary>
    public ImmutableArray<Arm> Arms { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How long the shopper wants to hear nothing but letters about orders; null while that was never said.</summary>
    public Pause? Pause { get; init; }

    /// <summary>When the shopper last asked a person of the shop something that is about no order; null while that never happened.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Up to when a person of the shop closed what was asked like that.</summary>
    public DateTimeOffset? AskedClosedAt { get; init; }

    /// <summary>The cart with this id; null when none is remembered.</summary>
    public KnownCart? Cart(string id)
    {
        foreach (var cart in Carts)
        {
            if (string.Equals(cart.Id, id, StringComparison.Ordinal))
                return cart;
        }

        return null;
    }

    /// <summary>The saved item with this id; null when none is remembered.</summary>
    public KnownItem? Item(string id)
    {
        foreach (var item in Items)
        {
            if (string.Equals(item.Id, id, StringComparison.Ordinal))
                return item;
        }

        return null;
    }

    /// <summary>The arm in this family of flows; null before the shopper first could have heard of it.</summary>
    public Arm? Arm(string family) => Arms.FirstOrDefault(arm => string.Equals(arm.Flow, family, StringComparison.Ordinal));

    /// <summary>
    /// Whether the cart has become an order, or an order of the same person has made it needless: by its token, or placed after the cart was
    /// last touched. An order that was cancelled, or is not paid yet, was an order all the same (facts/peers.md 2, S18 to S22).
    /// </summary>
    public bool HasBought(KnownCart cart)
    {
        if (cart.CompletedAt is not null)
            return true;
        foreach (var order in Orders)
        {
            if (!order.IsTest && IsOf(order, cart))
                return true;
        }

        foreach (var other in Carts)
        {
            if (other.CompletedAt is not null && IsOneCheckout(other, cart))
                return true;
        }

        return false;
    }

    /// <summary>Whether another order was placed after this one.</summary>
    public bool HasOrderedAfter(KnownOrder order) => Orders.Any(other => !other.IsTest && other.PlacedAt > order.PlacedAt);

    /// <summary>Whether an order with this item was placed at that time or later.</summary>
    public bool HasBoughtItem(string item, DateTimeOffset since) => Orders.Any(order => !order.IsTest && order.PlacedAt >= since && order.Items.Contains(item, StringComparer.Ordinal));

    /// <summary>Whether a person of the shop is dealing with a complaint, or the last one was told within this time.</summary>
    public bool HasOpenCase(DateTimeOffset now, TimeSpan calm) =>
        (AskedAt is { } asked && !(AskedClosedAt >= asked)) || Orders.Any(order => order.HasOpenCase || (order.Score <= KnownOrder.Detractor && order.ScoredAt > now - calm));

    /// <summary>Whether exactly this message was said before.</summary>
    public bool HasSaid(string journey, string step, Channel channel) =>
        Messages.Any(said => said.Channel == channel && string.Equals(said.Journey, journey, StringComparison.Ordinal) && string.Equals(said.Step, step, StringComparison.Ordinal));

    /// <summary>Each word of a choice with the hashes of the addresses that it is about.</summary>
    public IEnumerable<(Consent Consent, string Address)> AddressesOf(ChoicesMade made, IReadOnlyCollection<KnownName> names)
    {
        string[] numbers = [.. Consents.Where(word => word.Channel == Channel.Text).Select(word => word.Address).Distinct(StringComparer.Ordinal)];
        string[] address = names.HashOf(NameKind.Email) is { } email ? [email] : [];
        return made.Consents.SelectMany(consent => (consent.Channel == Channel.Text ? numbers : address).Select(about => (consent, about)));
    }

    /// <summary>This shopper with the cart changed; those untouched longest are forgotten when there are too many.</summary>
    public Shopper With(KnownCart changed) => this with
    {
        Carts = Last(Ordered.Put(Carts, changed, static cart => cart.Id, static (one, other) => ByTime(one.UpdatedAt ?? one.CompletedAt, one.Id, other.UpdatedAt ?? other.CompletedAt, other.Id)), RememberedCarts),
    };

    /// <summary>This shopper with the item changed; those saved longest ago are forgotten when there are too many.</summary>
    public Shopper With(KnownItem changed) => this with
    {
        Items = Last(Ordered.Put(Items, changed, static item => item.Id, static (one, other) => ByTime(one.SavedAt ?? DateTimeOffset.MinValue, one.Id, other.SavedAt ?? DateTimeOffset.MinValue, other.Id)), RememberedItems),
    };

    /// <summary>This shopper with the word in the ledger's summary, where the latest one wins.</summary>
    public Shopper With(ConsentWord word)
    {
        var before = Consents.FirstOrDefault(word.IsAbout);
        return (this with
        {
            Consents =
            [
                .. Consents.Where(other => !word.IsAbout(other)).Append(before?.With(word) ?? word)
                    .OrderBy(other => other.At).ThenBy(other => other.Address, StringComparer.Ordinal)
                    .ThenBy(other => other.Channel).ThenBy(other => other.Purpose).ThenBy(other => other.Topic, StringComparer.Ordinal),
            ],
        }).WithFewerWords();
    }

    // Of too many words the oldest leave is forgotten first: then there is silence. A refusal is never forgotten: it becomes one for good.
    private Shopper WithFewerWords()
    {
        if (Consents.Length <= RememberedWords)
            return this;
        var gone = Consents.FirstOrDefault(word => word.IsGranted) ?? Consents[0];
        var fewer = this with { Consents = Consents.Remove(gone) };
        return gone.IsGranted ? fewer : fewer.Refusing(gone.Address);
    }

    /// <summary>This shopper with the address suppressed; the first cause stays.</summary>
    public Shopper With(Suppression told)
    {
        var all = Suppressions.Add(told).GroupBy(known => (known.Address, known.Channel))
            .Select(same => same.OrderBy(known => known.At).ThenBy(known => known.Cause, StringComparer.Ordinal).First());
        ImmutableArray<Suppression> ordered = [.. all.OrderBy(known => known.At).ThenBy(known => known.Address, StringComparer.Ordinal).ThenBy(known => known.Channel)];
        return (this with { Suppressions = Last(ordered, RememberedSuppressions) }).Refusing(ordered.SkipLast(RememberedSuppressions).Select(known => known.Address));
    }

    /// <summary>This shopper with the arm fixed; the earlier of two wins, of two of the same moment the one held out.</summary>
    public Shopper With(Arm arm) => Arm(arm.Flow) is { } known && (known.At, !known.IsHeldOut).CompareTo((arm.At, !arm.IsHeldOut)) <= 0 ? this : this with { Arms = Arms.RemoveAll(other => other.Flow == arm.Flow).Add(arm) };

    /// <summary>This shopper with the step of the journey remembered as said now.</summary>
    public Shopper Hearing(Journey journey, Flow flow, DateTimeOffset now)
    {
        var step = flow.Steps[journey.Step];
        return this with
        {
            Heard = [.. Heard.Where(last => !string.Equals(last.Flow, journey.Flow, StringComparison.Ordinal)), new(journey.Flow, journey.Id, now)],
            Messages = [.. Messages.Where(said => said.At > now - RememberedSaid && !IsOf(said, journey, step)), new(now, step.Channel, flow.Purpose, journey.Id, step.Key)],
        };
    }

    /// <summary>This shopper with the step of the journey not said after all: its message was certainly not taken.</summary>
    public Shopper NotHearing(Journey journey, Flow flow)
    {
        var messages = Messages.RemoveAll(said => IsOf(said, journey, flow.Steps[journey.Step]));
        var hasSpoken = messages.Any(said => string.Equals(said.Journey, journey.Id, StringComparison.Ordinal)); // In an earlier step.
        return this with
        {
            Messages = messages,
            Heard = hasSpoken ? Heard : Heard.RemoveAll(last => string.Equals(last.Flow, journey.Flow, StringComparison.Ordinal) && string.Equals(last.Journey, journey.Id, StringComparison.Ordinal)),
        };
    }

    private static int ByTime(DateTimeOffset? one, string id, DateTimeOffset? other, string otherId) =>
        (one ?? DateTimeOffset.MaxValue).CompareTo(other ?? DateTimeOffset.MaxValue) is not 0 and var time ? time : string.CompareOrdinal(id, otherId);

    // A purchase may be told by the checkout's name alone, before or after the cart is known.
    private static bool IsOneCheckout(KnownCart bought, KnownCart cart) => cart.CheckoutKey is { } checkout && (bought.Id == checkout || bought.CheckoutKey == checkout);

    private static bool IsOf(KnownOrder order, KnownCart cart) =>
        (order.CartKey is { } token && token == cart.Id) || (order.CheckoutKey is { } checkout && (checkout == cart.CheckoutKey || checkout == cart.Id)) || order.PlacedAt >= cart.UpdatedAt;

    private static bool IsOf(Said said, Journey journey, Step step) => string.Equals(said.Journey, journey.Id, StringComparison.Ordinal) && string.Equals(said.Step, step.Key, StringComparison.Ordinal);
}

/// <summary>Who a shopper is by the customer's record: hashes, never the names themselves.</summary>
/// <param name="ToldAt">Which report told it (UTC).</param>
/// <param name="EmailKey">The hash of the address on record; null when there is none.</param>
/// <param name="Country">Two-letter ISO code of the country; null when not told.</param>
/// <param name="Region">The region within the country; null when not told.</param>
public sealed record Profile(DateTimeOffset ToldAt, string? EmailKey, string? Country, string? Region)
{
    /// <summary>The profile that was told last; of two of the same moment always the same one.</summary>
    public static Profile? Newer(Profile? one, Profile? other) => one is null ? other : other is null ? one : other.IsAfter(one) ? other : one;

    private bool IsAfter(Profile other) => Joined.Rank(
        ToldAt.CompareTo(other.ToldAt), string.CompareOrdinal(EmailKey, other.EmailKey), string.CompareOrdinal(Country, other.Country), string.CompareOrdinal(Region, other.Region)) > 0;
}
