using System.Globalization;
using System.Text.Json;
using Retention.App.Settings;

namespace Retention.App.Senders;

/// <summary>A page of one of SendGrid's lists of addresses that it sends nothing to.</summary>
/// <param name="Addresses">The addresses, each with when it was listed (UTC).</param>
/// <param name="IsLast">Whether no page follows.</param>
internal sealed record ListedPage(IReadOnlyList<(string Address, DateTimeOffset At)> Addresses, bool IsLast);

/// <summary>SendGrid's own lists of bounces and spam reports (facts/messaging.md 1.11): what its events told, in case those were lost.</summary>
internal sealed class SendGridLists(HttpClient http, AppSettings settings)
{
    /// <summary>The list of addresses that bounced.</summary>
    public const string Bounces = "bounces";

    /// <summary>The list of addresses whose owners called mail a nuisance.</summary>
    public const string SpamReports = "spam_reports";

    /// <summary>How many addresses a page has.</summary>
    public const int PageSize = 500;

    private readonly SendGridApi _api = new(http, settings);

    /// <summary>Reads a page of what was listed since then; null when it can't be read now, or the key has no right to it.</summary>
    public async Task<ListedPage?> ReadAsync(string list, DateTimeOffset since, int offset, CancellationToken cancellation)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/v3/suppression/{list}?start_time={since.ToUnixTimeSeconds()}&limit={PageSize}&offset={offset}");
        try
        {
            using var deadline = _api.Deadline(cancellation);
            using var request = _api.AccountRequest(HttpMethod.Get, path, content: null);
            using var response = await _api.SendAsync(request, deadline.Token);
            if (!response.IsSuccessStatusCode || await response.Content.ReadFromJsonAsync(SendGridJson.Default.ListListedAddress, deadline.Token) is not { } listed)
                return null;
            return new([.. listed.Where(one => one is { Email: not null, Created: > 0 and < 4_102_444_800 }).Select(one => (one.Email!, DateTimeOffset.FromUnixTimeSeconds(one.Created)))], listed.Count < PageSize);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}
