using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Retention.App.Settings;
using Retention.Shops;

namespace Retention.App.Senders;

/// <summary>SendGrid's domain authentication (facts/messaging.md 1.10): it makes the rows for DNS, and looks whether they are there.</summary>
internal sealed class SendGridDomains(HttpClient http, AppSettings settings, TimeProvider time)
{
    private const string Domains = "/v3/whitelabel/domains";
    private const int LongestFault = 200;

    private readonly SendGridApi _api = new(http, settings);

    /// <summary>Asks for a domain. Each time SendGrid makes rows of another name: those of one shop prove nothing for another.</summary>
    public Task<DomainAnswer> AskAsync(string domain, string localPart, CancellationToken cancellation)
    {
        var body = JsonContent.Create(new DomainWish(domain, AutomaticSecurity: true, IsDefault: false), SendGridJson.Default.DomainWish);
        return CallAsync(HttpMethod.Post, Domains, body, json => new SenderDomain(domain, localPart)
        {
            ProviderId = json.GetProperty("id").ToString(),
            Rows = Rows(json.GetProperty("dns")),
            AskedAt = time.GetUtcNow(),
        }, cancellation);
    }

    /// <summary>Lets it look into DNS. An error of its own there means: later.</summary>
    public Task<DomainAnswer> CheckAsync(SenderDomain known, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Post, $"{Domains}/{Uri.EscapeDataString(known.ProviderId)}/validate", content: null, json =>
        {
            var found = json.TryGetProperty("validation_results", out var results) && results.ValueKind == JsonValueKind.Object ? results : default;
            return known with { IsValid = IsTrue(json, "valid"), CheckedAt = time.GetUtcNow(), Rows = [.. known.Rows.Select(row => Checked(row, found))] };
        }, cancellation);

    private async Task<DomainAnswer> CallAsync(HttpMethod method, string path, HttpContent? content, Func<JsonElement, SenderDomain> read, CancellationToken cancellation)
    {
        try
        {
            using var deadline = _api.Deadline(cancellation);
            using var request = _api.AccountRequest(method, path, content);
            using var response = await _api.SendAsync(request, deadline.Token);
            if (!response.IsSuccessStatusCode)
                return (int)response.StatusCode >= 500 || response.StatusCode == HttpStatusCode.TooManyRequests ? new DomainAnswer.Later() : new DomainAnswer.Refused((int)response.StatusCode);
            using var json = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(deadline.Token), cancellationToken: deadline.Token);
            return new DomainAnswer.Known(read(json.RootElement));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException or KeyNotFoundException or InvalidOperationException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new DomainAnswer.Later();
        }
    }

    // Which rows there are depends on the account: they are taken as they come.
    private static ImmutableArray<DnsRow> Rows(JsonElement dns) =>
    [
        .. from row in dns.EnumerateObject()
           where row.Value.ValueKind == JsonValueKind.Object
           select new DnsRow(row.Name, row.Value.GetProperty("type").GetString()!.ToLowerInvariant(), row.Value.GetProperty("host").GetString()!, row.Value.GetProperty("data").GetString()!) { IsValid = IsTrue(row.Value, "valid") },
    ];

    private static DnsRow Checked(DnsRow row, JsonElement found)
    {
        if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(row.Key, out var result) || result.ValueKind != JsonValueKind.Object)
            return row;
        var fault = result.TryGetProperty("reason", out var reason) && reason.ValueKind == JsonValueKind.String ? reason.GetString() : null;
        return row with { IsValid = IsTrue(result, "valid"), Fault = fault?.Length > LongestFault ? fault[..LongestFault] : fault };
    }

    private static bool IsTrue(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
