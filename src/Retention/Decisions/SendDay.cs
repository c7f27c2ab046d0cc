namespace Retention.Decisions;

/// <summary>How long a message that may go now may still arrive. A provider keeps texts waiting for hours: none must come at night.</summary>
public static class SendDay
{
    /// <summary>The longest that any text may wait: what was said of a cart is old by then.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(15);

    /// <summary>The last quarter of an hour (UTC) up to which it is day where the shopper is, no later than <see cref="Longest"/> from now and than <see cref="CartTexts"/> allow.</summary>
    public static DateTimeOffset EndsAt(Candidate one) =>
        EndsAt(one.Seen.Now, CartTexts.LastMoment(one), at => QuietHours.Object(one with { Seen = one.Seen with { Now = at } }) is null);

    /// <summary>As the other, for a text of no flow.</summary>
    /// <param name="now">Now (UTC).</param>
    /// <param name="lawful">The last lawful moment (UTC); null for none.</param>
    /// <param name="isDay">Tells whether it is day at a moment.</param>
    public static DateTimeOffset EndsAt(DateTimeOffset now, DateTimeOffset? lawful, Func<DateTimeOffset, bool> isDay)
    {
        // Hours end on quarters: those of the clock, not of this moment.
        var at = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Grain.Ticks), TimeSpan.Zero);
        while (at + Grain <= now + Longest && !(at + Grain > lawful) && isDay(at + Grain))
            at += Grain;
        return at > now ? at : now;
    }
}
