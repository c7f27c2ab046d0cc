using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Retention.App.Webhooks;
using Retention.Events;

namespace Retention.App.Tests.Road;

/// <summary>An event that the program answered with 200.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Story">Whose.</param>
/// <param name="Topic">Under which topic it came.</param>
/// <param name="Happened">What it says.</param>
internal sealed record ToldEvent(string Key, int Story, string Topic, Happened Happened);

/// <summary>A shop that tells what happens in it through the real door, and tells it again until it gets a 200, as platforms do.</summary>
internal sealed class ChaosShop(int port) : IDisposable
{
    public const string Domain = "demo.myshopify.com";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly ConcurrentDictionary<string, ToldEvent> _told = new(StringComparer.Ordinal);
    private int _deliveries;
    private int _unanswered;
    private int _refused;

    public HttpClient Http => _http;

    /// <summary>All that was answered with 200, each once.</summary>
    public IReadOnlyCollection<ToldEvent> Told => [.. _told.Values];

    /// <summary>How many deliveries were answered with 200.</summary>
    public int Deliveries => Volatile.Read(ref _deliveries);

    /// <summary>How many were not answered: the program was dead, or too slow.</summary>
    public int Unanswered => Volatile.Read(ref _unanswered);

    /// <summary>How many were answered with something else than 200: its storage failed.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public async Task TellAsync(int story, string topic, JsonObject body, bool twice)
    {
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        var part = ShopifyTranslation.Read(topic, bytes, DateTimeOffset.UtcNow).ShouldBeOfType<Translated.Understood>();
        var key = Translated.KeyOf(part, bytes);
        for (var time = 0; time < (twice ? 2 : 1); time++)
            await Eventually.HoldsAsync($"a 200 for {topic}", () => DeliverAsync(topic, bytes), seconds: 120);
        _told[key] = new(key, story, topic, part.Happened);
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> DeliverAsync(string topic, byte[] bytes)
    {
        using var delivery = Tests.Deliveries.Shopify(topic, bytes, Domain);
        delivery.RequestUri = new Uri($"http://127.0.0.1:{port}/webhooks/shopify");
        try
        {
            using var response = await _http.SendAsync(delivery);
            Interlocked.Increment(ref response.StatusCode == HttpStatusCode.OK ? ref _deliveries : ref _refused);
            if (response.StatusCode == HttpStatusCode.OK)
                return true;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            Interlocked.Increment(ref _unanswered);
        }

        await Eventually.BreathAsync(TimeSpan.FromMilliseconds(100));
        return false;
    }
}
