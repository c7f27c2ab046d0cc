using Retention.Flows;

namespace Retention.Decisions;

/// <summary>What to do about one step of one journey now: a closed type of four cases.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Send this letter.</summary>
    /// <param name="Template">The letter's words.</param>
    public sealed record Send(Template Template) : Decision;

    /// <summary>Not now; look again then.</summary>
    /// <param name="Until">When to look again (UTC).</param>
    /// <param name="Reason">Why not now; null when it is simply not due yet.</param>
    public sealed record Defer(DateTimeOffset Until, Reason? Reason) : Decision;

    /// <summary>This step is not sent; the journey goes on to its next step, if it has one.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Skip(Reason Reason) : Decision;

    /// <summary>The journey ends here.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Stop(Reason Reason) : Decision;
}
