using System.Text;

namespace Azure.Data.Tables;

/// <summary>The multipart body of a transaction: one change set with one HTTP request per action. Lines end with CRLF throughout.</summary>
internal static class TransactionBody
{
    public static byte[] Write(IEnumerable<RowChange> changes, string batch, TablePipeline pipeline)
    {
        var set = $"changeset_{Guid.NewGuid():D}";
        using var body = new MemoryStream();
        Lines(body, $"--{batch}", $"Content-Type: multipart/mixed; boundary={set}", "");
        foreach (var change in changes) Part(body, set, change, pipeline);
        Lines(body, $"--{set}--", $"--{batch}--");
        return body.ToArray();
    }

    private static void Part(MemoryStream body, string set, RowChange change, TablePipeline pipeline)
    {
        Lines(body, $"--{set}", "Content-Type: application/http", "Content-Transfer-Encoding: binary", "");
        Lines(body, $"{change.Method.Method} {pipeline.Address(change.Path)} HTTP/1.1", $"Accept: {TablePipeline.Json}", $"DataServiceVersion: {TablePipeline.DataServiceVersion}");
        if (change.IfMatch is not null) Lines(body, $"If-Match: {change.IfMatch}");
        if (change.Json is not null) Lines(body, "Content-Type: application/json", "Prefer: return-no-content");
        Lines(body, "");
        body.Write(change.Json ?? []);
        Lines(body, "");
    }

    private static void Lines(MemoryStream body, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines) body.Write(Encoding.UTF8.GetBytes($"{line}\r\n"));
    }
}
