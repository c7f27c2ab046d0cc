using System.Collections.Concurrent;
using System.Xml.Linq;

namespace Retention.App.Seeding.Memory;

/// <summary>Queues: messages are put by requests and taken directly, by whoever plays the receiver.</summary>
internal sealed class MemoryQueues
{
    private const string Put = "<QueueMessagesList><QueueMessage><MessageId>5974b586-0df3-4e2d-ad0c-18e3892bfca2</MessageId>"
        + "<InsertionTime>Sun, 22 Nov 2026 04:00:00 GMT</InsertionTime><ExpirationTime>Fri, 31 Dec 9999 23:59:59 GMT</ExpirationTime>"
        + "<PopReceipt>AgAAAAMAAAAAAAAAKxL4ZY1Z3AE=</PopReceipt><TimeNextVisible>Sun, 22 Nov 2026 04:00:00 GMT</TimeNextVisible></QueueMessage></QueueMessagesList>";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _queues = new(StringComparer.Ordinal);

    /// <summary>The answer to a message that was put.</summary>
    public static MemoryAnswer Taken => MemoryAnswer.Xml(201, Put);

    /// <summary>The text of the next message; null when there is none.</summary>
    public string? Take(string queue) => Of(queue).TryDequeue(out var text) ? text : null;

    /// <summary>Answers one request.</summary>
    /// <exception cref="NotSupportedException">It is neither the making of a queue nor a message, nor the question for one where none lies.</exception>
    public MemoryAnswer Answer(MemoryCall call)
    {
        if (call.Method == "PUT")
            return new(201, []);
        // Whoever is erased is looked for among what failed: here nothing fails.
        if (call.Method == "GET" && Of(call.Path.Split('/')[0]).IsEmpty)
            return MemoryAnswer.Xml(200, "<QueueMessagesList />");
        if (call.Method != "POST")
            throw new NotSupportedException($"{call.Method} {call.Path}");
        using var body = new MemoryStream(call.Body);
        Of(call.Path.Split('/')[0]).Enqueue(XElement.Load(body).Element("MessageText")!.Value);
        return Taken;
    }

    private ConcurrentQueue<string> Of(string queue) => _queues.GetOrAdd(queue, _ => new());
}
