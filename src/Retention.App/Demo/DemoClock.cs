using System.Diagnostics;

namespace Retention.App.Demo;

/// <summary>A clock that jumps from one moment of note to the next, and runs like any other once they are over.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _turn = new();
    private DateTimeOffset _now = start;
    private Stopwatch? _running;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_turn)
            return _running is null ? _now : _now + _running.Elapsed;
    }

    /// <summary>Jumps to a later moment; never back.</summary>
    public void JumpTo(DateTimeOffset moment)
    {
        lock (_turn)
            _now = moment > _now ? moment : _now;
    }

    /// <summary>Runs from now on.</summary>
    public void Run()
    {
        lock (_turn)
            _running = Stopwatch.StartNew();
    }
}
