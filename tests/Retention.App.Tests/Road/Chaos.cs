using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Azure.Data.Tables;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Tests.Senders;
using Retention.Decisions;

namespace Retention.App.Tests.Road;

/// <summary>Orders, a provider that fails, and a program that is killed and started again.</summary>
internal sealed class Chaos : IAsyncDisposable
{
    private const int AtOnce = 8; // As many messages as a receiver handles at once.
    private const string Shop = "demo.myshopify.com";
    private const long FirstOrder = 820982911946154508;

    private readonly int _orders;
    private readonly int _seed;
    private readonly Random _random;
    private readonly int _port = TestApp.FreePort();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly Dictionary<string, string?> _settings;
    private readonly AppStorage _storage;
    private readonly LoopbackSendGrid _sendGrid;
    private readonly Stopwatch _took = Stopwatch.StartNew();
    private readonly ConcurrentDictionary<string, bool> _delivered = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<int> _killedAt = new();
    private readonly SemaphoreSlim _turn = new(1);
    private Executable? _program;
    private int _kills;
    private int _again;
    private int _unclear;

    private Chaos(AzuriteFixture azurite, int orders, int seed, LoopbackSendGrid sendGrid)
    {
        (_orders, _seed, _random, _sendGrid) = (orders, seed, new Random(seed), sendGrid);
        var account = azurite.NewAccount();
        _settings = new(StringComparer.Ordinal)
        {
            ["Storage__ConnectionString"] = account,
            ["Keys__Master"] = Convert.ToBase64String(new byte[32]),
            ["Shopify__ClientSecrets__0"] = TestApp.ShopifySecrets[^1],
            ["SendGrid__ApiKey"] = "SG.test",
            ["SendGrid__BaseUrl"] = sendGrid.Url.AbsoluteUri,
            ["SendGrid__FromAddress"] = "hello@mugs.example",
            ["Queues__Visibility"] = "00:00:02",
            ["Sending__Deadline"] = "00:00:01",
            ["Sending__SettleAfter"] = "00:00:03",
            ["DOTNET_gcServer"] = "0",
        };
        _storage = AppStorage.Open(new AppSettings { IsDevelopment = true, StorageConnection = account, DataDirectory = "", PublicUrl = new Uri("http://127.0.0.1") });
        sendGrid.Otherwise = Answer;
    }

    /// <summary>Orders that must be thanked for.</summary>
    public IReadOnlyList<string> Eligible => [.. Numbers.Where(number => number % 20 is not (3 or 7 or 11)).Select(Email)];

    /// <summary>Orders that were cancelled when their letter may have left already.</summary>
    public IReadOnlyList<string> CancelledLate => [.. Numbers.Where(number => number % 20 == 7).Select(Email)];

    /// <summary>How many different events were answered with 200.</summary>
    public int Delivered => _delivered.Count;

    /// <summary>How many letters may be lost: those under way at a kill, and those whose answer could not be understood.</summary>
    public int MostLost => (_kills * AtOnce) + _unclear;

    /// <summary>What the provider found wrong with our requests.</summary>
    public IReadOnlyList<string> ProviderFaults => [.. _sendGrid.Faults];

    private IEnumerable<int> Numbers => Enumerable.Range(0, _orders);

    public static async Task<Chaos> StartAsync(AzuriteFixture azurite, int orders, int seed, int logs)
    {
        var chaos = new Chaos(azurite, orders, seed, await LoopbackSendGrid.StartAsync());
        // The logs fail now and then too, while they can be asked at all.
        chaos._sendGrid.Logs = () => logs == 200 && chaos.Dice() < 0.1 ? 500 : logs;
        var added = await Executable.RunAsync(chaos._settings, "shops", "add", "--platform", "shopify", "--domain", Shop, "--name", "Blue Mugs", "--postal-address", "1 Kiln Lane");
        added.ExitCode.ShouldBe(0, added.Errors);
        added.Out.ShouldContain("/webhooks/shopify");
        added.Out.ShouldContain("thank-you");
        await TestApp.MakePlainAsync(chaos._settings["Storage__ConnectionString"]!, "shopify", Shop);
        return chaos;
    }

    /// <summary>Delivers all orders while the program is killed, and waits until nothing is left to do.</summary>
    public async Task RunAsync(int kills)
    {
        await ServeAsync();
        // The kills fall anywhere between the first delivery and the last letter.
        var marks = Enumerable.Range(0, kills).Select(_ => _random.Next(_orders / 10, _orders)).Order().ToArray();
        var next = 0;
        var done = 0;
        await Parallel.ForEachAsync(Numbers, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
        {
            await OrderAsync(number);
            var at = Interlocked.Increment(ref done);
            lock (_lock)
            {
                if (next >= marks.Length || at < marks[next])
                    return;
                next++;
            }

            await KillAsync();
        });
        // The rest while only letters are left.
        while (_kills < kills)
            await KillAsync();
        await Eventually.HoldsAsync("nothing left to do", IsAtRestAsync, seconds: 240);
    }

    /// <summary>What happened, for whoever reads the test's output.</summary>
    public string Figures() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        seed {_seed}: {_orders} orders, {_delivered.Count} events, {_again} deliveries made again, {_kills} kills (after {string.Join(", ", _killedAt)} letters), {_took.Elapsed.TotalSeconds:F0} s
        provider: {_sendGrid.Received} requests, {_sendGrid.Accepted.Count} accepted; unclear {_unclear}; faults: {string.Join(", ", _faults.Select(fault => $"{fault.Key} {fault.Value}"))}; {_sendGrid.Asked.Count} questions
        """);

    /// <summary>The letters by the address that an order has for itself.</summary>
    public IReadOnlyDictionary<string, List<AcceptedLetter>> TakenByOrder() =>
        _sendGrid.Accepted.GroupBy(letter => letter.To, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    /// <summary>How many different events the shoppers' partitions hold.</summary>
    public async Task<int> EventsAsync() => (await TestApp.RowsAsync(_storage.Shoppers)).Count(row => row.RowKey.StartsWith("event|", StringComparison.Ordinal));

    /// <summary>The orders whose letter is listed as lost.</summary>
    public async Task<IReadOnlyList<string>> LostAsync()
    {
        var lost = (await TestApp.RowsAsync(_storage.Journal)).Where(row => row.GetString("Reason") == Reason.Lost.Key).Select(row => row.GetString("Subject")!).ToHashSet(StringComparer.Ordinal);
        return [.. Numbers.Where(number => lost.Contains(Id(number).ToString(CultureInfo.InvariantCulture))).Select(Email)];
    }

    public async Task<int> PoisonedAsync() => await CountAsync(_storage.PoisonOf(_storage.EventQueue)) + await CountAsync(_storage.PoisonOf(_storage.StepQueue));

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
            await _program.DisposeAsync();
        await _sendGrid.DisposeAsync();
        _http.Dispose();
        _turn.Dispose();
    }

    private async Task ServeAsync()
    {
        _program = Executable.Start(_settings, ["serve", "--urls", $"http://127.0.0.1:{_port}"]);
        await _program.AnswersAsync(_port, _http);
    }

    private async Task KillAsync()
    {
        await _turn.WaitAsync();
        try
        {
            await Eventually.BreathAsync(TimeSpan.FromMilliseconds(Dice() * 400));
            await _program!.DisposeAsync();
            _kills++;
            _killedAt.Enqueue(_sendGrid.Accepted.Count);
            await ServeAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task OrderAsync(int number)
    {
        var paid = DateTimeOffset.UtcNow.AddMinutes(-70);
        var order = Deliveries.ShopifyOrder(Id(number), number % 20 == 3 ? paid.AddMinutes(20) : paid, Email(number));
        order["test"] = number % 20 == 11;
        var body = System.Text.Encoding.UTF8.GetBytes(order.ToJsonString());
        await DeliverAsync("orders/paid", body);
        if (number % 5 == 0)
            await DeliverAsync("orders/paid", body);
        if (number % 20 is not (3 or 7))
            return;
        order["cancelled_at"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        order["updated_at"] = DateTimeOffset.UtcNow.AddSeconds(1).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        await DeliverAsync("orders/cancelled", System.Text.Encoding.UTF8.GetBytes(order.ToJsonString()));
    }

    // As Shopify does: a delivery without a 200 is made again.
    private async Task DeliverAsync(string topic, byte[] body)
    {
        var webhook = Guid.NewGuid().ToString();
        await Eventually.HoldsAsync($"a 200 for {topic}", async () =>
        {
            using var delivery = Deliveries.Shopify(topic, body, Shop, webhook);
            delivery.RequestUri = new Uri($"http://127.0.0.1:{_port}/webhooks/shopify");
            try
            {
                using var response = await _http.SendAsync(delivery);
                if (response.StatusCode == HttpStatusCode.OK)
                    return true;
            }
            catch (HttpRequestException)
            {
                // Killed.
            }

            Interlocked.Increment(ref _again);
            await Eventually.BreathAsync(TimeSpan.FromMilliseconds(100));
            return false;
        }, seconds: 60);
        _delivered[Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(body))] = true;
    }

    // Some 10 % of faults, of every kind that ends by itself within seconds.
    private SendGridAnswer Answer()
    {
        var takes = TimeSpan.FromMilliseconds(Dice() * 60);
        if (Dice() >= 0.1)
            return SendGridAnswer.Accepted with { Takes = takes };
        (string Name, SendGridAnswer Answer)[] kinds =
        [
            ("429", SendGridAnswer.TooMany with { LimitEnds = DateTimeOffset.UtcNow.AddSeconds(1).ToUnixTimeSeconds() }), ("500", SendGridAnswer.Failed), ("500 accepted", SendGridAnswer.FailedAfterAccepting),
            ("503", SendGridAnswer.Unavailable), ("200", SendGridAnswer.Sandbox), ("time-out", SendGridAnswer.NoAnswer), ("time-out accepted", SendGridAnswer.NoAnswerAfterAccepting),
            ("reset", SendGridAnswer.Reset), ("reset accepted", SendGridAnswer.ResetAfterAccepting),
        ];
        lock (_lock)
        {
            var (name, answer) = kinds[_random.Next(kinds.Length)];
            _faults[name] = _faults.GetValueOrDefault(name) + 1;
            if (answer.IsUnclear)
                _unclear++;
            return answer with { Takes = takes };
        }
    }

    private double Dice()
    {
        lock (_lock)
            return _random.NextDouble();
    }

    // The plan is written before a message is deleted, so it is looked at last.
    private async Task<bool> IsAtRestAsync()
    {
        if (await CountAsync(_storage.EventQueue) > 0 || await CountAsync(_storage.StepQueue) > 0)
            return false;
        var soon = DateTimeOffset.UtcNow.AddMinutes(4);
        var plan = await TestApp.RowsAsync(_storage.Plan);
        return !plan.Any(row => row.GetDateTimeOffset("Due") < soon) && await CountAsync(_storage.EventQueue) == 0 && await CountAsync(_storage.StepQueue) == 0;
    }

    private static async Task<int> CountAsync(Azure.Storage.Queues.QueueClient queue) => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;

    private static long Id(int number) => FirstOrder + number;

    private static string Email(int number) => $"shopper{number.ToString(CultureInfo.InvariantCulture)}@example.test";
}
