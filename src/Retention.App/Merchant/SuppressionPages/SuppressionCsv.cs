using System.Globalization;
using System.Text;
using Retention.App.Storage;

namespace Retention.App.Merchant.SuppressionPages;

/// <summary>Writes the whole list as comma-separated values (RFC 4180), page by page, in a form that the import reads back.</summary>
internal static class SuppressionCsv
{
    private const int PerPage = 1_000;

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(SuppressionList list, string shop, Stream output, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync("Email,Phone,Reason,Only,Timestamp,Source,Hash");
        string? after = null;
        while (await list.ListAsync(shop, after, PerPage, cancellation) is { Count: > 0 } page)
        {
            foreach (var (_, (on, source, name)) in page)
            {
                string?[] fields = [on.Channel == Channel.Email ? name : null, on.Channel == Channel.Text ? name : null, on.Cause, on.Purpose?.ToString(), on.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture), source, on.Address];
                await writer.WriteLineAsync(string.Join(',', fields.Select(CsvField.Of)).AsMemory(), cancellation);
            }

            after = page[^1].Key;
        }
    }
}
