using System.Net;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Retention.App.Tests.Storage.Tables;

/// <summary>A table service that gives the next prepared answer to each request, and remembers the requests.</summary>
internal sealed class ScriptedService(params HttpResponseMessage[] answers) : HttpMessageHandler
{
    private int _next;

    public List<(string Address, string Authorization, string Date)> Seen { get; } = [];

    public TableClientOptions Options()
    {
        var options = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(this, disposeHandler: false)) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        return options;
    }

    public static HttpResponseMessage Answer(HttpStatusCode status, string json, params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(json) };
        foreach (var (name, value) in headers) answer.Headers.TryAddWithoutValidation(name, value);
        return answer;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Seen.Add((request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString() ?? "", Header(request, "x-ms-date")));
        return Task.FromResult(answers[_next++]);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Array.ForEach(answers, answer => answer.Dispose());
        base.Dispose(disposing);
    }

    private static string Header(HttpRequestMessage request, string name) => request.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
}
