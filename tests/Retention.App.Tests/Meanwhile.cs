using Azure.Core;
using Azure.Core.Pipeline;

namespace Retention.App.Tests;

/// <summary>Does something just before a request to storage leaves: what somebody else does at that very moment.</summary>
/// <param name="act">What it does.</param>
public sealed class Meanwhile(Func<Request, Task> act) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await act(message.Request);
        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);
}
