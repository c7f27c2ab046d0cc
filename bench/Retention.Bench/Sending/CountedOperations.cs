using Azure.Core;
using Azure.Core.Pipeline;

namespace Retention.Bench.Sending;

/// <summary>A kind of storage operation.</summary>
internal enum Operation
{
    /// <summary>One row by its key.</summary>
    Read,

    /// <summary>Rows of a partition.</summary>
    Query,

    /// <summary>Several rows of a partition at once.</summary>
    Transaction,

    /// <summary>One row written, or deleted.</summary>
    Write,

    /// <summary>A message put.</summary>
    Put,

    /// <summary>Messages received.</summary>
    Receive,

    /// <summary>A message deleted.</summary>
    Delete,
}

/// <summary>Counts the storage operations of each kind.</summary>
internal sealed class CountedOperations : HttpPipelinePolicy
{
    private readonly Dictionary<Operation, int> _counts = [];

    /// <summary>How many of each kind.</summary>
    public IReadOnlyDictionary<Operation, int> Counts
    {
        get
        {
            lock (_counts)
                return new Dictionary<Operation, int>(_counts);
        }
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        lock (_counts)
            _counts.Clear();
    }

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message.Request);
        ProcessNext(message, pipeline);
    }

    /// <inheritdoc/>
    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message.Request);
        return ProcessNextAsync(message, pipeline);
    }

    private void Count(Request request)
    {
        var path = Uri.UnescapeDataString(request.Uri.ToUri().AbsolutePath);
        var kind = path.EndsWith("/$batch", StringComparison.Ordinal) ? Operation.Transaction
            : path.EndsWith("/messages", StringComparison.Ordinal) ? request.Method == RequestMethod.Get ? Operation.Receive : Operation.Put
            : path.Contains("/messages/", StringComparison.Ordinal) ? Operation.Delete
            : path.EndsWith("()", StringComparison.Ordinal) ? Operation.Query
            : request.Method == RequestMethod.Get ? Operation.Read
            : Operation.Write;
        lock (_counts)
            _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
    }
}
