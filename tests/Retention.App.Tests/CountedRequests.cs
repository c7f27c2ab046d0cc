using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Retention.App.Tests;

/// <summary>
/// Counts what passes, and says of what kind each was: an operation once when added PerCall, each attempt when added PerRetry. It can also
/// let the program die after so many: then nothing passes any more.
/// </summary>
public sealed partial class CountedRequests : HttpPipelineSynchronousPolicy
{
    private readonly List<string> _kinds = [];
    private int _left = int.MaxValue;
    private int _rows;

    public int Count
    {
        get
        {
            lock (_kinds)
                return _kinds.Count;
        }
    }

    /// <summary>How many table rows came back so far.</summary>
    public int Rows => Volatile.Read(ref _rows);

    /// <summary>After so many more the program is dead; null brings it back.</summary>
    public void DieAfter(int? requests) => Volatile.Write(ref _left, requests ?? int.MaxValue);

    /// <summary>The kinds since the last time, in the order in which they were made.</summary>
    public string[] Take()
    {
        lock (_kinds)
        {
            string[] taken = [.. _kinds];
            _kinds.Clear();
            return taken;
        }
    }

    /// <summary>"2 state read, 1 commit": how many of each kind.</summary>
    public static string Summed(IEnumerable<string> kinds) =>
        string.Join(", ", kinds.GroupBy(kind => kind, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}"));

    public override void OnSendingRequest(HttpMessage message)
    {
        if (Interlocked.Decrement(ref _left) < 0)
            throw new DeadException();
        var kind = KindOf(message.Request);
        lock (_kinds)
            _kinds.Add(kind);
    }

    public override void OnReceivedResponse(HttpMessage message)
    {
        if (message.Request.Method == RequestMethod.Get && message.Response.Headers.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true)
            Interlocked.Add(ref _rows, Row().Count(message.Response.Content.ToString()));
    }

    // The paths of Azurite begin with the account: "/test7/events/messages", "/test7/shoppers(PartitionKey='...',RowKey='state')", "/test7/$batch".
    private static string KindOf(Request request)
    {
        var path = Uri.UnescapeDataString(request.Uri.ToUri().AbsolutePath);
        var target = path.EndsWith("$batch", StringComparison.Ordinal) ? Batched(request) : Uri.UnescapeDataString(path).Split('/', 3)[^1];
        var (store, isRead) = (Store().Match(target).Value, request.Method == RequestMethod.Get);
        return (store, request.Method.Method, path.EndsWith("$batch", StringComparison.Ordinal)) switch
        {
            ("events" or "steps", "POST", _) => "queue put",
            ("events" or "steps", "GET", _) => "queue get",
            ("events" or "steps", "DELETE", _) => "queue delete",
            ("shoppers", _, true) => "commit",
            ("shoppers", _, _) when isRead && target.EndsWith("RowKey='state')", StringComparison.Ordinal) => "state read",
            ("shoppers", _, _) when isRead => "row read",
            ("names", "POST", _) => "name put",
            ("names", "PUT", _) when target.Contains("PartitionKey='sender", StringComparison.Ordinal) => "sent address put",
            ("names", "PUT", _) => "hint put",
            ("names", _, _) => "directory read",
            ("plan", _, true) => "plan deleted",
            ("plan" or "alarms", "DELETE", _) => "alarm deleted",
            ("plan" or "alarms", "GET", _) => $"{store} looked at",
            ("plan" or "alarms", _, _) => $"{store} put",
            ("shops", "GET", _) => "shop read",
            _ => store,
        };
    }

    private static string Batched(Request request)
    {
        using var body = new MemoryStream();
        request.Content!.WriteTo(body, CancellationToken.None);
        return First().Match(System.Text.Encoding.UTF8.GetString(body.ToArray())).Groups["table"].Value;
    }

    [GeneratedRegex("^\\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Store();

    [GeneratedRegex("odata\\.etag", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("(POST|PUT|PATCH|DELETE) https?://[^/]+/[^/]+/(?<table>\\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex First();
}

/// <summary>The program is dead: no request of it passes any more.</summary>
public sealed class DeadException() : Exception("The program died here.");
