using Azure.Core;
using Azure.Core.Pipeline;

namespace Retention.App.Tests;

/// <summary>Lets requests to storage fail as a test says: with a fault of the network, or done and without an answer, so that they are made again.</summary>
public sealed class FailingRequests : HttpPipelinePolicy
{
    private int _failed;

    /// <summary>The fault of a request; null lets it pass.</summary>
    public Func<Request, Exception?> Fault { get; set; } = _ => null;

    /// <summary>Whether the answer of a request is lost: what it asked for is done, and the client repeats it.</summary>
    public Func<Request, bool> IsAnswerLost { get; set; } = _ => false;

    /// <summary>How many failed.</summary>
    public int Failed => Volatile.Read(ref _failed);

    /// <summary>What a request carries.</summary>
    public static string BodyOf(Request request)
    {
        using var body = new MemoryStream();
        request.Content?.WriteTo(body, CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (Fault(message.Request) is { } fault)
        {
            Interlocked.Increment(ref _failed);
            throw fault;
        }

        var isLost = IsAnswerLost(message.Request);
        await ProcessNextAsync(message, pipeline);
        if (!isLost)
            return;
        Interlocked.Increment(ref _failed);
        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);
}
