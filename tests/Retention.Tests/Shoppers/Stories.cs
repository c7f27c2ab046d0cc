using FsCheck;
using FsCheck.Fluent;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.Tests.Shoppers;

/// <summary>One delivery of an event. The key is the delivery's: the same event may come under another.</summary>
internal sealed record Told(string Key, Happened Happened)
{
    public override string ToString() => Happened is OrderReported(var order)
        ? $"[{Key}] {order.Id} {order.Stage} updated {order.UpdatedAt:mm} placed {order.PlacedAt:mm} paid {order.PaidAt:mm} {order.Email} {(order.IsRefunded ? "refunded " : "")}{(order.IsTest ? "test " : "")}{(order.IsRisky ? "risky" : "")}"
        : $"[{Key}] {Happened.GetType().Name} {string.Join(' ', Happened.Names.Select(name => name.Value))}";
}

/// <summary>What storefronts tell about the few orders of one shopper: moments are coarse, so that reports of the same second are many.</summary>
internal static class Stories
{
    private static readonly Gen<string> OrderId = Gen.Elements("1001", "1002", "1003", "1004");

    private static readonly Gen<DateTimeOffset> Moment = Gen.Choose(0, 4).Select(minutes => Some.Noon.AddMinutes(minutes));

    private static readonly Gen<bool> Seldom = Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)));

    private static readonly Gen<Happened> Report =
        from id in OrderId
        from stage in Gen.Elements(Enum.GetValues<OrderStage>())
        from placed in Gen.Choose(0, 2)
        from updated in Moment
        from paid in Gen.OneOf(Gen.Constant<DateTimeOffset?>(null), Moment.Select(at => (DateTimeOffset?)at))
        from email in Gen.Elements(null, "anna@example.org", "anna@home.example", "a.smith@example.org")
        from refunded in Seldom
        from test in Seldom
        from risky in Seldom
        from cart in Gen.Elements(null, "cart 1", "cart 2")
        from locale in Gen.Elements(null, "de", "fr-CA")
        select (Happened)new OrderReported(Some.Order(id: id) with
        {
            Stage = stage,
            PlacedAt = Some.Noon.AddMinutes(-placed),
            UpdatedAt = updated,
            PaidAt = paid,
            Email = email,
            IsRefunded = refunded,
            IsTest = test,
            IsRisky = risky,
            CartToken = cart,
            Locale = locale,
        });

    private static readonly Gen<Happened> One = Gen.Frequency(
        (6, Report),
        (1, OrderId.Select(id => (Happened)new RefundReported(id))),
        (1, OrderId.Select(id => (Happened)new OrderRemoved(id))),
        (1, from id in OrderId from risky in Gen.Elements(true, false) select (Happened)new RiskReported(id, risky)),
        (1, from at in Moment from email in Gen.Elements(null, "anna@work.example") select (Happened)new CustomerReported("anna", email, "Anna", at)));

    /// <summary>Up to a dozen things told, each once.</summary>
    public static readonly Gen<Told[]> Any = One.UpTo(12).Select(all => all.Select((happened, index) => new Told($"{index}", happened)).ToArray());

    /// <summary>A story, and the same one out of order, some of it twice under the same key and some of it again under another.</summary>
    public static readonly Gen<(Told[] Story, Told[] Muddled)> Muddled =
        from story in Any
        from twice in Doubled(story, told => told)
        from again in Doubled(story, told => told with { Key = $"{told.Key} again" })
        from muddled in Gen.Shuffle(story.Concat(twice).Concat(again).ToArray())
        select (story, muddled);

    private static Gen<IEnumerable<Told>> Doubled(Told[] story, Func<Told, Told> copy) =>
        Gen.Elements(true, false).ArrayOf(story.Length).Select(chosen => story.Where((_, index) => chosen[index]).Select(copy));

    /// <summary>What a shopper who was unknown is after all this, and what was decided on the way.</summary>
    public static (Shopper Known, List<Entry> Entries) Tell(IEnumerable<Told> story, string shopper = "anna")
    {
        var known = new Shopper { Id = shopper };
        var entries = new List<Entry>();
        foreach (var told in story)
        {
            var applied = known.Apply(told.Happened, told.Key);
            known = applied.Shopper;
            entries.AddRange(applied.Entries);
        }

        return (known, entries);
    }
}
