using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Shoppers;
using Xunit.Abstractions;

namespace Retention.App.Tests.Items;

/// <summary>Many wait for one item: they are told page by page, and each once, whatever dies when.</summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class PagesTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private const int Many = 120;
    private static readonly DateTimeOffset Noon = Shelf.Noon;

    [Theory]
    [InlineData(null)] // Not counted: all at once.
    [InlineData(100)] // Counted: one wave, of several pages.
    public async Task Killed_in_the_middle_of_pages_it_tells_each_of_120_once(int? stock)
    {
        var calls = new Calls();
        await using var shelf = await Shelf.SetUpAsync(azurite, calls);
        for (var number = 0; number < Many; number++)
            await shelf.SaveAsync($"shopper{number}", Noon.AddSeconds(number - Many), available: 0, wantsStock: true);
        await shelf.App.IdleAsync();
        Tell("a save", calls);
        await shelf.ReportedAsync(Noon.AddMinutes(1), stock: 0);
        Tell("being told that it is sold out", calls);

        calls.Fail("POST events", 30, 75, 140); // Some of a page are told, some are not.
        calls.Fail("PUT items", 1, 2); // All of a page are told, and nobody noted it.
        calls.Fail("PUT plan", 7, 60); // A shopper knows, and nothing is planned.
        await shelf.ReportedAsync(Noon.AddHours(1), stock: stock);
        calls.Failed.ShouldBe(7);
        Tell("being told that it is back, with the letter and seven failures", calls);

        (await shelf.LettersAsync("Tea Pot is back")).ShouldBeUnique(StringComparer.Ordinal);
        (await shelf.LettersAsync("Tea Pot is back")).Length.ShouldBe(Many);
        (await shelf.App.JournalAsync(shelf.Shop)).Count(line => line.Entry is { Outcome: Outcome.Started, Flow: "save-for-later/back-in-stock" }).ShouldBe(Many);
        (await shelf.App.Storage.PoisonOf(shelf.App.Storage.EventQueue).CountAsync()).ShouldBe(0);

        calls.Clear();
        await shelf.ReportedAsync(Noon.AddHours(1), stock: stock); // The same delivery once more costs no page.
        calls.Count("POST events").ShouldBe(1);
        calls.Count("GET items").ShouldBe(1);
    }

    private void Tell(string what, Calls calls)
    {
        output.WriteLine($"{what}: {calls.Total / (double)Many:F1} operations a shopper ({calls})");
        calls.Clear();
    }

    /// <summary>Counts what the program does in storage, its looking for work aside, and fails where it is told to.</summary>
    private sealed class Calls : HttpPipelineSynchronousPolicy
    {
        private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, int[]> _failAt = new(StringComparer.Ordinal);
        private int _failed;

        public int Failed => _failed;

        public int Total => _counts.Values.Sum();

        public int Count(string call) => _counts.GetValueOrDefault(call);

        public void Clear()
        {
            _counts.Clear();
            _failAt.Clear();
        }

        /// <summary>These of such calls fail, counted from the last <see cref="Clear"/>, and with each of them the handling of a message.</summary>
        public void Fail(string call, params int[] at) => _failAt[call] = at;

        public override void OnSendingRequest(HttpMessage message)
        {
            var (method, what) = (message.Request.Method.Method, message.Request.Uri.ToUri().AbsolutePath.Split('/', '(').ElementAtOrDefault(2) ?? "");
            if (what is "alarms" or "plan" && method == "GET" || (what is "events" or "steps" && method == "GET"))
                return;
            var number = _counts.AddOrUpdate($"{method} {what}", 1, (_, count) => count + 1);
            if (!_failAt.GetValueOrDefault($"{method} {what}", []).Contains(number))
                return;
            Interlocked.Increment(ref _failed);
            throw new IOException("Killed here.");
        }

        public override string ToString() => string.Join(", ", _counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}"));
    }
}
