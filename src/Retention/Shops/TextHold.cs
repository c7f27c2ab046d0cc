namespace Retention.Shops;

/// <summary>
/// Why the shop's texts wait: carriers let none through, because the sender is not registered with them, or the account is suspended. After a while one
/// is tried again.
/// </summary>
/// <param name="Code">The provider's code, as reported.</param>
/// <param name="At">When it was reported (UTC).</param>
public sealed record TextHold(string Code, DateTimeOffset At)
{
    /// <summary>How long they wait: our own measure. Each try is a text that is lost.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(6);

    /// <summary>Until when they wait (UTC).</summary>
    public DateTimeOffset Until => At + Lasts;
}
