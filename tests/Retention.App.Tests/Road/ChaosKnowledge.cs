using System.Collections.Immutable;
using System.Text.Json;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Tests.Road;

/// <summary>
/// What is known of all shoppers, in lines that can be compared: orders, carts, words about advertising, customers' records. And what should be
/// known: the same events, each once and in a calm hour, applied in this process to one shopper for each story.
/// </summary>
internal sealed class ChaosKnowledge(IReadOnlyList<ChaosStory> stories, Func<Name, KnownName> hash)
{
    private readonly HashSet<string> _split = [.. stories.Where(story => story.IsUnderAnother).Select(story => hash(Name.OfEmail(story.Email)!).Hash)];
    private readonly HashSet<string> _splitOrders = [.. stories.Where(story => story.IsUnderAnother).Select(story => story.OrderId)];

    /// <summary>What should be known after these events.</summary>
    public ImmutableArray<string> Expected(IEnumerable<ToldEvent> told)
    {
        var shop = new Shop { Id = "calm", Brand = new("calm"), ConnectedAt = DateTimeOffset.UnixEpoch };
        return Lines(told.GroupBy(one => one.Story).Select(story => story.OrderBy(one => one.Key, StringComparer.Ordinal).Aggregate(
            new Retention.Shoppers.Shopper { Id = $"{story.Key}" },
            (shopper, one) => Knowledge.Apply(shopper, one.Happened, one.Key, [.. one.Happened.Names.Concat(one.Happened.Hints).Select(hash)], shop, DateTimeOffset.UtcNow).Shopper)));
    }

    /// <summary>The lines of these shoppers.</summary>
    public ImmutableArray<string> Lines(IEnumerable<Retention.Shoppers.Shopper> shoppers)
    {
        var lines = new List<string>();
        foreach (var shopper in shoppers)
        {
            lines.AddRange(shopper.Orders.Select(order => JsonSerializer.Serialize(Comparable(order), Stored.Default.KnownOrder)));
            // Of somebody else's purchase a shell may be known. Where cart and order have two addresses, who is told of which report of the cart
            // depends on what came first: what must not follow from it, a reminder after the order, is asserted on the letters.
            lines.AddRange(shopper.Carts.Where(cart => cart.UpdatedAt is not null && !IsSplit(cart)).Select(cart => JsonSerializer.Serialize(cart, Stored.Default.KnownCart)));
            lines.AddRange(shopper.Consents.Select(word => JsonSerializer.Serialize(word, Stored.Default.ConsentWord)));
            if (shopper.Profile is { } profile)
                lines.Add(JsonSerializer.Serialize(profile, Stored.Default.Profile));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    // Where cart and order have two addresses, whose the tokens are depends on which came first, and only that one is told of them.
    private KnownOrder Comparable(KnownOrder order) => _splitOrders.Contains(order.Id) ? order with { CartKey = null, CheckoutKey = null } : order;

    private bool IsSplit(KnownCart cart) => cart.Contact?.EmailKey is { } email && _split.Contains(email);
}
