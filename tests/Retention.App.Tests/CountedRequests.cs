using Azure.Core;
using Azure.Core.Pipeline;

namespace Retention.App.Tests;

/// <summary>Counts what passes: each operation once when added PerCall, each attempt when added PerRetry.</summary>
public sealed class CountedRequests : HttpPipelineSynchronousPolicy
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref _count);
}
