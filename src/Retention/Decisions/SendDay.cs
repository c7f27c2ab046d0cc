namespace Retention.Decisions;

/// <summary>How long a message that may go now may still arrive. A provider keeps texts waiting for hours: none must come at night.</summary>
public static class SendDay
{
    /// <summary>The longest that any text may wait: what was said of a cart is old by then.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(15);

    /// <summary>The last quarter of an hour (UTC) up to which it is day where the shopper is, no later than <see cref="Longest"/> from now and than <see cref="CartTexts"/> allow.</summary>
    public static DateTimeOffset EndsAt(Candidate one)
    {
        var now = one.Seen.Now;
        // Hours end on quarters: those of the clock, not of this moment.
        var at = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Grain.Ticks), TimeSpan.Zero);
        var (longest, lawful) = (now + Longest, CartTexts.LastMoment(one));
        while (at + Grain <= longest && !(at + Grain > lawful) && QuietHours.Object(one with { Seen = one.Seen with { Now = at + Grain } }) is null)
            at += Grain;
        return at > now ? at : now;
    }
}
