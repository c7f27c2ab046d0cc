using System.Collections.Immutable;
using Retention.Decisions;
using Retention.Shoppers;

namespace Retention.Flows;

/// <summary>The words in which a flow is described.</summary>
public static class Say
{
    /// <summary>Reacts to a kind of change; the lambda picks the subject, or null for none.</summary>
    public static Trigger On<TChange>(Func<TChange, string?> subject)
        where TChange : Change => new(change => change is TChange mine ? subject(mine) : null) { Kind = typeof(TChange) };

    /// <summary>An e-mail, so long after the start, in the words chosen among these.</summary>
    public static Step Email(string key, TimeSpan after, Func<Seen, Template> words, params ImmutableArray<Template> among) => new(key, after, words) { Wordings = among };

    /// <summary>An e-mail, so long after the start, in these words.</summary>
    public static Step Email(string key, TimeSpan after, Template words) => new(key, after, _ => words) { Wordings = [words] };

    /// <summary>A text message, so long after the start.</summary>
    public static Step Text(string key, TimeSpan after, Template words) => new(key, after, _ => words) { Wordings = [words], Channel = Channel.Text };

    /// <summary>An e-mail after such a part of the shopper's own gap between orders.</summary>
    public static Step EmailAfter(string key, double partOfGap, TimeSpan plus, Template words) => new(key, plus, _ => words) { Wordings = [words], PartOfGap = partOfGap };

    /// <summary>Two wordings, each for half of the shoppers: the same shopper always sees the same one.</summary>
    public static Func<Seen, Template> Split(string name, Template one, Template other) =>
        seen => Share.Of(seen.Shop, $"split|{name}", seen.Shopper.Id) < 50 ? one : other;

    /// <summary>Keeps silent for this reason when this holds.</summary>
    public static SilenceRule When(Reason reason, Func<Seen, bool> holds) => new(reason, holds);

    /// <summary>Keeps silent for this reason when the journey's order is like that.</summary>
    public static SilenceRule WhenOrder(Reason reason, Func<KnownOrder, bool> orderIs) => new(reason, seen => seen.Order is { } order && orderIs(order));

    /// <summary>Ends the journey when another order is placed after it began.</summary>
    public static StopRule AnotherOrder { get; } =
        new((change, journey) => change is OrderPlaced placed && placed.OrderId != journey.About && placed.At > journey.StartedAt, Reason.OrderedAgain);

    /// <summary>The ends of an order that no flow about it outlives.</summary>
    public static ImmutableArray<StopRule> OrderEnds { get; } =
    [
        On<OrderCancelled>(order => order.OrderId).Because(Reason.Cancelled),
        On<OrderRefunded>(order => order.OrderId).Because(Reason.Refunded),
        On<OrderDeleted>(order => order.OrderId).Because(Reason.OrderRemoved),
    ];

    /// <summary>What silences every flow about an order.</summary>
    public static ImmutableArray<SilenceRule> BadOrder { get; } =
    [
        WhenOrder(Reason.TestOrder, order => order.IsTest),
        WhenOrder(Reason.Cancelled, order => order.Stage == Events.OrderStage.Cancelled),
        WhenOrder(Reason.Refunded, order => order.IsRefunded),
        WhenOrder(Reason.OrderRemoved, order => order.IsRemoved),
        WhenOrder(Reason.RiskyOrder, order => order.IsRisky),
        WhenOrder(Reason.NotPaid, order => !order.IsPaid),
    ];

    /// <summary>What silences a flow that waits for the next order: there was one.</summary>
    public static SilenceRule WhenOrderedAgain { get; } = new(Reason.OrderedAgain, seen => seen.Order is { } order && seen.Shopper.HasOrderedAfter(order));

    /// <summary>So many hours.</summary>
    public static TimeSpan Hours(this int count) => TimeSpan.FromHours(count);

    /// <summary>So many days.</summary>
    public static TimeSpan Days(this int count) => TimeSpan.FromDays(count);
}
