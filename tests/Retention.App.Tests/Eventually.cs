using System.Diagnostics;

namespace Retention.App.Tests;

/// <summary>Waits for a condition, looking again and again; never for a time.</summary>
internal static class Eventually
{
    private static readonly Task Never = new TaskCompletionSource().Task;

    /// <summary>Waits until it holds.</summary>
    public static async Task HoldsAsync(string what, Func<Task<bool>> condition, int seconds = 30)
    {
        for (var waited = Stopwatch.StartNew(); !await condition();)
        {
            if (waited.Elapsed > TimeSpan.FromSeconds(seconds))
                throw new TimeoutException($"Not within {seconds} s: {what}.");
            await BreathAsync(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <summary>Waits until it holds.</summary>
    public static Task HoldsAsync(string what, Func<bool> condition, int seconds = 30) => HoldsAsync(what, () => Task.FromResult(condition()), seconds);

    /// <summary>Leaves the processor to others for a moment: two cores are shared.</summary>
    public static async Task BreathAsync(TimeSpan time) => await Never.WaitAsync(time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
