using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Tests.Senders;
using Retention.Flows.AbandonedCart;
using Retention.Flows.ThankYou;
using Retention.Shops;

namespace Retention.App.Tests.Road;

/// <summary>Shoppers who leave carts and buy them, storage and a provider that fail, and a program that is killed and started again.</summary>
internal sealed class Chaos : IAsyncDisposable
{
    private const int AtOnce = 8; // As many messages as a receiver handles at once.
    private const int MostWaiting = 300;

    // Reminders come due while the run goes on, one a second.
    private static readonly ImmutableDictionary<string, TimeSpan> Times = new (string Name, int Seconds)[]
    {
        ("thank-you/thanks/wait", 2), ("abandoned-cart/reminder/wait", 3), ("abandoned-cart/text/wait", 4), ("abandoned-cart/questions/wait", 5), ("abandoned-cart/last/wait", 6),
    }.ToImmutableDictionary(time => time.Name, time => TimeSpan.FromSeconds(time.Seconds), StringComparer.Ordinal);

    private readonly Random _random;
    private readonly FaultyDice _dice;
    private readonly int _port = TestApp.FreePort();
    private readonly Dictionary<string, string?> _settings;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SemaphoreSlim _pace = new(1);
    private Executable? _program;
    private int _failedSteps;

    private Chaos(int orders, int seed, int logs, string account, FaultyStorage storage, LoopbackSendGrid sendGrid)
    {
        (Seed, _random, _dice, Storage, SendGrid) = (seed, new Random(seed), new(seed), storage, sendGrid);
        Provider = new(sendGrid, seed, logs);
        Shop = new(_port);
        Stories = [.. Enumerable.Range(0, orders * 5 / 4).Select(number => new ChaosStory(number, _dice.Next, (topic, body, twice) => Shop.TellAsync(number, topic, body, twice)))];
        Calm = new AppSettings { IsDevelopment = true, StorageConnection = account, DataDirectory = "", MasterKey = [.. new byte[32]], PublicUrl = new Uri("http://127.0.0.1") };
        _settings = new(StringComparer.Ordinal)
        {
            ["Storage__ConnectionString"] = storage.ConnectionString,
            ["Storage__Deadline"] = orders > 500 ? "00:00:05" : "00:00:01", // Azurite slows with what it holds, and silence is to be the dice's.
            ["Keys__Master"] = Convert.ToBase64String(new byte[32]),
            ["Shopify__ClientSecrets__0"] = TestApp.ShopifySecrets[^1],
            ["SendGrid__ApiKey"] = "SG.test",
            ["SendGrid__BaseUrl"] = sendGrid.Url.AbsoluteUri,
            ["SendGrid__FromAddress"] = "hello@mugs.example",
            ["Queues__Visibility"] = orders > 500 ? "00:00:15" : "00:00:03", // Longer than three tries of a request.
            ["Sending__Deadline"] = "00:00:01",
            ["Sending__Patience"] = "00:00:01",
            ["Sending__SettleAfter"] = "00:00:02",
            ["DOTNET_gcServer"] = "0",
        };
    }

    public int Seed { get; }

    public IReadOnlyList<ChaosStory> Stories { get; }

    public ChaosShop Shop { get; }

    public FaultyStorage Storage { get; }

    public LoopbackSendGrid SendGrid { get; }

    public FaultyProvider Provider { get; }

    /// <summary>The settings of a program that reaches the same account without any fault.</summary>
    public AppSettings Calm { get; }

    public int Kills { get; private set; }

    /// <summary>How often the program did not even start, because storage failed it.</summary>
    public int FailedStarts { get; private set; }

    /// <summary>How many messages failed five times and were put back by hand.</summary>
    public int Poisoned { get; private set; }

    /// <summary>Whether the provider refused the message because it was told to.</summary>
    public bool IsRefused(string message) => SendGrid.Refused.Contains(message, StringComparer.Ordinal);

    public Stopwatch Took { get; } = Stopwatch.StartNew();

    /// <summary>When the last shopper was through; what was left then was still to be done.</summary>
    public TimeSpan Played { get; private set; }

    /// <summary>How often the handling of a step failed because storage did, three times in a row.</summary>
    public int FailedSteps => _failedSteps + (_program?.FailedSteps ?? 0);

    /// <summary>
    /// How many letters may be lost where the provider can't be asked: those under way at a kill, those whose answer could not be understood, and
    /// those whose answer storage would not take.
    /// </summary>
    public int MostLost => (Kills * AtOnce) + Provider.Unclear + FailedSteps;

    public static async Task<Chaos> StartAsync(AzuriteFixture azurite, int orders, int seed, int logs)
    {
        var account = azurite.NewAccount();
        var chaos = new Chaos(orders, seed, logs, account, await FaultyStorage.StartAsync(account, seed), await LoopbackSendGrid.StartAsync());
        await using var app = await chaos.OpenAsync();
        await app.Services.GetRequiredService<ShopStore>().AddAsync("shopify", ChaosShop.Domain, _ => new()
        {
            Id = "",
            Brand = new("Blue Mugs") { PostalAddress = "1 Kiln Lane", Url = "https://demo.example" },
            ConnectedAt = DateTimeOffset.UtcNow.AddDays(-30),
            FlowsOn = [ThankYou.Flow.Key, AbandonedCart.Flow.Key],
            Sender = TestApp.OwnDomain,
            Settings = TestApp.Plain with { Times = Times, TextWindow = TestApp.Plain.EmailWindow, EmailsPerDay = 10, EmailsPerFortnight = 100 },
        }, connection: null, CancellationToken.None);
        return chaos;
    }

    /// <summary>The program in this process, for whoever looks at what it left; it does nothing by itself.</summary>
    public Task<WebApplication> OpenAsync() => AppHost.BuildAsync(Calm, new() { Works = false, Log = LogLevel.None }, CancellationToken.None);

    /// <summary>Plays all stories while the program is killed, and waits until nothing is left to do.</summary>
    public async Task RunAsync(int kills)
    {
        await ServeAsync();
        // The kills fall anywhere between the first shopper and the last.
        var marks = Enumerable.Range(0, kills).Select(_ => _random.Next(Stories.Count / 10, Stories.Count)).Order().ToArray();
        var done = 0;
        var rest = new ChaosRest(Calm);
        await Parallel.ForEachAsync(Stories, new ParallelOptions { MaxDegreeOfParallelism = Stories.Count > 500 ? 30 : 100 }, async (story, _) =>
        {
            await PaceAsync(rest);
            await story.PlayAsync();
            var at = Interlocked.Increment(ref done);
            for (var kill = marks.Count(mark => mark == at); kill > 0; kill--)
                await KillAsync();
        });
        Played = Took.Elapsed;
        await RestAsync(rest);
        while (await rest.PoisonedAsync() is > 0 and var poisoned)
        {
            Poisoned += poisoned;
            (await Executable.RunAsync(new Dictionary<string, string?>(_settings, StringComparer.Ordinal) { ["Storage__ConnectionString"] = Calm.StorageConnection }, "poison", "replay")).ExitCode.ShouldBe(0);
            await RestAsync(rest);
        }

        Took.Stop();
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
            await _program.DisposeAsync();
        await SendGrid.DisposeAsync();
        await Storage.DisposeAsync();
        Shop.Dispose();
        _turn.Dispose();
        _pace.Dispose();
    }

    // Azurite looks through its whole queue for each message that is taken: behind some thousands it would stand still.
    private async Task PaceAsync(ChaosRest rest)
    {
        await _pace.WaitAsync();
        try
        {
            while (await rest.EventsAsync() > MostWaiting)
                await Eventually.BreathAsync(TimeSpan.FromMilliseconds(300));
        }
        finally
        {
            _pace.Release();
        }
    }

    private async Task RestAsync(ChaosRest rest)
    {
        try
        {
            await Eventually.HoldsAsync("nothing left to do", () => rest.IsReachedAsync(_program!), seconds: 120 + (Stories.Count / 2));
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} {await rest.LeftAsync()}\n{_program!.Errors[..Math.Min(_program.Errors.Length, 4_000)]}", late);
        }
    }

    // Whoever keeps it running starts it again when storage failed it at its start.
    private async Task ServeAsync()
    {
        while (true)
        {
            _program = Executable.Start(_settings, ["serve", "--urls", $"http://127.0.0.1:{_port}"]);
            try
            {
                await _program.AnswersAsync(_port, Shop.Http);
                return;
            }
            catch (InvalidOperationException) when (_program.Errors.Contains("Storage failed", StringComparison.Ordinal))
            {
                FailedStarts++;
            }
        }
    }

    private async Task KillAsync()
    {
        await _turn.WaitAsync();
        try
        {
            await Eventually.BreathAsync(TimeSpan.FromMilliseconds(_dice.Next() * 400));
            _program!.HasExited.ShouldBeFalse($"it ended by itself:\n{_program.Errors}");
            await _program.DisposeAsync();
            _failedSteps += _program.FailedSteps;
            Kills++;
            await ServeAsync();
        }
        finally
        {
            _turn.Release();
        }
    }
}
