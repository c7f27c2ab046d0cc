using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>
/// Reads the multipart answer to a transaction: one part per action in their order, or exactly one part, the refusal of the action that failed.
/// Lenient about blank lines and headers, because emulators and service versions differ in them.
/// </summary>
internal static class TransactionAnswer
{
    private const string StatusLine = "HTTP/1.1 ";

    /// <summary>The answers to the actions, in their order.</summary>
    /// <exception cref="TableTransactionFailedException">An action was refused, and with it the whole transaction.</exception>
    /// <exception cref="RequestFailedException">The answer does not tell what became of each action.</exception>
    public static IReadOnlyList<Response> Read(Response response, int actions)
    {
        var parts = Parts(response.Content.ToString(), response.ClientRequestId).ToList();
        if (parts.Find(part => part.IsError) is { } refused)
            throw new TableTransactionFailedException(TableErrorBody.Failure(refused));
        return parts.Count == actions
            ? parts
            : throw new RequestFailedException(response.Status, $"The transaction of {actions} actions was answered with {parts.Count} parts: read the rows to learn what happened.");
    }

    private static IEnumerable<Response> Parts(string text, string clientRequestId)
    {
        var lines = new Queue<string>(text.ReplaceLineEndings("\n").Split('\n'));
        while (lines.TryDequeue(out var line))
        {
            if (line.StartsWith(StatusLine, StringComparison.Ordinal)) yield return Part(line[StatusLine.Length..], lines, clientRequestId);
        }
    }

    private static TransactionPart Part(string status, Queue<string> lines, string clientRequestId)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (lines.TryDequeue(out var line) && line.Length > 0)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var body = new List<string>();
        while (lines.TryPeek(out var line) && !line.StartsWith("--", StringComparison.Ordinal)) body.Add(lines.Dequeue());

        var (code, reason) = status.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? (status[..space], status[(space + 1)..]) : (status, "");
        return new TransactionPart(int.Parse(code, CultureInfo.InvariantCulture), reason, headers, string.Join('\n', body).Trim()) { ClientRequestId = clientRequestId };
    }
}
