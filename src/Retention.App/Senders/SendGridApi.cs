using Retention.App.Settings;

namespace Retention.App.Senders;

/// <summary>How SendGrid's API is called: address, key and deadline. Nothing here repeats a call.</summary>
internal sealed class SendGridApi(HttpClient http, AppSettings settings)
{
    /// <summary>A request with our key.</summary>
    public HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content) => Request(method, path, content, settings.SendGridKey);

    /// <summary>A request about the account itself: its domains and its lists. It goes with a key of its own where there is one.</summary>
    public HttpRequestMessage AccountRequest(HttpMethod method, string path, HttpContent? content) => Request(method, path, content, settings.SendGridAccountKey ?? settings.SendGridKey);

    /// <summary>Calls once.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation) => http.SendAsync(request, cancellation);

    /// <summary>When a call is given up.</summary>
    public CancellationTokenSource Deadline(CancellationToken cancellation)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        source.CancelAfter(settings.SendDeadline);
        return source;
    }

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content, string? key)
    {
        var request = new HttpRequestMessage(method, new Uri(settings.SendGridUrl.AbsoluteUri.TrimEnd('/') + path)) { Content = content };
        request.Headers.Authorization = new("Bearer", key);
        return request;
    }
}
