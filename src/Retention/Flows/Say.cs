using Retention.Decisions;
using Retention.Shoppers;

namespace Retention.Flows;

/// <summary>The words in which a flow is described.</summary>
public static class Say
{
    /// <summary>Reacts to a kind of change; the lambda picks the subject, or null for none.</summary>
    public static Trigger On<TChange>(Func<TChange, string?> subject)
        where TChange : Change => new(change => change is TChange mine ? subject(mine) : null);

    /// <summary>Waits, then sends an e-mail in the words chosen.</summary>
    public static Step Email(TimeSpan after, Func<Seen, Template> words) => new(after, words, TimeSpan.FromDays(2));

    /// <summary>Keeps silent for this reason when the journey's order is like that.</summary>
    public static SilenceRule When(Reason reason, Func<KnownOrder, bool> orderIs) => new(reason, seen => seen.Order is { } order && orderIs(order));

    /// <summary>So many hours.</summary>
    public static TimeSpan Hours(this int count) => TimeSpan.FromHours(count);

    /// <summary>So many days.</summary>
    public static TimeSpan Days(this int count) => TimeSpan.FromDays(count);
}
