using Azure.Storage.Queues;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Tests.Road;

/// <summary>Looks whether anything is left to do.</summary>
internal sealed class ChaosRest(AppSettings settings)
{
    private readonly AppStorage _storage = AppStorage.Open(settings);

    /// <summary>Whether both queues and the plan are empty. The plan is written before a message is deleted, so the queues are looked at again.</summary>
    public async Task<bool> IsReachedAsync(Executable program)
    {
        if (program.HasExited)
            throw new InvalidOperationException($"It ended by itself with {program.ExitCode}:\n{program.Out}\n{program.Errors}");
        await Eventually.BreathAsync(TimeSpan.FromMilliseconds(200)); // Azurite has enough to do.
        return await AreEmptyAsync() && (await TestApp.RowsAsync(_storage.Plan)).Count == 0 && await AreEmptyAsync();
    }

    /// <summary>What is left, for whoever waited in vain.</summary>
    public async Task<string> LeftAsync()
    {
        var plan = (await TestApp.RowsAsync(_storage.Plan)).Take(10).Select(row => $"{row.GetString("Journey")} due {row.GetDateTimeOffset("Due"):O}");
        var alarms = (await TestApp.RowsAsync(_storage.Alarms)).Select(row => row.RowKey);
        return $"{await _storage.EventQueue.CountAsync()} events, {await _storage.StepQueue.CountAsync()} steps; plan: {string.Join(", ", plan)}; alarms: {string.Join(", ", alarms)}; now {DateTimeOffset.UtcNow:O}";
    }

    /// <summary>How many events wait.</summary>
    public Task<int> EventsAsync() => _storage.EventQueue.CountAsync();

    /// <summary>How many messages failed five times.</summary>
    public async Task<int> PoisonedAsync() => await _storage.PoisonOf(_storage.EventQueue).CountAsync() + await _storage.PoisonOf(_storage.StepQueue).CountAsync();

    private async Task<bool> AreEmptyAsync() => await IsEmptyAsync(_storage.EventQueue) && await IsEmptyAsync(_storage.StepQueue);

    private static async Task<bool> IsEmptyAsync(QueueClient queue) => await queue.CountAsync() == 0;
}
